using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.IncidentReports.Attaching;
using Noroshi.IncidentReports.Burden;
using Noroshi.IncidentReports.Checking;
using Noroshi.IncidentReports.Copies;
using Noroshi.IncidentReports.Demo;
using Noroshi.IncidentReports.Drafting;
using Noroshi.IncidentReports.Explaining;
using Noroshi.IncidentReports.Filing;
using Noroshi.IncidentReports.Picking;
using Noroshi.IncidentReports.Reading;
using Noroshi.IncidentReports.Resuming;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store.Outbox;
using Noroshi.Web.Face;

namespace Noroshi.IncidentReports;

/// <summary>The reporter's side of the window: drafts, filing, reading one's own.</summary>
internal static class WindowParts
{
    public static IServiceCollection AddWindow(this IServiceCollection services) => services
        .AddSingleton<INavigation, WindowPlaces>()
        .AddSingleton<IFooter, PurposesInTheFooter>()
        .AddScoped<IWaiting, WaitsForAReporter>()
        .AddScoped<IDemoChapter>(provider => ActivatorUtilities.CreateInstance<ReportsChapter>(provider))
        .AddScoped<Particulars>()
        .AddScoped<WhomToReportFor>()
        .AddScoped<StartDraft>()
        .AddScoped<SaveDraft>()
        .AddScoped<DraftsInSight>()
        .AddScoped<HandIn>()
        .AddScoped<PickComputers>()
        .AddScoped<ReportsOnAComputer>()
        .AddScoped<IRelated>(provider => provider.GetRequiredService<ReportsOnAComputer>())
        .AddScoped<CasesInSight>()
        .AddScoped<RecordReading>()
        .AddScoped<KeptJudgements>()
        .AddScoped<SentFiles>()
        .AddScoped<AttachFiles>()
        .AddScoped<MeasuredBurden>()
        .AddScoped<KeeperSeal>()
        .AddScoped<KeepPages>()
        .AddScoped<IKeptPages>(provider => provider.GetRequiredService<KeepPages>())
        .AddHandler<PageKept, ForgetKeptPage>();

    public static void MapWindow(this IEndpointRouteBuilder routes)
    {
        Downloads.Map(routes);
        FileDownload.Map(routes);
        CopyDownload.Map(routes);
        Suggestions.Map(routes);
    }
}

/// <summary>The window's places in the menu.</summary>
internal sealed class WindowPlaces : INavigation
{
    private static readonly Words Reports = new("報告", "Reports");

    public IEnumerable<NavigationItem> Items =>
    [
        new(Reports, new("報告の一覧", "All reports"), "/reports", Permission.ReadOwnReports, 10),
        new(Reports, new("報告する", "Report"), "/reports/new", Permission.FileReports, 11),
        new(Reports, new("報告が必要か確認する", "Is it reportable?"), "/check", Permission.FileReports, 12) { Open = true },
        new(Reports, new("様式", "Forms"), "/reports/forms", Permission.FileReports, 13),
        new(Reports, new("報告にかかった時間", "Time spent"), "/reports/burden", Permission.ReadOwnReports, 14),
        new(new("負担の分布", "Burden"), new("負担の分布", "Burden"), "/desk/burden", Permission.SeeBurden, 60),
    ];
}

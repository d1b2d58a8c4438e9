using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.IncidentReports.Analysing;
using Noroshi.IncidentReports.Attaching;
using Noroshi.IncidentReports.Demo;
using Noroshi.IncidentReports.Erasing;
using Noroshi.IncidentReports.Exchanging;
using Noroshi.IncidentReports.Exporting;
using Noroshi.IncidentReports.Face;
using Noroshi.IncidentReports.Filing;
using Noroshi.IncidentReports.OpeningCases;
using Noroshi.IncidentReports.Queueing;
using Noroshi.IncidentReports.Reminding;
using Noroshi.IncidentReports.Settings;
using Noroshi.IncidentReports.Telling;
using Noroshi.Kernel;
using Noroshi.Store.Outbox;
using Noroshi.Store.Vault;
using Noroshi.Web.Face;

namespace Noroshi.IncidentReports;

/// <summary>The authorities' side: queue, search, the case at the desk, what is said in it, reminders.</summary>
internal static class DeskParts
{
    public static IServiceCollection AddDesk(this IServiceCollection services) => services
        .AddSingleton<IKindsOfActs, IncidentReportsActs>()
        .AddSingleton<INavigation, DeskMenu>()
        .AddScoped<IWaiting, WaitsForADesk>()
        .AddScoped<DeskQueue>()
        .AddScoped<CasesAtTheDesk>()
        .AddScoped<StatedPurpose>()
        .AddScoped<IReportsForAnalysis, ReportsForAnalysis>()
        .AddScoped<CaseTimeline>()
        .AddScoped<DeskDeeds>()
        .AddScoped<WriteInCase>()
        .AddScoped<AnswerInCase>()
        .AddScoped<CaseCircle>()
        .AddScoped<CaseExport>()
        .AddScoped<IDemoChapter>(provider => ActivatorUtilities.CreateInstance<DeskChapter>(provider))
        .AddScoped<PolicySettings>()
        .AddScoped<EraseWhatIsOver>()
        .AddScoped<INameFiles, NamedFiles>()
        .AddHandler<FileGivenUp, GiveUpFile>()
        .AddHandler<ReportFiled, TellOfFiling>(onlyRows: true)
        .AddHandler<CaseExchangeWritten, TellOfExchange>(onlyRows: true)
        .AddHandler<ReportClockTicks, RemindOfFullReport>()
        .AddHandler<DraftClockTicks, RemindOfDraft>()
        .AddHandler<ExchangeClockTicks, RemindOfAnswer>();

    public static void MapDesk(this IEndpointRouteBuilder routes) => DeskDownloads.Map(routes);

    private sealed class DeskMenu : INavigation
    {
        private static readonly Words Section = new("窓口", "Desk");
        private static readonly Words Administration = new("管理", "Administration");
        private static readonly Words Law = new("法令", "Law");

        public IEnumerable<NavigationItem> Items =>
        [
            new(Section, new("受け付けた報告", "Reports received"), "/desk", Permission.ReadReports, 20),
            new(Section, new("検索", "Search"), "/desk/search", Permission.ReadReports, 21),
            new(Section, new("電話・書面の入力", "Enter a report"), "/desk/entry", Permission.HandleCases, 22),
            new(Section, new("書き出し", "Export"), "/desk/export", Permission.HandleCases, 23),
            new(Administration, new("運用の設定", "Settings"), "/administration/settings", Permission.Administer, 80),
            new(Administration, new("保存期間", "Keeping"), "/administration/retention", Permission.EraseContent, 81),
            new(Law, new("法令の表と設定", "Tables and settings"), "/rules", null, 90),
        ];
    }
}

using Microsoft.Extensions.DependencyInjection;
using Noroshi.IncidentReports.Exchanging;
using Noroshi.IncidentReports.Face;
using Noroshi.IncidentReports.Filing;
using Noroshi.IncidentReports.OpeningCases;
using Noroshi.IncidentReports.Queueing;
using Noroshi.IncidentReports.Reminding;
using Noroshi.IncidentReports.Telling;
using Noroshi.Kernel;
using Noroshi.Store.Outbox;
using Noroshi.Web.Face;

namespace Noroshi.IncidentReports;

/// <summary>The authorities' side: queue, search, the case at the desk, what is said in it, reminders.</summary>
internal static class DeskParts
{
    public static IServiceCollection AddDesk(this IServiceCollection services) => services
        .AddSingleton<INavigation, DeskMenu>()
        .AddScoped<DeskQueue>()
        .AddScoped<CasesAtTheDesk>()
        .AddScoped<StatedPurpose>()
        .AddScoped<CaseTimeline>()
        .AddScoped<DeskDeeds>()
        .AddScoped<WriteInCase>()
        .AddScoped<CaseCircle>()
        .AddHandler<ReportFiled, TellOfFiling>()
        .AddHandler<CaseExchangeWritten, TellOfExchange>()
        .AddHandler<ReportClockTicks, RemindOfFullReport>()
        .AddHandler<ExchangeClockTicks, RemindOfAnswer>();

    private sealed class DeskMenu : INavigation
    {
        private static readonly Words Section = new("窓口", "Desk");

        public IEnumerable<NavigationItem> Items =>
        [
            new(Section, new("受け付けた報告", "Reports received"), "/desk", Permission.ReadReports, 20),
            new(Section, new("検索", "Search"), "/desk/search", Permission.ReadReports, 21),
        ];
    }
}

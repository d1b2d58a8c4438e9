using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Noroshi.IncidentReports.Face;
using Noroshi.IncidentReports.Law.Clocks;
using Noroshi.IncidentReports.Law.Competence;
using Noroshi.IncidentReports.Law.Keeping;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Parties;
using Noroshi.Web.Showing;

namespace Noroshi.IncidentReports.Settings;

/// <summary>On what the system rests: the tables with the certainty of each line, and the settings that are no law.</summary>
/// <remarks>For every signed-in person: whoever reports or reads may know by which tables it is done, and how sure they are.</remarks>
[Authorize(PartiesModule.Somebody)]
[Article("Act, Art. 5")]
[Article("Act, Art. 74(1)")]
[Article("Cabinet Order, Art. 3")]
internal sealed class RulesPage(PolicySettings settings, TimeProvider clock) : PageModel
{
    public IReadOnlyList<Sector> Sectors { get; private set; } = [];

    public IReadOnlyList<Authority> Bureaus { get; } = [.. Competence.Authorities.Where(a => a.Rank is AuthorityRank.RegionalBureau)];

    public IReadOnlyList<RoutingOverride> Overrides { get; private set; } = [];

    public IReadOnlyList<(Words Kind, int Hours)> Targets { get; private set; } = [];

    public int Years { get; private set; }

    public Words Without { get; } = TheFirstReportIsDueWithoutDelay.Text;

    public Words Keeping { get; private set; } = new("", "");

    public static string Places(Authority bureau) =>
        string.Join(Punctuation.Comma.Here, bureau.Governs.Select(code => Competence.Prefectures.FirstOrDefault(p => p.Code == code)?.Name.Here ?? code));

    public static Words Name(string authority) => Competence.Authority(authority).Name;

    public static Words Of(string sector, DateOnly day) => Competence.Sector(sector, day)?.Name ?? new(sector, sector);

    public static Words Place(string prefecture) => Competence.Prefectures.First(p => p.Code == prefecture).Name;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var today = LegalCalendar.LegalDay(now);
        Sectors = Competence.SectorsOn(today);
        Overrides = await settings.OverridesAsync(cancellation);
        var targets = new List<(Words, int)>();
        foreach (var kind in IncidentKinds.All)
        {
            targets.Add((kind.Words(), (int)(await settings.TargetAsync(kind, now, cancellation)).TotalHours));
        }

        Targets = targets;
        Years = await settings.YearsAsync(today, cancellation);
        Keeping = HowLongReportsAreKept.On(today).Note;
    }
}

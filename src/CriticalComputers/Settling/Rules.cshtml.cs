using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Noroshi.CriticalComputers.Face;
using Noroshi.CriticalComputers.Judging;
using Noroshi.CriticalComputers.Law;
using Noroshi.CriticalComputers.Law.Classes;
using Noroshi.CriticalComputers.Law.Deadlines;
using Noroshi.CriticalComputers.Simulating;
using Noroshi.Kernel;
using Noroshi.Parties;
using Noroshi.Parties.Face;

namespace Noroshi.CriticalComputers.Settling;

/// <summary>By which rules the register is judged: every table and setting with its certainty and its source, and the changes that are known.</summary>
/// <remarks>For every signed-in person: whoever notifies or reads notifications may know by which rules it is done, and how sure they are.</remarks>
[Authorize(PartiesModule.Somebody)]
[Article("Cabinet Order, Art. 1(3)")]
[Article("Order, Art. 1(1)")]
[Article("Order, Art. 2(1)")]
internal sealed class RegisterRulesPage(RulesInForce rules, Simulation simulation, TimeProvider clock) : PageModel
{
    public IReadOnlyList<RegisterRules> Ahead { get; private set; } = [];

    public RegisterRules Today => Ahead[0];

    /// <summary>What was set for a later day, the next first.</summary>
    public IReadOnlyList<PolicyValue> Coming { get; private set; } = [];

    public IReadOnlyList<Sector> Sectors { get; private set; } = [];

    public IReadOnlySet<DeviceClass> Precursors { get; private set; } = new HashSet<DeviceClass>();

    public bool MaySimulate { get; private set; }

    public static IReadOnlyList<DeadlineCase> Deadlines { get; } = Enum.GetValues<DeadlineCase>();

    /// <summary>The facts that make a class, in words.</summary>
    public IEnumerable<IReadOnlyList<Words>> Ways(ClassCondition condition) => condition.Conditions.Select(c =>
    {
        var needed = EachClassHasItsConditions.Demanded(condition.Class, Today.Readings) | EachClassHasItsConditions.Read(c, Today.Readings);
        return (IReadOnlyList<Words>)[.. ClassFacts.All.Where(f => (needed & f) != 0).Select(f => f.Statement(true))];
    });

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        MaySimulate = await simulation.OfferedAsync(cancellation) is not SimulationScope.None;
        var today = LegalCalendar.LegalDay(clock.GetUtcNow());
        Ahead = await rules.FromAsync(today, cancellation);
        Coming = [.. (await rules.HistoryAsync(cancellation)).Where(s => s.From > today).OrderBy(s => s.From).ThenBy(s => s.SetAt)];
        Sectors = [.. Competence.SectorsOn(today).Where(s => Today.Sectors.Contains(s.Code))];
        Precursors = ReportableEvents.InForceOn(today) ? ReportableEvents.ClassesWithPrecursors(today) : Precursors;
    }
}

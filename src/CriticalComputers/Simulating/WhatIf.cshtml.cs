using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Noroshi.CriticalComputers.Face;
using Noroshi.CriticalComputers.Law.Simulating;
using Noroshi.Kernel;
using Noroshi.Parties;
using Noroshi.Parties.Face;
using Noroshi.Web.Answers;
using Noroshi.Web.Fields;

namespace Noroshi.CriticalComputers.Simulating;

/// <summary>What a change does to one operator.</summary>
internal sealed record SimulatedOperator(OrganisationId Operator)
{
    public Dictionary<SimulatedEffect, int> Counts { get; } = [];

    /// <summary>The earliest last day of what becomes due.</summary>
    public DateOnly? FirstLastDay { get; set; }

    public int Of(SimulatedEffect effect) => Counts.GetValueOrDefault(effect);
}

/// <summary>What would change if a rule changed: who is affected, what falls away, what becomes due and until when. Nothing is kept.</summary>
/// <remarks>For an operator over its own register, for a ministry and the Cabinet Office over what reached them. For others it is not there (404), a regional bureau among them.</remarks>
[Authorize(PartiesModule.Somebody)]
[Article("Order, Art. 2(1)")]
[Article("Order, Art. 2(2)")]
[Article("Order, Art. 2(3)")]
internal sealed class WhatIfPage(Simulation simulation, IWhoIsWho who, TimeProvider clock) : PageModel
{
    private const int MostExamples = 30;

    private static readonly Words TooMuch = new("届出が多いため、一度には試せません。事業を1つ選ぶか、CSVで受け取ってください。", "There is too much to try out at once. Choose one business, or take the CSV.");

    public SimulationScope Scope { get; private set; }

    public AskedSimulation Asked { get; private set; } = new();

    public RuleChange? Change { get; private set; }

    public IReadOnlyList<SimulatedOperator> Found { get; private set; } = [];

    public IReadOnlyList<SimulatedLine> Examples { get; private set; } = [];

    public IReadOnlyDictionary<OrganisationId, Organisation> Operators { get; private set; } = new Dictionary<OrganisationId, Organisation>();

    public static IReadOnlyList<Choice> Classes => [.. DeviceClasses.All.Select(c => new Choice(c.Code(), c.Code()))];

    public IReadOnlyList<Choice> Sectors => SectorChoices.On(Today);

    private DateOnly Today => LegalCalendar.LegalDay(clock.GetUtcNow());

    public int Total(SimulatedEffect effect) => Found.Sum(f => f.Of(effect));

    public string NameOf(OrganisationId id) => Operators.GetValueOrDefault(id)?.Name.Here ?? "";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Scope = await simulation.ScopeAsync(cancellation);
        if (Scope is SimulationScope.None)
        {
            return this.Absent();
        }

        Asked = AskedSimulation.Read(Request.Query);
        if (Asked.Change is null)
        {
            return Page();
        }

        var problems = Asked.Problems(Today);
        if (problems.Count > 0)
        {
            return this.Mend(problems);
        }

        var change = await simulation.ChangeAsync(Asked, cancellation);
        await GatherAsync(change, cancellation);
        if (simulation.WasTooMuch)
        {
            return this.Mend([new Problem("Sector", "too-much", TooMuch)]);
        }

        Change = change;
        await simulation.RecordAsync(Scope, change, Asked, "page", cancellation);
        return Page();
    }

    private async Task GatherAsync(RuleChange change, CancellationToken cancellation)
    {
        var found = new Dictionary<OrganisationId, SimulatedOperator>();
        var examples = new List<SimulatedLine>();
        await foreach (var line in simulation.RunAsync(Scope, change, Asked, all: false, cancellation))
        {
            if (!found.TryGetValue(line.Operator, out var at))
            {
                found[line.Operator] = at = new SimulatedOperator(line.Operator);
            }

            at.Counts[line.Effect] = at.Of(line.Effect) + Math.Max(1, line.Count);
            at.FirstLastDay = line.LastDay is { } day && !(at.FirstLastDay <= day) ? day : at.FirstLastDay;
            if (examples.Count < MostExamples && line.Effect is not SimulatedEffect.ComesUnder)
            {
                examples.Add(line);
            }
        }

        Found = [.. found.Values.OrderByDescending(f => f.Counts.Values.Sum())];
        Examples = examples;
        Operators = await who.OrganisationsAsync(found.Keys, cancellation);
    }
}

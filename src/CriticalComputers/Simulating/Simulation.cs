using System.Text.Json.Nodes;
using Noroshi.CriticalComputers.Judging;
using Noroshi.CriticalComputers.Law.Simulating;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;

namespace Noroshi.CriticalComputers.Simulating;

/// <summary>Over what somebody may try out a change of the rules.</summary>
internal enum SimulationScope
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The register of one's own organisation, in full.</summary>
    OwnRegister,

    /// <summary>The computers whose notifications reached one's authority.</summary>
    Notified,
}

/// <summary>Tries out a change over what the actor sees. That it was tried out is recorded; what it found is not kept.</summary>
[Article("Act, Art. 8(1)")]
internal sealed class Simulation(SimulateRegister own, SimulateNotified notified, RulesInForce rules, IWhoIsWho who, IRecordOfActs acts, StoreDb db, Actor actor)
{
    /// <summary>Over what the actor may try out; a refusal is put on record.</summary>
    public async Task<SimulationScope> ScopeAsync(CancellationToken cancellation)
    {
        var scope = await OfferedAsync(cancellation);
        if (scope is SimulationScope.None)
        {
            await acts.WriteRefusalAsync(new Act("critical-computers.not-shown", "Act, Art. 8", "what-if"), cancellation);
        }

        return scope;
    }

    /// <summary>The same, for what a page offers; nothing is recorded.</summary>
    public async Task<SimulationScope> OfferedAsync(CancellationToken cancellation)
    {
        var kind = (await who.OrganisationAsync(actor.Organisation, cancellation))?.Kind;
        return actor.Can(Permission.ReadNotifications) && kind is OrganisationKind.Ministry or OrganisationKind.CabinetOffice ? SimulationScope.Notified
            : actor.Can(Permission.ReadOwnRegister) && kind is OrganisationKind.Operator ? SimulationScope.OwnRegister
            : SimulationScope.None;
    }

    /// <summary>Whether the last run found too much to be shown while somebody waits, so that one business is to be chosen.</summary>
    public bool WasTooMuch => notified.WasTooMuch;

    /// <summary>The change that was asked, beside the rules of its day.</summary>
    public async Task<RuleChange> ChangeAsync(AskedSimulation asked, CancellationToken cancellation) => asked.ToChange((await rules.OnAsync(asked.Day!.Value, cancellation)).Readings);

    /// <summary>What the change does: all of it, or up to as many kinds as can be waited for.</summary>
    public IAsyncEnumerable<SimulatedLine> RunAsync(SimulationScope scope, RuleChange change, AskedSimulation asked, bool all, CancellationToken cancellation) => scope is SimulationScope.OwnRegister
        ? own.OfAsync(actor.Organisation, change, asked.Day!.Value, cancellation)
        : notified.OfAsync(change, asked.Day!.Value, asked.Sector, all ? int.MaxValue : SimulateNotified.MostKinds, cancellation);

    /// <summary>Puts on record that it was tried out.</summary>
    public async Task RecordAsync(SimulationScope scope, RuleChange change, AskedSimulation asked, string how, CancellationToken cancellation)
    {
        acts.Write(new Act("critical-computers.simulated", "Act, Art. 8(1)", scope is SimulationScope.OwnRegister ? $"register:{actor.Organisation}" : "notifications")
        {
            Content = new JsonObject { ["change"] = change.Words.Ja, ["from"] = asked.From, ["sector"] = asked.Sector, ["as"] = how },
        });
        await db.SaveChangesAsync(cancellation);
    }
}

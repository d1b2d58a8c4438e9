using Noroshi.Kernel;
using Noroshi.Parties.Face;

namespace Noroshi.IncidentReports.Drafting;

/// <summary>For whom the actor may report today.</summary>
internal sealed class WhomToReportFor(IWhoIsWho who, Actor actor, TimeProvider clock)
{
    /// <summary>Designated operators: the actor's own organisation, or the principals whose mandate is in force.</summary>
    public async Task<IReadOnlyList<Organisation>> ByLawAsync(CancellationToken cancellation)
    {
        var today = LegalCalendar.LegalDay(clock.GetUtcNow());
        var designated = new List<Organisation>();
        foreach (var organisation in await OfOwnAccordAsync(cancellation))
        {
            if ((await who.DesignationsAsync(organisation.Id, today, cancellation)).Count > 0)
            {
                designated.Add(organisation);
            }
        }

        return designated;
    }

    /// <summary>Anybody may report of their own accord, and an agent for its client.</summary>
    public async Task<IReadOnlyList<Organisation>> OfOwnAccordAsync(CancellationToken cancellation)
    {
        var organisations = await who.OrganisationsAsync([actor.Organisation, .. actor.ActsFor], cancellation);
        return [.. organisations.Values.OrderBy(o => o.Id == actor.Organisation ? 0 : 1).ThenBy(o => o.Code, StringComparer.Ordinal)];
    }
}

using Microsoft.EntityFrameworkCore;
using Noroshi.Council.Face;
using Noroshi.Council.Law;
using Noroshi.Council.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;

namespace Noroshi.Council.Taking;

/// <summary>How the present actor stands to the council, worked out anew for every request.</summary>
internal sealed class CouncilAdmission(StoreDb db, IWhoIsWho who, IPolicySettings settings, Actor actor, TimeProvider clock)
{
    public const string SecrecyArticle = "Act, Art. 45(7)";

    private Ruling? asked;
    private bool? cleared;

    /// <summary>Whether the actor is of the secretariat.</summary>
    public bool IsSecretariat => actor.Can(Permission.RunCouncil);

    /// <summary>Whether the actor takes part now, or what stands in the way.</summary>
    public async Task<Ruling> AskAsync(CancellationToken cancellation) => asked ??= await WorkOutAsync(cancellation);

    public async Task<bool> TakesPartAsync(CancellationToken cancellation) => await AskAsync(cancellation) is Ruling.Allowed;

    /// <summary>Whether the policy on clearances asks for one on marked topics, and the actor has none.</summary>
    public async Task<bool> IsKeptFromMarkedTopicsAsync(CancellationToken cancellation) =>
        ClearanceIsAskedForByTopic.Asks(await GateAsync(cancellation), topicIsMarked: true)
        && !(cleared ??= (await who.ClearedAsync([actor.Person], actor.Organisation, ClearanceIsAskedForByTopic.Kind, clock.GetUtcNow(), cancellation)).Count > 0);

    /// <summary>The policy on clearances today; off until it was set.</summary>
    public async Task<ClearanceGate> GateAsync(CancellationToken cancellation) => ClearanceIsAskedForByTopic.Read(
        PolicyValue.InForce(await settings.OfAsync(ClearanceIsAskedForByTopic.Setting, cancellation), LegalCalendar.LegalDay(clock.GetUtcNow()))?.Value);

    private async Task<Ruling> WorkOutAsync(CancellationToken cancellation)
    {
        if (IsSecretariat)
        {
            return new Ruling.Allowed("Act, Art. 45(1)");
        }

        var (now, organisation, person) = (clock.GetUtcNow(), actor.Organisation, actor.Person);
        var state = await db.Set<Member>().AsNoTracking().Where(m => m.Organisation == organisation).Select(m => (MemberState?)m.State).FirstOrDefaultAsync(cancellation);
        var named = await db.Set<Seat>().AnyAsync(s => s.Organisation == organisation && s.Person == person && s.EndedAt == null, cancellation);
        var bound = named && (await who.BoundToSecrecyAsync([person], organisation, SecrecyArticle, now, cancellation)).Count > 0;
        return WhoTakesPart.Ask(new Standing(state, named && actor.Can(Permission.JoinCouncil), bound), LegalCalendar.LegalDay(now));
    }
}

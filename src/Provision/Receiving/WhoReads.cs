using Noroshi.Council.Face;
using Noroshi.Kernel;
using Noroshi.Provision.Face;
using Noroshi.Provision.Store;

namespace Noroshi.Provision.Receiving;

/// <summary>
/// Who in an organisation reads what was provided to it. What is shared in the council is read by the persons alone whom the member named and who are bound to
/// secrecy (art 45(7)); everything else by those whose role receives.
/// </summary>
[Article("Act, Art. 45(7)")]
internal sealed class WhoReads(ICouncil council, Actor actor)
{
    private bool? takesPart;

    /// <summary>Whether the actor reads what was provided in some capacity.</summary>
    public async Task<bool> MayAsync(RecipientKind kind, CancellationToken cancellation) => kind is not RecipientKind.CouncilMember || await TakesPartAsync(cancellation);

    /// <summary>Those lines of an inbox that the actor reads.</summary>
    public async Task<IQueryable<Recipient>> OfAsync(IQueryable<Recipient> inbox, CancellationToken cancellation) =>
        await TakesPartAsync(cancellation) ? inbox : inbox.Where(r => r.Kind != RecipientKind.CouncilMember);

    private async Task<bool> TakesPartAsync(CancellationToken cancellation) =>
        takesPart ??= (await council.WhoTakesPartAsync(actor.Organisation, null, cancellation)).Contains(actor.Person);
}

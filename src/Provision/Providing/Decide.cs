using Microsoft.EntityFrameworkCore;
using Noroshi.Council.Face;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Products.Face;
using Noroshi.Provision.Face;
using Noroshi.Provision.Law;
using Noroshi.Provision.Store;
using Noroshi.Store;

namespace Noroshi.Provision.Providing;

/// <summary>
/// Decides recipient by recipient, at the preview and again when it is delivered: a member may have left the council, an originator may have taken something back
/// in between (Act arts 38 to 45). What the system can see for itself is not asked of the sender.
/// </summary>
internal sealed class Decide(StoreDb db, IWhoIsWho who, ICouncil council, TimeProvider clock)
{
    /// <summary>What is found out here and not stated by anybody.</summary>
    public const Condition Seen = Condition.VictimCannotBeInferred | Condition.OriginatorAllows | Condition.MinisterHoldsIt | Condition.InTheMinistersCharge | Condition.IsCouncilMember;

    private static readonly Words NotCurrent = new("この情報は、撤回されたか、新しい版に置き換えられたか、期限が切れています。", "This product was withdrawn, superseded, or has expired.");

    /// <summary>What a sender must state for a route and a product: the findings that the law leaves to the sender.</summary>
    public IReadOnlyList<ConditionText> ToState(ReleasedProduct product, LegalRoute route, RecipientKind kind)
    {
        var day = LegalCalendar.LegalDay(clock.GetUtcNow());
        return EachRecipientHasItsRoute.Table.IsInForceOn(day) && EachRecipientHasItsRoute.Table.On(day).Find(kind, route) is { } row
            ? [.. Conditions.In(row.NeededFor(product.Marks, false) & ~Seen)]
            : [];
    }

    /// <summary>The answers for several organisations, by organisation.</summary>
    /// <param name="product">What is provided.</param>
    /// <param name="route">By which route.</param>
    /// <param name="sender">In whose name.</param>
    /// <param name="from">The organisation of that name.</param>
    /// <param name="purpose">For what.</param>
    /// <param name="stated">What the sender found to hold.</param>
    /// <param name="kind">In which capacity they are addressed.</param>
    /// <param name="to">Who.</param>
    /// <param name="beforeTheMinister">Whether it is asked while it is prepared for a minister, of whom it is not known yet what he holds and whom he is in charge of.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<IReadOnlyDictionary<OrganisationId, Ruling>> AskAsync(
        ReleasedProduct product, LegalRoute route, LegalSender sender, OrganisationId from, ProvisionPurpose purpose, Condition stated, RecipientKind kind, IReadOnlyCollection<OrganisationId> to, bool beforeTheMinister, CancellationToken cancellation)
    {
        if (product.Standing is not ProductStanding.Current)
        {
            return to.ToDictionary(o => o, _ => (Ruling)new Ruling.Refused("Act, Art. 43", NotCurrent));
        }

        if (TheMarkingReachesTheRecipient.Ask(product.Sharing, kind) is Ruling.Refused marked)
        {
            return to.ToDictionary(o => o, _ => (Ruling)marked);
        }

        var day = LegalCalendar.LegalDay(clock.GetUtcNow());
        var held = (stated & ~Seen) | Condition.VictimCannotBeInferred | Condition.OriginatorAllows
            | (beforeTheMinister ? Condition.MinisterHoldsIt | Condition.InTheMinistersCharge : Condition.None)
            | (sender is not LegalSender.PrimeMinister && await HoldsAsync(from, product.Id.Value, cancellation) ? Condition.MinisterHoldsIt : Condition.None);
        var charge = sender is LegalSender.CompetentMinister && !beforeTheMinister ? await InChargeAsync(from, day, cancellation) : [];
        var members = kind is RecipientKind.CouncilMember ? await council.MembersAsync(day, cancellation) : new HashSet<OrganisationId>();
        return to.ToDictionary(o => o, o => WhoMayReceive.Ask(new ProvisionCase(
            kind, route, sender, product.Class, product.Marks, false, purpose,
            held | (charge.Contains(o) ? Condition.InTheMinistersCharge : Condition.None) | (members.Contains(o) ? Condition.IsCouncilMember : Condition.None), day)));
    }

    /// <summary>Whether a ministry was provided with a product as a body of the state.</summary>
    public Task<bool> HoldsAsync(OrganisationId ministry, Guid product, CancellationToken cancellation) =>
        db.Set<Recipient>().IgnoreQueryFilters(["visibility"]).AnyAsync(r => r.Product == product && r.Organisation == ministry && r.Kind == RecipientKind.GovernmentBody && r.State == RecipientState.Delivered, cancellation);

    /// <summary>The operators in a ministry's charge.</summary>
    public async Task<HashSet<OrganisationId>> InChargeAsync(OrganisationId ministry, DateOnly day, CancellationToken cancellation)
    {
        var code = (await who.OrganisationAsync(ministry, cancellation))?.Code;
        var sectors = Competence.SectorsOn(day).Where(s => s.Minister == code || s.Joint.Contains(code)).Select(s => s.Code).ToArray();
        return [.. (await who.DesignatedForAsync(sectors, day, cancellation)).Select(d => d.Operator)];
    }
}

using Microsoft.EntityFrameworkCore;
using Noroshi.Council.Face;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Products.Face;
using Noroshi.Provision.Face;
using Noroshi.Provision.Law;
using Noroshi.Provision.Leaking;
using Noroshi.Provision.Store;
using Noroshi.Store;

namespace Noroshi.Provision.Providing;

/// <summary>
/// Decides recipient by recipient, at the preview and again when it is delivered: a member may have left the council, an originator may have taken something back
/// in between (Act arts 38 to 45). What the system can see for itself is not asked of the sender.
/// </summary>
internal sealed class Decide(StoreDb db, IReleasedProducts products, IWhoIsWho who, ICouncil council, IContributions contributions, Leaks leaks, TimeProvider clock)
{
    /// <summary>What is found out here and not stated by anybody.</summary>
    public const Condition Seen = Condition.VictimCannotBeInferred | Condition.OriginatorAllows | Condition.MinisterHoldsIt | Condition.InTheMinistersCharge | Condition.IsCouncilMember
        | Condition.PrefectureHoldsIt | Condition.WithinTheRegion;

    private static readonly Words NotCurrent = new("この情報は、撤回されたか、新しい版に置き換えられたか、期限が切れています。", "This product was withdrawn, superseded, or has expired.");

    private static readonly Ruling.Refused NotInTheTopic = new("Act, Art. 45(3)", new("この話題の構成員ではなくなりました。", "It is no longer a member of the topic."));

    /// <summary>The topics of the council whose members some recipients no longer are: what is shared with a topic does not reach whoever left it meanwhile.</summary>
    public async Task<IReadOnlyDictionary<Guid, Ruling.Refused>> LeftTheTopicAsync(IEnumerable<Recipient> recipients, CancellationToken cancellation)
    {
        var left = new Dictionary<Guid, Ruling.Refused>();
        foreach (var topic in recipients.Where(r => r.Topic is not null).GroupBy(r => r.Topic!.Value))
        {
            var members = await council.MembersOfAsync(new TopicId(topic.Key), cancellation);
            foreach (var gone in topic.Where(r => !members.Contains(r.Organisation)))
            {
                left[gone.Id] = NotInTheTopic;
            }
        }

        return left;
    }

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
    /// <param name="terms">On what.</param>
    /// <param name="kind">In which capacity they are addressed.</param>
    /// <param name="to">Who.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<IReadOnlyDictionary<OrganisationId, Ruling>> AskAsync(ReleasedProduct product, SendingTerms terms, RecipientKind kind, IReadOnlyCollection<OrganisationId> to, CancellationToken cancellation)
    {
        var day = LegalCalendar.LegalDay(clock.GetUtcNow());
        if (terms.Sender is LegalSender.Prefecture)
        {
            return await OnwardAsync(product, terms, kind, to, day, cancellation);
        }

        var charge = terms.Sender is LegalSender.CompetentMinister ? await InChargeAsync(terms.From, day, cancellation) : [];
        var members = kind is RecipientKind.CouncilMember ? await council.MembersAsync(day, cancellation) : new HashSet<OrganisationId>();
        var held = terms.ByMinister && await HoldsAsync(terms.From, product.Id.Value, RecipientKind.GovernmentBody, cancellation) ? Condition.MinisterHoldsIt : Condition.None;
        return Answers(product, terms, kind, to, await BarredAsync(product, to, cancellation), o => held
            | (charge.Contains(o) ? Condition.InTheMinistersCharge : Condition.None)
            | (members.Contains(o) ? Condition.IsCouncilMember : Condition.None));
    }

    // What a prefecture passes on it must have itself, as a member of the council, and its region's rule (in the council's law) must let each of them have it.
    private async Task<IReadOnlyDictionary<OrganisationId, Ruling>> OnwardAsync(
        ReleasedProduct product, SendingTerms terms, RecipientKind kind, IReadOnlyCollection<OrganisationId> to, DateOnly day, CancellationToken cancellation)
    {
        var (members, barred) = (await council.MembersAsync(day, cancellation), await BarredAsync(product, [.. to, terms.From], cancellation));
        var (known, region) = (await who.OrganisationsAsync([.. to, terms.From], cancellation), await council.RegionAsync(terms.From, cancellation));
        var sharer = new OnwardParty(members.Contains(terms.From), known[terms.From].Kind is OrganisationKind.LocalGovernment, region?.Prefecture, region?.Leads ?? false);
        var rulings = to.ToDictionary(o => o, o => OnwardSharing.Ask(
            new OnwardItem(product.Class, product.Sharing, null), sharer, new OnwardParty(members.Contains(o), known[o].Kind is OrganisationKind.LocalGovernment, known[o].Prefecture), day));
        var holds = !barred.ContainsKey(terms.From) && await HoldsAsync(terms.From, product.Id.Value, RecipientKind.CouncilMember, cancellation) ? Condition.PrefectureHoldsIt : Condition.None;
        var answers = Answers(product, terms, kind, to, barred, o => holds
            | (members.Contains(o) ? Condition.IsCouncilMember : Condition.None)
            | (rulings[o] is Ruling.Allowed ? Condition.WithinTheRegion : Condition.None));
        return to.ToDictionary(o => o, o => rulings[o] is Ruling.Refused no ? no : answers[o]);
    }

    /// <summary>The same while it is prepared for a minister, who finds for himself what must hold: what stands in the way whatever he finds.</summary>
    public async Task<IReadOnlyDictionary<OrganisationId, Ruling>> BeforeTheMinisterAsync(ReleasedProduct product, SendingTerms terms, RecipientKind kind, IReadOnlyCollection<OrganisationId> to, CancellationToken cancellation) =>
        Answers(product, terms with { Stated = ~Seen }, kind, to, await BarredAsync(product, to, cancellation), _ => Condition.MinisterHoldsIt | Condition.InTheMinistersCharge);

    /// <summary>Whether an organisation was provided with a product in some capacity: a ministry as a body of the state. What was shared with a topic alone is not meant for others and does not count.</summary>
    public Task<bool> HoldsAsync(OrganisationId organisation, Guid product, RecipientKind kind, CancellationToken cancellation) =>
        db.Set<Recipient>().IgnoreQueryFilters(["visibility"]).AnyAsync(r => r.Product == product && r.Organisation == organisation && r.Kind == kind && r.Topic == null && r.State == RecipientState.Delivered, cancellation);

    /// <summary>The operators in a ministry's charge.</summary>
    public async Task<HashSet<OrganisationId>> InChargeAsync(OrganisationId ministry, DateOnly day, CancellationToken cancellation)
    {
        var code = (await who.OrganisationAsync(ministry, cancellation))?.Code;
        var sectors = Competence.SectorsOn(day).Where(s => s.Minister == code || s.Joint.Contains(code)).Select(s => s.Code).ToArray();
        return [.. (await who.DesignatedForAsync(sectors, day, cancellation)).Select(d => d.Operator)];
    }

    // Who is barred, whatever the law of provision says: from whom information leaked, and whom the members do not let have what they contributed (art 45(6)).
    private async Task<IReadOnlyDictionary<OrganisationId, Ruling.Refused>> BarredAsync(ReleasedProduct product, IReadOnlyCollection<OrganisationId> to, CancellationToken cancellation)
    {
        var rests = await products.ContributionsAsync(product.Id, cancellation);
        var barred = rests.Count == 0 ? [] : (await contributions.RefusalsAsync(rests, product.Class, to, cancellation)).ToDictionary();
        foreach (var stopped in await leaks.StoppedAsync(cancellation))
        {
            barred[stopped] = ALeakStopsProvision.Stopped;
        }

        return barred;
    }

    private Dictionary<OrganisationId, Ruling> Answers(ReleasedProduct product, SendingTerms terms, RecipientKind kind, IReadOnlyCollection<OrganisationId> to, IReadOnlyDictionary<OrganisationId, Ruling.Refused> barred, Func<OrganisationId, Condition> seen)
    {
        Ruling? whoever = product.Standing is not ProductStanding.Current ? new Ruling.Refused("Act, Art. 43", NotCurrent)
            : TheMarkingReachesTheRecipient.Ask(product.Sharing, kind) is Ruling.Refused marked ? marked
            : null;
        var day = LegalCalendar.LegalDay(clock.GetUtcNow());
        var table = FastTable.On(day);
        var allowed = new Ruling.Allowed(terms.Route.Article());
        var held = (terms.Stated & ~Seen) | Condition.VictimCannotBeInferred | Condition.OriginatorAllows;
        return to.ToDictionary(o => o, o =>
        {
            var asked = new ProvisionCase(kind, terms.Route, terms.Sender, product.Class, product.Marks, false, terms.Purpose, held | seen(o), day);
            return whoever ?? (barred.GetValueOrDefault(o) is { } no ? no : table.Allows(asked) ? allowed : WhoMayReceive.Ask(asked));
        });
    }
}

using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Noroshi.Confidentiality.Face;
using Noroshi.Council.Face;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Products.Face;
using Noroshi.Provision.Face;
using Noroshi.Provision.Law;
using Noroshi.Provision.Providing;
using Noroshi.Provision.Receiving;
using Noroshi.Provision.Store;
using Noroshi.Store;
using Noroshi.Web.Face;

namespace Noroshi.Provision.Onward;

/// <summary>A municipality, whether it may have what its prefecture got, and what became of it there.</summary>
/// <param name="Organisation">Which.</param>
/// <param name="Ruling">Whether it may have it.</param>
/// <param name="Given">That it was passed on to it; null if it was not.</param>
internal sealed record Municipality(Organisation Organisation, Ruling Ruling, Recipient? Given);

/// <summary>
/// A prefecture passes on what it was given in the council to the municipalities of its region (remarks 103 to 106): 提供用 to those alone that are members, to all others what is for
/// publicity. What may not leave the organisation is not passed on either. A choice of this system beside the Act.
/// </summary>
[Article("Act, Art. 45(4)")]
internal sealed class PassOn(StoreDb db, ICouncil council, IWhoIsWho who, ReceivedInSight inbox, Decide decide, PrepareSending prepare, IRecordOfActs acts, Actor actor)
{
    private const LegalRoute Route = LegalRoute.OnwardByPrefecture;

    private static readonly Ruling.Refused ForTheTopic = new("Act, Art. 45(3)", new(
        "話題に参加する構成員だけに共有された情報です。ほかには展開できません。", "It was shared with the members of a topic alone and is not passed on."));

    /// <summary>Whether the actor's organisation leads a region of the council.</summary>
    public async Task<bool> LeadsAsync(CancellationToken cancellation) => await council.RegionAsync(actor.Organisation, cancellation) is { Leads: true };

    /// <summary>Whether something that was received may be passed on at all: what was shared with a topic, or may not be taken away, is not. A refusal is then on record.</summary>
    public async Task<Ruling> AskAsync(Received received, HttpContext context, CancellationToken cancellation)
    {
        if (received.Recipient.Topic is null)
        {
            return await inbox.AskAsync(received, TakenAs.File, context, cancellation);
        }

        await acts.WriteRefusalAsync(new Act("provision.not-taken", ForTheTopic.Article, $"recipient:{received.Recipient.Id:D}") { Content = new JsonObject { ["how"] = Route.Code() } }, cancellation);
        return ForTheTopic;
    }

    /// <summary>The municipalities of the region with what the law says of each, by name.</summary>
    public async Task<IReadOnlyList<Municipality>> MunicipalitiesAsync(ReleasedProduct product, CancellationToken cancellation)
    {
        var known = await who.OrganisationsAsync(await council.MunicipalitiesAsync(actor.Organisation, cancellation), cancellation);
        var rulings = await decide.AskAsync(product, Terms, KindFor(product), [.. known.Keys], cancellation);

        // Past the filter of recipients: what became of what it passed on is the sender's to know.
        var given = (await db.Set<Recipient>().IgnoreQueryFilters(["visibility"]).AsNoTracking().Where(r => r.Product == product.Id.Value && r.From == actor.Organisation).OrderBy(r => r.Id).ToListAsync(cancellation)).ToLookup(r => r.Organisation);
        return [.. known.Values.OrderBy(o => o.Name.Ja, StringComparer.Ordinal).Select(o => new Municipality(o, rulings[o.Id], given[o.Id].LastOrDefault()))];
    }

    /// <summary>Passes it on to some of them. What was for viewing alone stays so.</summary>
    public Task<IReadOnlyList<Sending>> SendAsync(Received received, IReadOnlyList<Municipality> to, string because, CancellationToken cancellation)
    {
        var product = received.Contents.Product;
        var reason = new Words("都道府県からの展開", "Passed on by the prefecture");
        return prepare.SendAsync(
            new SendingAsked(
                product,
                new Choice(Route, false, false, false, null, null, [.. to.Select(m => m.Organisation.Code)], false),
                [.. to.Select(m => new Candidate(m.Organisation, KindFor(product), reason))],
                Terms,
                because,
                received.Sending.ViewOnly),
            cancellation);
    }

    private SendingTerms Terms => new(Route, PrepareSending.SenderOf(Route), actor.Organisation, PrepareSending.PurposeOf(Route), Condition.None);

    private static RecipientKind KindFor(ReleasedProduct product) => product.Class is InformationClass.ForPublicity ? RecipientKind.ComputerUser : RecipientKind.CouncilMember;
}

/// <summary>Leads a prefecture from what it received to passing it on.</summary>
internal sealed class LeadsToPassingOn(StoreDb db, PassOn onward) : IRelated
{
    public async Task<IReadOnlyList<RelatedItem>> OfAsync(string thing, CancellationToken cancellation) =>
        thing.Split(':') is ["received", var id] && Guid.TryParse(id, out var received) && db.Actor.Can(Permission.ReceiveProducts) && await onward.LeadsAsync(cancellation)
        && await db.Set<Recipient>().AnyAsync(r => r.Id == received && r.Topic == null, cancellation)
            ? [new RelatedItem(new("市区町村に展開する", "Pass it on to municipalities"), $"/received/{received:D}/onward")]
            : [];
}

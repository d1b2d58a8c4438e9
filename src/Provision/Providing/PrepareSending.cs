using System.Text.Json.Nodes;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Products.Face;
using Noroshi.Provision.Face;
using Noroshi.Provision.Law;
using Noroshi.Provision.Store;
using Noroshi.Store;

namespace Noroshi.Provision.Providing;

/// <summary>What a sender asks for.</summary>
internal sealed record SendingAsked(ReleasedProduct Product, Choice Choice, ProvisionPurpose Purpose, Condition Stated, string Because);

/// <summary>A sending is ready to be delivered, a part of its recipients at a time.</summary>
internal sealed record SendingReady(Guid Sending, int Part) : IEvent
{
    public static string Name => "provision.ready.v1";
}

/// <summary>
/// Prepares what is sent. By article 38(4) and 40 a minister is the sender in law: the product is provided to the ministry under article 38(1), and the sending waits on its
/// desk. Everything else goes out in the Prime Minister's name at once, by the outbox.
/// </summary>
internal sealed class PrepareSending(StoreDb db, Candidates candidates, Decide decide, IWhoIsWho who, IOutbox outbox, IRecordOfActs acts, Actor actor, TimeProvider clock)
{
    /// <summary>In whose name a route sends.</summary>
    public static LegalSender SenderOf(LegalRoute route) => route switch
    {
        LegalRoute.ToOperators => LegalSender.CompetentMinister,
        LegalRoute.ToCarriers => LegalSender.InternalAffairsMinister,
        _ => LegalSender.PrimeMinister,
    };

    /// <summary>Sends, or lays it on the ministers' desks. The sendings that were made.</summary>
    public async Task<IReadOnlyList<Sending>> SendAsync(SendingAsked asked, CancellationToken cancellation)
    {
        var meant = (await candidates.OfAsync(asked.Product, asked.Choice, cancellation)).Where(c => c.Reason is not null).ToList();
        var route = asked.Choice.Route;
        var made = SenderOf(route) is LegalSender.PrimeMinister
            ? [Prepare(asked, route, LegalSender.PrimeMinister, actor.Organisation, meant)]
            : await ByMinistersAsync(asked, meant, cancellation);
        await db.SaveChangesAsync(cancellation);
        return made;
    }

    private async Task<List<Sending>> ByMinistersAsync(SendingAsked asked, List<Candidate> meant, CancellationToken cancellation)
    {
        var (made, day) = (new List<Sending>(), LegalCalendar.LegalDay(clock.GetUtcNow()));
        foreach (var ministry in (await who.OrganisationsAsync(OrganisationKind.Ministry, cancellation)).Where(m => asked.Choice.Route is LegalRoute.ToOperators || m.Code is "mic"))
        {
            var charge = asked.Choice.Route is LegalRoute.ToOperators ? await decide.InChargeAsync(ministry.Id, day, cancellation) : [];
            var own = asked.Choice.Route is LegalRoute.ToOperators ? [.. meant.Where(c => charge.Contains(c.Organisation.Id))] : meant;
            if (own.Count == 0)
            {
                continue;
            }

            if (!await decide.HoldsAsync(ministry.Id, asked.Product.Id.Value, cancellation))
            {
                made.Add(Prepare(asked, LegalRoute.ToGovernmentBodies, LegalSender.PrimeMinister, actor.Organisation, [new Candidate(ministry, RecipientKind.GovernmentBody, new("所管大臣として提供するため", "To provide it as the competent minister"))]));
            }

            made.Add(Prepare(asked, asked.Choice.Route, SenderOf(asked.Choice.Route), ministry.Id, own));
        }

        return made;
    }

    private Sending Prepare(SendingAsked asked, LegalRoute route, LegalSender sender, OrganisationId from, IReadOnlyList<Candidate> to)
    {
        var now = clock.GetUtcNow();
        var product = asked.Product;
        var sending = Sending.Prepare(
            Identifier.New(clock), new(product.Id.Value, product.Series, route, sender, from, asked.Purpose, asked.Stated, asked.Because, (asked.Choice with { Route = route }).Json(), product.Urgent), actor.Person, now);
        db.Add(sending);
        db.AddRange(to.Select(c => To(sending, c.Organisation.Id, c.Kind, c.Reason!)));
        if (asked.Choice.Publish && route is LegalRoute.ToUsers or LegalRoute.ToSuppliers)
        {
            db.Add(To(sending, default, RecipientKind.Public, new("公表", "Made public")));
        }

        acts.Write(new Act("provision.prepared", route.Article(), $"sending:{sending.Id}")
        {
            Content = new JsonObject { ["product"] = product.Number, ["version"] = product.Version, ["route"] = route.Code(), ["sender"] = sender.Code(), ["recipients"] = to.Count, ["stated"] = sending.Stated.ToString() },
        });
        if (sending.State is SendingState.UnderWay)
        {
            outbox.Raise(new SendingReady(sending.Id, 1));
        }

        return sending;
    }

    private Recipient To(Sending sending, OrganisationId organisation, RecipientKind kind, Words reason) => new()
    {
        Id = Identifier.New(clock),
        Sending = sending.Id,
        Product = sending.Product,
        From = sending.From,
        Organisation = organisation,
        Kind = kind,
        ReasonJa = reason.Ja,
        ReasonEn = reason.En,
        Urgent = sending.Urgent,
    };
}

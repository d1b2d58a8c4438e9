using System.Text.Json.Nodes;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Products.Face;
using Noroshi.Provision.Face;
using Noroshi.Provision.Store;
using Noroshi.Store;

namespace Noroshi.Provision.Providing;

/// <summary>What a sender asks for.</summary>
/// <param name="Product">What.</param>
/// <param name="Choice">By what the recipients were chosen.</param>
/// <param name="Meant">Those who were.</param>
/// <param name="Terms">On what; where a minister is the sender, on what it is provided to the ministries first.</param>
/// <param name="Because">Why it is needed.</param>
/// <param name="ViewOnly">Whether the recipients read it on the screen alone.</param>
internal sealed record SendingAsked(ReleasedProduct Product, Choice Choice, IReadOnlyList<Candidate> Meant, SendingTerms Terms, string Because, bool ViewOnly);

/// <summary>A sending is ready to be delivered, a part of its recipients at a time.</summary>
internal sealed record SendingReady(Guid Sending, int Part) : IEvent
{
    public static string Name => "provision.ready.v1";
}

/// <summary>
/// Prepares what is sent. By article 38(4) and 40 a minister is the sender in law: the product is provided to the ministry under article 38(1), and the sending waits on its
/// desk. Everything else goes out in the Prime Minister's name at once, by the outbox.
/// </summary>
internal sealed class PrepareSending(StoreDb db, Decide decide, IWhoIsWho who, IOutbox outbox, IRecordOfActs acts, Actor actor, TimeProvider clock)
{
    private const int PartSize = 1_000;

    /// <summary>In whose name a route sends.</summary>
    public static LegalSender SenderOf(LegalRoute route) => route switch
    {
        LegalRoute.ToOperators => LegalSender.CompetentMinister,
        LegalRoute.ToCarriers => LegalSender.InternalAffairsMinister,
        LegalRoute.OnwardByPrefecture => LegalSender.Prefecture,
        _ => LegalSender.PrimeMinister,
    };

    /// <summary>For what a route is used.</summary>
    public static ProvisionPurpose PurposeOf(LegalRoute route) => route switch
    {
        LegalRoute.ToPoliceAndDefence => ProvisionPurpose.ArticleThirtyOneTasks,
        LegalRoute.ToCarriers => ProvisionPurpose.HandleForeignAttack,
        LegalRoute.ToSuppliers => ProvisionPurpose.HandleVulnerability,
        LegalRoute.ToContractors => ProvisionPurpose.EntrustedTask,
        _ => ProvisionPurpose.PreventDamage,
    };

    /// <summary>Sends, or lays it on the ministers' desks. The sendings that were made.</summary>
    public async Task<IReadOnlyList<Sending>> SendAsync(SendingAsked asked, CancellationToken cancellation)
    {
        var made = asked.Terms.ByMinister ? await ByMinistersAsync(asked, cancellation) : [Prepare(asked, asked.Terms, asked.Meant)];

        await SaveAsync(made.SelectMany(m => m.To), cancellation);
        return [.. made.Select(m => m.Sending)];
    }

    // A sending is there with all whom it is meant for, or not at all. Many go in part by part, so that memory does not grow with their number.
    private async Task SaveAsync(IEnumerable<Recipient> recipients, CancellationToken cancellation)
    {
        using var parts = recipients.Chunk(PartSize).GetEnumerator();
        var first = parts.MoveNext() ? parts.Current : [];
        if (first.Length < PartSize)
        {
            db.AddRange(first);
            await db.SaveChangesAsync(cancellation);
            return;
        }

        await using var whole = await db.Database.BeginTransactionAsync(cancellation);
        await db.SaveChangesAsync(cancellation);
        do
        {
            await db.AddManyAsync(parts.Current, cancellation);
        }
        while (parts.MoveNext());
        await whole.CommitAsync(cancellation);
    }

    private async Task<List<Prepared>> ByMinistersAsync(SendingAsked asked, CancellationToken cancellation)
    {
        var (made, day) = (new List<Prepared>(), LegalCalendar.LegalDay(clock.GetUtcNow()));
        var toOperators = asked.Terms.Route is LegalRoute.ToOperators;
        var first = asked.Terms with { Route = LegalRoute.ToGovernmentBodies, Sender = LegalSender.PrimeMinister };
        foreach (var ministry in (await who.OrganisationsAsync(OrganisationKind.Ministry, cancellation)).Where(m => toOperators || m.Code is "mic"))
        {
            var charge = toOperators ? await decide.InChargeAsync(ministry.Id, day, cancellation) : null;
            var own = asked.Meant.Where(c => charge?.Contains(c.Organisation.Id) ?? true).ToList();
            if (own.Count == 0)
            {
                continue;
            }

            if (!await decide.HoldsAsync(ministry.Id, asked.Product.Id.Value, RecipientKind.GovernmentBody, cancellation))
            {
                made.Add(Prepare(asked, first, [new Candidate(ministry, RecipientKind.GovernmentBody, new("所管大臣として提供するため", "To provide it as the competent minister"))]));
            }

            made.Add(Prepare(asked, asked.Terms with { From = ministry.Id }, own));
        }

        return made;
    }

    private Prepared Prepare(SendingAsked asked, SendingTerms terms, IReadOnlyList<Candidate> to)
    {
        var product = asked.Product;
        var sending = Sending.Prepare(
            Identifier.New(clock), new(product.Id.Value, product.Series, terms, asked.Because, (asked.Choice with { Route = terms.Route }).Json(), product.Urgent, asked.ViewOnly), actor.Person, clock.GetUtcNow());
        db.Add(sending);
        acts.Write(new Act("provision.prepared", terms.Route.Article(), $"sending:{sending.Id}")
        {
            Content = new JsonObject { ["product"] = product.Number, ["version"] = product.Version, ["route"] = terms.Route.Code(), ["sender"] = terms.Sender.Code(), ["recipients"] = to.Count, ["stated"] = sending.Stated.ToString() },
        });
        if (sending.State is SendingState.UnderWay)
        {
            outbox.Raise(new SendingReady(sending.Id, 1));
        }

        var chosen = to.Select(c => To(sending, c.Organisation.Id, c.Kind, c.Reason!, c.Topic));
        return new(sending, asked.Choice.Publish ? chosen.Append(To(sending, default, RecipientKind.Public, new("公表", "Made public"))) : chosen);
    }

    private Recipient To(Sending sending, OrganisationId organisation, RecipientKind kind, Words reason, Guid? topic = null) => new()
    {
        Id = Identifier.New(clock),
        Sending = sending.Id,
        Product = sending.Product,
        From = sending.From,
        Organisation = organisation,
        Kind = kind,
        Topic = topic,
        ReasonJa = reason.Ja,
        ReasonEn = reason.En,
        Urgent = sending.Urgent,
    };

    private sealed record Prepared(Sending Sending, IEnumerable<Recipient> To);
}

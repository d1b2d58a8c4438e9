using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Products.Face;
using Noroshi.Provision.Face;
using Noroshi.Provision.Law;
using Noroshi.Provision.Marking;
using Noroshi.Provision.Store;
using Noroshi.Store;

namespace Noroshi.Provision.Leaking;

/// <summary>What is done when something got out: it is traced by its marks, provision stops, originators are told, a decision is put down, and provision is restored.</summary>
[Article("Act, Art. 44(1)")]
internal sealed class Leaks(StoreDb db, IReleasedProducts products, IWhoIsWho who, INotices notices, IRecordOfActs acts, TimeProvider clock)
{
    /// <summary>The organisations to which nothing is provided for now.</summary>
    public async Task<IReadOnlySet<OrganisationId>> StoppedAsync(CancellationToken cancellation) =>
        (await db.Set<Leak>().IgnoreQueryFilters(["visibility"]).Where(l => l.RestoredAt == null).Select(l => l.Organisation).Distinct().ToListAsync(cancellation)).ToHashSet();

    /// <summary>Whose copies a text is from, by the marks that it holds. Looking is on record.</summary>
    public async Task<IReadOnlyList<Watermark>> TraceAsync(string text, CancellationToken cancellation)
    {
        var codes = ForensicMark.In(text).ToArray();
        var found = codes.Length == 0 ? [] : await db.Set<Watermark>().AsNoTracking().Where(w => codes.Contains(w.Code)).OrderBy(w => w.MadeAt).ToListAsync(cancellation);
        acts.Write(new Act("provision.leak-traced", ALeakStopsProvision.Article, "leaks") { Content = new JsonObject { ["marks"] = codes.Length, ["found"] = new JsonArray([.. found.Select(w => (JsonNode)w.Code)]) } });
        await db.SaveChangesAsync(cancellation);
        return found;
    }

    /// <summary>Stops provision to an organisation at once.</summary>
    public async Task<Leak> StopAsync(OrganisationId organisation, Watermark? mark, string found, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var leak = Leak.Stop(Identifier.New(clock), SpokenNumber.New("LK", now), organisation, mark, found, db.Actor.Person, now);
        db.Add(leak);
        Write("provision.leak-stopped", leak, new() { ["organisation"] = organisation.ToString(), ["mark"] = mark?.Code, ["found"] = found });
        await db.SaveChangesAsync(cancellation);
        return leak;
    }

    /// <summary>What the recipient holds, the newest first. What was made public is not among it: that everybody holds.</summary>
    public IQueryable<Recipient> Held(Leak leak) =>
        db.Set<Recipient>().AsNoTracking().Where(r => r.Organisation == leak.Organisation && r.State == RecipientState.Delivered && r.Kind != RecipientKind.Public).OrderByDescending(r => r.DeliveredAt).ThenByDescending(r => r.Id);

    /// <summary>Those whose information is in question: of the product that got out, or of all that the recipient holds.</summary>
    public async Task<IReadOnlyList<Organisation>> OriginatorsAsync(Leak leak, CancellationToken cancellation)
    {
        ProductId[] inQuestion = leak.Product is { } one ? [new(one)] : [.. (await Held(leak).Select(r => r.Product).Distinct().ToListAsync(cancellation)).Select(p => new ProductId(p))];
        var originators = await products.OriginatorsAsync(inQuestion, cancellation);
        return [.. (await who.OrganisationsAsync(originators.Where(o => o != leak.Organisation), cancellation)).Values.OrderBy(o => o.Code, StringComparer.Ordinal)];
    }

    /// <summary>Tells the originators, once: that it happened, and not by whom.</summary>
    /// <returns>False if somebody else changed the matter meanwhile.</returns>
    public async Task<bool> TellOriginatorsAsync(Leak leak, CancellationToken cancellation)
    {
        if (leak.OriginatorsToldAt is not null)
        {
            return true;
        }

        var originators = await OriginatorsAsync(leak, cancellation);
        foreach (var originator in originators)
        {
            foreach (var person in await who.PeopleWhoMayAsync(originator.Id, Permission.ReadOwnReports, cancellation))
            {
                notices.Tell(person.Id, "provision.leak-told", new($"あなたの組織が出した情報を含む文書が、提供先の外に出た可能性があります（{leak.Number}）。内閣府の窓口が調べています。", $"A document that rests on what your organisation gave may have got out ({leak.Number}). The Cabinet Office is looking into it."), "/notices", urgent: true);
            }
        }

        leak.TellOriginators(clock.GetUtcNow());
        Write("provision.leak-originators-told", leak, new() { ["originators"] = new JsonArray([.. originators.Select(o => (JsonNode)o.Id.ToString())]) });
        return await db.SaveUnlessOvertakenAsync(cancellation);
    }

    /// <summary>Puts down what was found and decided.</summary>
    /// <returns>False if somebody else changed the matter meanwhile.</returns>
    public Task<bool> DecideAsync(Leak leak, string decision, CancellationToken cancellation)
    {
        leak.Decide(decision, db.Actor.Person, clock.GetUtcNow());
        Write("provision.leak-decided", leak, new() { ["decision"] = decision });
        return db.SaveUnlessOvertakenAsync(cancellation);
    }

    /// <summary>Lets provision go on.</summary>
    /// <returns>False if somebody else changed the matter meanwhile.</returns>
    public Task<bool> RestoreAsync(Leak leak, string because, CancellationToken cancellation)
    {
        leak.Restore(because, db.Actor.Person, clock.GetUtcNow());
        Write("provision.leak-restored", leak, new() { ["because"] = because });
        return db.SaveUnlessOvertakenAsync(cancellation);
    }

    private void Write(string kind, Leak leak, JsonObject content) => acts.Write(new Act(kind, ALeakStopsProvision.Article, $"leak:{leak.Number}") { Content = content });
}

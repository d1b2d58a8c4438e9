using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Law.Classes;
using Noroshi.CriticalComputers.Naming;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;

namespace Noroshi.CriticalComputers.Comparing;

/// <summary>One notified computer, as far as a comparison shows it.</summary>
internal sealed record ComparedComputer(string Number, OrganisationId Operator, string Sector, string FacilityCategory, ClassSet Classes, string Product, string Maker);

/// <summary>Lays like products beside one another, over all notifications that reached the actor's authority (Act art 4(2)).</summary>
internal sealed class CompareClasses(StoreDb db, IWhoIsWho who, IRecordOfActs acts)
{
    /// <summary>How many kinds are compared at most; beyond that a business is to be chosen.</summary>
    internal const int MostKinds = 1_000_000;

    private const int MostLines = 500;

    /// <summary>Whether the actor's authority is one that notifications reach.</summary>
    public async Task<bool> MayAsync(CancellationToken cancellation) =>
        (await who.OrganisationAsync(db.Actor.Organisation, cancellation))?.Kind is OrganisationKind.Ministry or OrganisationKind.CabinetOffice;

    /// <summary>The products that operators class differently; null if there is too much to compare at once.</summary>
    public async Task<IReadOnlyList<AlikeProduct>?> DifferingAsync(string? sector, string? maker, CancellationToken cancellation)
    {
        var alike = new AlikeProducts();
        var keys = new Dictionary<string, string>(StringComparer.Ordinal);
        var wanted = string.IsNullOrWhiteSpace(maker) ? null : NormalName.Maker(maker);
        var kinds = 0;
        await foreach (var kind in Kinds(sector).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (++kinds > MostKinds)
            {
                return null;
            }

            var key = KeyOf(kind.NameKey, kind.Product, kind.Maker, keys);
            if (wanted is null || key.EndsWith('\u001f' + wanted, StringComparison.Ordinal))
            {
                alike.Add(key, kind.Product, kind.Maker, kind.Classes, kind.Sector, kind.Operator, kind.Count);
            }
        }

        return alike.Differing();
    }

    /// <summary>The notified computers of one product and how they were classed; the reading is put on record.</summary>
    public async Task<IReadOnlyList<ComparedComputer>> OfProductAsync(string product, string maker, CancellationToken cancellation)
    {
        var wanted = Precedent.KeyOf(product, maker);
        var names = new List<string>();
        await foreach (var name in Reached().GroupBy(c => c.NameKey).Select(g => new { g.Key, Product = g.Min(c => c.Product)!, Maker = g.Min(c => c.Maker)! }).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (Precedent.KeyOf(name.Product, name.Maker) == wanted)
            {
                names.Add(name.Key);
            }
        }

        var found = names.Count == 0 ? [] : await (
            from c in Reached()
            join n in db.Set<Notification>().AsNoTracking() on c.Notification equals n.Id
            where names.Contains(c.NameKey)
            orderby c.Classes, c.Operator, c.Id
            select new ComparedComputer(n.Number, c.Operator, c.Sector, c.FacilityCategory, c.Classes, c.Product, c.Maker)).Take(MostLines).ToListAsync(cancellation);
        acts.Write(new Act("critical-computers.compared", "Act, Art. 8(1)", "notifications")
        {
            Content = new JsonObject { ["product"] = product, ["maker"] = maker, ["notifications"] = new JsonArray([.. found.Select(f => f.Number).Distinct().Select(n => (JsonNode)n)]) },
        });
        await db.SaveChangesAsync(cancellation);
        return found;
    }

    /// <summary>Puts on record that the whole was read.</summary>
    public async Task RecordAsync(string? sector, string? maker, string how, CancellationToken cancellation)
    {
        acts.Write(new Act("critical-computers.compared", "Act, Art. 8(1)", "notifications") { Content = new JsonObject { ["sector"] = sector, ["maker"] = maker, ["as"] = how } });
        await db.SaveChangesAsync(cancellation);
    }

    private static string KeyOf(string nameKey, string product, string maker, Dictionary<string, string> keys)
    {
        if (!keys.TryGetValue(nameKey, out var key))
        {
            keys[nameKey] = key = Precedent.KeyOf(product, maker);
        }

        return key;
    }

    // The filter asks of each computer whether its notification may be seen; here it is asked of the notifications, which are fewer. Both give the same rows.
    private IQueryable<NotifiedComputer> Reached()
    {
        var me = db.Actor.Organisation;
        var reached = db.Set<Notification>().Where(n => n.Addressees.Any(a => a.Organisation == me)).Select(n => n.Id);
        return db.Set<NotifiedComputer>().IgnoreQueryFilters(["visibility"]).AsNoTracking().Where(c => c.Current && c.As != NotifiedAs.Removed && reached.Contains(c.Notification));
    }

    private IQueryable<Kind> Kinds(string? sector)
    {
        var computers = string.IsNullOrEmpty(sector) ? Reached() : Reached().Where(c => c.Sector == sector);
        return computers.GroupBy(c => new { c.Operator, c.Sector, c.NameKey, c.Classes })
            .Select(g => new Kind(g.Key.Operator, g.Key.Sector, g.Key.NameKey, g.Key.Classes, g.Min(c => c.Product)!, g.Min(c => c.Maker)!, g.Count()));
    }

    private sealed record Kind(OrganisationId Operator, string Sector, string NameKey, ClassSet Classes, string Product, string Maker, int Count);
}

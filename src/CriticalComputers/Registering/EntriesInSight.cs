using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Judging;
using Noroshi.CriticalComputers.Law;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;

namespace Noroshi.CriticalComputers.Registering;

/// <summary>One field that a change touched.</summary>
internal sealed record FieldChange(string Code, Words Field, string? Before, string? After);

/// <summary>One line of an entry's history.</summary>
internal sealed record HistoryLine(DateTimeOffset At, string? By, ChangeWay Way, bool Entered, IReadOnlyList<FieldChange> Fields);

/// <summary>All there is to know of one entry.</summary>
internal sealed record EntryFile(
    Computer Computer, Facility Facility, ThreeAnswers Answers, OwedBy? Due, IReadOnlyList<(NotifiedComputer Line, Notification In)> Notified, IReadOnlyList<HistoryLine> History);

/// <summary>Finds entries that the actor may see. Asking for another's is refused as if it were not there, and recorded.</summary>
internal sealed class EntriesInSight(StoreDb db, WhoseRegister whose, RulesInForce rules, IWhoIsWho who, IRecordOfActs acts)
{
    private static readonly (string Code, Words Name)[] Fields =
    [
        ("label", new("管理名", "Name")), ("product", new("製品名", "Product")), ("maker", new("製造者名", "Maker")), ("unit", new("種類", "Kind")),
        ("classes", new("区分", "Classes")), ("dedicated", new("専用の製品か", "Dedicated")), ("introducedOn", new("導入した日", "Introduced")),
        ("removedOn", new("廃止した日", "Removed")), ("impact", new("事業への影響", "Impact")), ("exposed", new("インターネットから到達できる", "Reachable from the internet")),
        ("isolated", new("ネットワークから切り離されている", "Cut off from networks")), ("ismap", new("ISMAP", "ISMAP")), ("dependency", new("依存先", "Dependency")), ("note", new("メモ", "Note")),
    ];

    /// <summary>The entry, to change; null if it is not there for the actor. The refusal is then on record.</summary>
    public async Task<Computer?> FindAsync(Guid id, CancellationToken cancellation)
    {
        var found = await db.Set<Computer>().FirstOrDefaultAsync(c => c.Id == new ComputerId(id) && c.Operator == whose.Operator, cancellation);
        if (found is null)
        {
            await acts.WriteRefusalAsync(new Act("critical-computers.not-shown", "Act, Art. 8", $"computer:{id}"), cancellation);
        }

        return found;
    }

    /// <summary>The entry with its answers, notifications and history.</summary>
    public async Task<EntryFile?> OpenAsync(Guid id, CancellationToken cancellation)
    {
        if (await FindAsync(id, cancellation) is not { } found)
        {
            return null;
        }

        var facility = await db.Set<Facility>().AsNoTracking().FirstAsync(f => f.Id == found.Facility, cancellation);
        var lines = await db.Set<NotifiedComputer>().AsNoTracking().Where(n => n.Computer == found.Id).ToListAsync(cancellation);
        var ids = lines.Select(l => l.Notification).ToArray();
        var notifications = await db.Set<Notification>().AsNoTracking().Where(n => ids.Contains(n.Id)).ToDictionaryAsync(n => n.Id, cancellation);
        return new EntryFile(
            found,
            facility,
            ThreeAnswers.Of(new DutyFacts(found.Entry.Classes, found.Unit, found.Dedicated, found.Product, found.Maker, found.RemovedOn), await rules.FromAsync(whose.Today, cancellation)),
            found.DueRule is { } json ? OwedBy.Read(json) : null,
            [.. lines.Select(l => (l, notifications[l.Notification])).OrderByDescending(l => l.Item2.FiledAt)],
            await HistoryAsync(found, cancellation));
    }

    private async Task<IReadOnlyList<HistoryLine>> HistoryAsync(Computer computer, CancellationToken cancellation)
    {
        var changes = await db.Set<ComputerChange>().AsNoTracking().Where(c => c.Computer == computer.Id).OrderByDescending(c => c.At).Take(200).ToListAsync(cancellation);
        var people = await who.PersonsAsync(changes.Select(c => c.By), cancellation);
        return [.. changes.Select(c => new HistoryLine(c.At, people.GetValueOrDefault(c.By)?.Name, c.Way, c.Before is null, c.Before is null ? [] : Differences(c.Before, c.After)))];
    }

    private static List<FieldChange> Differences(string before, string after)
    {
        var (was, now) = (JsonNode.Parse(before)!, JsonNode.Parse(after)!);
        return [.. Fields.Where(f => !JsonNode.DeepEquals(was[f.Code], now[f.Code])).Select(f => new FieldChange(f.Code, f.Name, Said(was[f.Code]), Said(now[f.Code])))];
    }

    private static string? Said(JsonNode? value) => value switch
    {
        null => null,
        JsonArray list => string.Join(", ", list.Select(c => (string)c!)),
        _ => value.ToString(),
    };
}

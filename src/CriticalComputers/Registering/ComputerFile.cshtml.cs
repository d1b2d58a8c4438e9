using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Judging;
using Noroshi.CriticalComputers.Law;
using Noroshi.CriticalComputers.Precedents;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Face;

namespace Noroshi.CriticalComputers.Registering;

/// <summary>One field that a change touched.</summary>
internal sealed record FieldChange(Words Field, string? Before, string? After);

/// <summary>One line of an entry's history.</summary>
internal sealed record HistoryLine(DateTimeOffset At, string? By, ChangeWay Way, bool Entered, IReadOnlyList<FieldChange> Fields);

/// <summary>One entry of the register: what it is, where it stands under art 4, its notifications and its history.</summary>
/// <remarks>For those who may read the register of their own organisation. Another's entry is not there (404).</remarks>
[Authorize(nameof(Permission.ReadOwnRegister))]
internal sealed class ComputerFilePage(StoreDb db, WhoseRegister whose, RulesInForce rules, PrecedentsInSight precedents, IWhoIsWho who, IEnumerable<IRelated> elsewhere, IRecordOfActs acts, Actor actor) : PageModel
{
    private static readonly (string Code, Words Name)[] Fields =
    [
        ("label", new("管理名", "Name")), ("product", new("製品名", "Product")), ("maker", new("製造者名", "Maker")), ("unit", new("種類", "Kind")),
        ("classes", new("区分", "Classes")), ("dedicated", new("専用の製品か", "Dedicated")), ("introducedOn", new("導入した日", "Introduced")),
        ("removedOn", new("廃止した日", "Removed")), ("impact", new("事業への影響", "Impact")), ("exposed", new("インターネットから到達できる", "Reachable from the internet")),
        ("isolated", new("ネットワークから切り離されている", "Cut off from networks")), ("ismap", new("ISMAP", "ISMAP")), ("dependency", new("依存先", "Dependency")), ("note", new("メモ", "Note")),
    ];

    public Computer Computer { get; private set; } = null!;

    public Facility Facility { get; private set; } = null!;

    public ThreeAnswers Answers { get; private set; } = null!;

    /// <summary>How authorities classed the same product.</summary>
    public IReadOnlyList<Precedent> Precedents { get; private set; } = [];

    /// <summary>By which rule the last day was found.</summary>
    public OwedBy? Due { get; private set; }

    public IReadOnlyList<(NotifiedComputer Line, Notification In)> Notified { get; private set; } = [];

    public IReadOnlyList<HistoryLine> History { get; private set; } = [];

    /// <summary>What other modules have on it.</summary>
    public IReadOnlyList<RelatedItem> Related { get; private set; } = [];

    public bool MayKeep => actor.Can(Permission.KeepRegister);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (await db.Set<Computer>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == new ComputerId(id) && c.Operator == whose.Operator, cancellation) is not { } found)
        {
            await acts.WriteRefusalAsync(new Act("critical-computers.not-shown", "Act, Art. 8", $"computer:{id}"), cancellation);
            return this.Absent();
        }

        Computer = found;
        Facility = await db.Set<Facility>().AsNoTracking().FirstAsync(f => f.Id == found.Facility, cancellation);
        Answers = ThreeAnswers.Of(
            new DutyFacts(found.Entry.Classes, found.Unit, found.Dedicated, found.Product, found.Maker, found.RemovedOn), await rules.FromAsync(whose.Today, cancellation));
        Precedents = await precedents.OfProductAsync(found.Product, found.Maker, cancellation);
        Due = found.DueRule is { } json ? OwedBy.Read(json) : null;
        var lines = await db.Set<NotifiedComputer>().AsNoTracking().Where(n => n.Computer == found.Id).ToListAsync(cancellation);
        var ids = lines.Select(l => l.Notification).ToArray();
        var notifications = await db.Set<Notification>().AsNoTracking().Where(n => ids.Contains(n.Id)).ToDictionaryAsync(n => n.Id, cancellation);
        Notified = [.. lines.Select(l => (l, notifications[l.Notification])).OrderByDescending(l => l.Item2.FiledAt)];
        await ReadHistoryAsync(cancellation);
        var related = new List<RelatedItem>();
        foreach (var each in elsewhere)
        {
            related.AddRange(await each.OfAsync($"computer:{id}", cancellation));
        }

        Related = related;
        return Page();
    }

    private async Task ReadHistoryAsync(CancellationToken cancellation)
    {
        var changes = await db.Set<ComputerChange>().AsNoTracking().Where(c => c.Computer == Computer.Id).OrderByDescending(c => c.At).Take(200).ToListAsync(cancellation);
        var people = await who.PersonsAsync(changes.Select(c => c.By), cancellation);
        History = [.. changes.Select(c => new HistoryLine(c.At, people.GetValueOrDefault(c.By)?.Name, c.Way, c.Before is null, c.Before is null ? [] : Differences(c.Before, c.After)))];
    }

    private static List<FieldChange> Differences(string before, string after)
    {
        var (was, now) = (JsonNode.Parse(before)!, JsonNode.Parse(after)!);
        return [.. Fields.Where(f => !JsonNode.DeepEquals(was[f.Code], now[f.Code])).Select(f => new FieldChange(f.Name, Said(was[f.Code]), Said(now[f.Code])))];
    }

    private static string? Said(JsonNode? value) => value switch
    {
        null => null,
        JsonArray list => string.Join(", ", list.Select(c => (string)c!)),
        _ => value.ToString(),
    };
}

using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Oversight.Store;
using Noroshi.Parties.Face;
using Noroshi.Store;
using Noroshi.Web.Fields;

namespace Noroshi.Oversight.Inspecting;

/// <summary>An act in the list: who did what, when, in which capacity and on what basis; not what was said.</summary>
internal sealed record ActLine(Guid Id, DateTimeOffset At, Words Kind, string Basis, string Object, Thing About, string Who, Words Where, Words Capacity, bool Refused, bool Erased);

/// <summary>The record of acts, newest first.</summary>
/// <remarks>
/// For inspectors of the commission: they see that authorities acted, and on what basis. What a report says is not theirs to read,
/// so the content of an act is not shown, only proved.
/// </remarks>
[Authorize(nameof(Permission.InspectRecord))]
internal sealed class ActsPage(StoreDb db, IWhoIsWho who, IEnumerable<IKindsOfActs> modules, IRecordOfActs acts) : PageModel
{
    private const int Length = 50;
    private readonly Dictionary<string, Words> words = modules.SelectMany(m => m.Kinds).ToDictionary(StringComparer.Ordinal);

    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Object { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? Until { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Refused { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? After { get; set; }

    public IReadOnlyList<ActLine> Lines { get; private set; } = [];

    public Guid? Next { get; private set; }

    /// <summary>The kinds there are, those of one module together; and what stands in the address, if it is none of them.</summary>
    public IReadOnlyList<Choice> Kinds =>
    [
        .. Kind is { Length: > 0 } typed && !words.ContainsKey(typed) ? new[] { new Choice(typed, typed) } : [],
        .. words.OrderBy(k => k.Key, StringComparer.Ordinal).Select(k => Choice.Of(k.Key, k.Value)),
    ];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        await ReadAsync(cancellation);
        acts.Write(new Act("oversight.record-read", "Act, Art. 46", "record:acts")
        {
            Content = new JsonObject { ["kind"] = Kind, ["object"] = Object, ["from"] = From?.ToString("O", CultureInfo.InvariantCulture), ["until"] = Until?.ToString("O", CultureInfo.InvariantCulture), ["refused"] = Refused },
        });
        await db.SaveChangesAsync(cancellation);
    }

    private async Task ReadAsync(CancellationToken cancellation)
    {
        var found = db.Set<ActContent>().AsNoTracking();
        if (Kind?.Trim() is { Length: > 0 } kind)
        {
            found = found.Where(a => a.Kind.StartsWith(kind));
        }

        if (Object?.Trim() is { Length: > 0 } thing)
        {
            found = found.Where(a => a.Object == thing);
        }

        if (From is { } from)
        {
            var start = LegalCalendar.StartOf(from);
            found = found.Where(a => a.At >= start);
        }

        if (Until is { } until)
        {
            var end = LegalCalendar.StartOf(until.AddDays(1));
            found = found.Where(a => a.At < end);
        }

        if (Refused)
        {
            found = found.Where(a => a.Refused);
        }

        // Identifiers sort by time, so one of them is a whole cursor.
        if (After is { } after)
        {
            found = found.Where(a => a.Id < after);
        }

        var rows = await found.OrderByDescending(a => a.Id).Take(Length + 1)
            .Select(a => new { a.Id, a.At, a.Kind, a.Basis, a.Object, a.Person, a.Organisation, a.Capacity, a.Refused, Erased = a.Canonical == null }).ToListAsync(cancellation);
        Next = rows.Count > Length ? rows[Length - 1].Id : null;
        var people = await who.PersonsAsync(rows.Select(r => r.Person).Concat(rows.Select(r => Things.Id(r.Object, "person")).OfType<Guid>().Select(id => new PersonId(id))), cancellation);
        var organisations = await who.OrganisationsAsync(
            rows.Select(r => r.Organisation).Concat(rows.Select(r => Things.Id(r.Object, "organisation")).OfType<Guid>().Select(id => new OrganisationId(id))), cancellation);
        Words? Named(string thing) =>
            Things.Id(thing, "person") is { } person && people.GetValueOrDefault(new PersonId(person))?.Name is { } name ? new Words(name, name)
            : Things.Id(thing, "organisation") is { } organisation ? organisations.GetValueOrDefault(new OrganisationId(organisation))?.Name
            : null;
        Lines =
        [
            .. rows.Take(Length).Select(r => new ActLine(
                r.Id, r.At, words.GetValueOrDefault(r.Kind) ?? new Words(r.Kind, r.Kind), r.Basis, r.Object, Things.Of(r.Object, Named(r.Object)),
                people.GetValueOrDefault(r.Person)?.Name ?? "",
                organisations.GetValueOrDefault(r.Organisation)?.Name ?? new Words("", ""),
                who.Capacity(r.Capacity), r.Refused, r.Erased)),
        ];
    }
}

using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Oversight.Store;
using Noroshi.Store;
using Noroshi.Web.Fields;

namespace Noroshi.Oversight.Inspecting;

/// <summary>The record of acts, newest first.</summary>
/// <remarks>
/// For inspectors of the commission: they see that authorities acted, and on what basis. What a report says is not theirs to read,
/// so the content of an act is not shown, only proved.
/// </remarks>
[Authorize(nameof(Permission.InspectRecord))]
internal sealed class ActsPage(StoreDb db, ActsInWords shown, IRecordOfActs acts) : PageModel
{
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
        .. Kind is { Length: > 0 } typed && !shown.Kinds.ContainsKey(typed) ? new[] { new Choice(typed, typed) } : [],
        .. shown.Kinds.OrderBy(k => k.Key, StringComparer.Ordinal).Select(k => Choice.Of(k.Key, k.Value)),
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

        (Lines, Next) = await shown.NewestAsync(found, After, cancellation);
    }
}

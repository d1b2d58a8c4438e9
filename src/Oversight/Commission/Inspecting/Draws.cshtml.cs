using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Oversight.Commission.Store;
using Noroshi.Store;
using Noroshi.Web.Answers;

namespace Noroshi.Oversight.Commission.Inspecting;

/// <summary>A draw as everybody may see it: nothing of whom it was about, nor what came of it.</summary>
internal sealed record DrawShown(string Number, DateTimeOffset At, int Drawn, IReadOnlyList<long> Places, long? Plan);

/// <summary>The draws of samples, for anybody to draw again.</summary>
/// <remarks>Open to everybody: a draw that only the commission can repeat would have to be believed. Number, checkpoint and places stand here, and nothing else of an inspection.</remarks>
[AllowAnonymous]
[Article("Act, Art. 61(1)")]
internal sealed class DrawsPage(StoreDb db, DrawSample draw) : PageModel, ITellsNoSecret
{
    private const int Most = 100;

    public IReadOnlyList<DrawShown> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var found = await Drawn(db).OrderByDescending(i => i.SampledAt).ThenBy(i => i.Id).Take(Most).Select(i => new { i.Number, i.SampledAt, i.Drawn, i.Id }).ToListAsync(cancellation);
        var ids = found.Select(f => f.Id).ToArray();
        var places = (await db.Set<Sample>().IgnoreQueryFilters(["visibility"]).Where(s => ids.Contains(s.Inspection)).OrderBy(s => s.Order).Select(s => new { s.Inspection, s.Place }).ToListAsync(cancellation)).ToLookup(s => s.Inspection, s => s.Place);
        var plans = await draw.PlacesOfPlansAsync([.. found.Select(f => f.Number)], cancellation);
        Rows = [.. found.Select(f => new DrawShown(f.Number, f.SampledAt!.Value, f.Drawn, [.. places[f.Id]], plans.TryGetValue(f.Number, out var plan) ? plan : null))];
    }

    /// <summary>The checkpoint of a draw, octet for octet.</summary>
    /// <remarks>Open to everybody, as the page is.</remarks>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/commission/draws/{number}/checkpoint", CheckpointAsync).AllowAnonymous().ExcludeFromDescription().WithDisplayName("GET /commission/draws/{number}/checkpoint");

    private static async Task<IResult> CheckpointAsync(string number, StoreDb db, CancellationToken cancellation) =>
        await Drawn(db).Where(i => i.Number == number).Select(i => i.Note).SingleOrDefaultAsync(cancellation) is { } note ? TypedResults.File(note, "text/plain; charset=utf-8", $"{number}.checkpoint") : ProblemResults.Absent();

    private static IQueryable<Inspection> Drawn(StoreDb db) => db.Set<Inspection>().IgnoreQueryFilters(["visibility"]).AsNoTracking().Where(i => i.SampledAt != null);
}

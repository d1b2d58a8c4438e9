using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Noroshi.Oversight.Store;
using Noroshi.Store;
using Noroshi.TransparencyLog.Tiles;
using Noroshi.Web.Answers;

namespace Noroshi.Oversight.Publishing;

/// <summary>The log as C2SP tlog-tiles lays it out, for any reader of that format.</summary>
/// <remarks>Open to everybody: an entry is a salted commitment, which says nothing of what was done or by whom. That nobody has to be asked is the point of it.</remarks>
internal static class LogDoors
{
    private const string Text = "text/plain; charset=utf-8";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var log = routes.MapGroup("/log").AllowAnonymous().ExcludeFromDescription();
        log.MapGet("/checkpoint", CheckpointAsync);
        log.MapGet("/key", KeyAsync);
        log.MapGet("/tile/{**path}", TileAsync);
    }

    private static async Task<IResult> CheckpointAsync(HttpContext context, DatabaseLog log, CancellationToken cancellation)
    {
        // It moves several times a second at most; whoever stands between may keep it for a moment.
        context.Response.Headers.CacheControl = "public, max-age=1";
        return await log.CheckpointAsync(cancellation) is { } note ? TypedResults.Bytes(note, Text) : ProblemResults.Absent();
    }

    private static async Task<IResult> KeyAsync(HttpContext context, StoreDb db, CancellationToken cancellation)
    {
        context.Response.Headers.CacheControl = "public, max-age=300";
        return await db.Log().AsNoTracking().Select(h => h.Key).SingleOrDefaultAsync(cancellation) is { } key ? TypedResults.Text(key + "\n", Text) : ProblemResults.Absent();
    }

    private static async Task<IResult> TileAsync(string? path, HttpContext context, DatabaseLog log, CancellationToken cancellation)
    {
        if (TilePath.Parse($"tile/{path}") is not { } tile || await log.ReadAsync(tile.ToString(), cancellation) is not { } octets)
        {
            return ProblemResults.Absent();
        }

        // What a path has named once it names for ever.
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return TypedResults.Bytes(octets, "application/octet-stream");
    }
}

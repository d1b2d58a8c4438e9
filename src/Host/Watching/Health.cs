using Noroshi.Kernel;
using Noroshi.Store;
using Noroshi.Store.Vault;

namespace Noroshi.Host.Watching;

/// <summary>What a process supervisor and a load balancer ask. The answers name reasons and nothing else of the inside.</summary>
internal static class Health
{
    /// <remarks>Open to everybody: a supervisor has no token, and the answer holds a state and reason codes only.</remarks>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz", () => TypedResults.Ok(new State("alive", []))).AllowAnonymous().ExcludeFromDescription().DisableRateLimiting();
        routes.MapGet("/readyz", ReadyAsync).AllowAnonymous().ExcludeFromDescription().DisableRateLimiting();
    }

    private static async Task<IResult> ReadyAsync(HttpContext context, StoreDb db, ActorScope scope, KeyRing ring, TimeProvider clock, IHostApplicationLifetime life, CancellationToken cancellation)
    {
        scope.Actor = Actor.System;
        var reasons = new List<string>(await db.ObstaclesAsync(clock, cancellation));
        if (!ring.IsReadable())
        {
            reasons.Add("keys-unreadable");
        }

        if (life.ApplicationStopping.IsCancellationRequested)
        {
            reasons.Add("stopping");
        }

        context.Response.Headers.CacheControl = "no-store";
        if (reasons.Count == 0)
        {
            return TypedResults.Ok(new State("ready", []));
        }

        context.Response.Headers.RetryAfter = "5";
        return TypedResults.Json(new State("not-ready", reasons), statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    internal sealed record State(string Status, IReadOnlyList<string> Reasons);
}

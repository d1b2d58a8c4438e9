using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Noroshi.Kernel;
using Noroshi.Parties.Guarding;

namespace Noroshi.Parties.Recognising;

/// <summary>
/// Puts the recognised actor where everything else finds it: by session for people's pages, by token for machines. A cookie says
/// nothing at the doors of machines, so that no other site can have a browser act there.
/// </summary>
internal sealed class RecogniseActor(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context, ActorScope scope, ActorRecognition sessions, TokenRecognition tokens, LockOut lockOut, TimeProvider clock)
    {
        if (Machines.Are(context.Request.Path))
        {
            context.User = new ClaimsPrincipal();
            if (Shown(context) is { } token && !await ByTokenAsync(context, scope, tokens, lockOut, clock, token))
            {
                return;
            }
        }
        else if (context.User.FindFirst(SessionSignIn.SessionClaim) is { } claim && Guid.TryParse(claim.Value, out var session))
        {
            scope.Actor = await sessions.BySessionAsync(session, context.RequestAborted);
            if (!scope.Actor.IsSomebody)
            {
                // The cookie is still sound but names a session that has ended: whoever holds it is a visitor from now on.
                context.User = new ClaimsPrincipal();
                await context.SignOutAsync(SessionSignIn.Scheme);
            }
        }

        await next(context);
    }

    private static string? Shown(HttpContext context) =>
        context.Request.Headers.Authorization.ToString() is { } header && header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
            ? header["Bearer ".Length..].Trim()
            : null;

    private static async Task<bool> ByTokenAsync(HttpContext context, ActorScope scope, TokenRecognition tokens, LockOut lockOut, TimeProvider clock, string token)
    {
        scope.Actor = await tokens.ByTokenAsync(token, context.RequestAborted);
        if (scope.Actor.IsSomebody)
        {
            return true;
        }

        // A right token is let in even from an address that is locked out: it cannot be guessed, and a whole office may share the address.
        string[] keys = [LockOut.Address(context)];
        if (await lockOut.UntilAsync(keys, context.RequestAborted) is { } until)
        {
            context.Response.Headers.RetryAfter = ((int)Math.Ceiling((until - clock.GetUtcNow()).TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return false;
        }

        await lockOut.FailedAsync(keys, context.RequestAborted);
        context.Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return false;
    }
}

using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;
using Noroshi.Kernel;
using Noroshi.Parties.Face;

namespace Noroshi.Parties.Recognising;

/// <summary>
/// What happens to those whom a door does not let in: a person who has not signed in is sent to sign in, a machine is told so, and
/// somebody whose role does not allow it is refused, on the record.
/// </summary>
internal sealed class RefuseAtTheDoor(ActorScope scope, IRecordOfActs acts, IEnumerable<IKeptPages> keeping) : IAuthorizationMiddlewareResultHandler
{
    private static readonly AuthorizationMiddlewareResultHandler Usual = new();

    public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded)
        {
            await next(context);
        }
        else if (scope.Actor.IsSomebody)
        {
            var asked = policy.Requirements.OfType<PermissionRequirement>().Where(r => r.AnyOf.Count == 1).Select(r => r.AnyOf[0].ToString()).FirstOrDefault() ?? PartiesModule.Somebody;
            await acts.WriteRefusalAsync(
                new Act("parties.door-refused", "Act, Art. 8", "door:" + (context.GetEndpoint()?.DisplayName ?? "unknown"))
                {
                    Content = new() { ["asked"] = asked, ["capacity"] = scope.Actor.Capacity },
                },
                context.RequestAborted);
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        }
        else if (Machines.Are(context.Request.Path))
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        else
        {
            // What was typed on a page whose session has ended is kept before the person is sent away to sign in.
            foreach (var pages in keeping)
            {
                if (await pages.KeepAsync(context, context.RequestAborted) is { } onward)
                {
                    await context.ChallengeAsync(new AuthenticationProperties { RedirectUri = onward });
                    return;
                }
            }

            await Usual.HandleAsync(next, context, policy, PolicyAuthorizationResult.Challenge());
        }
    }
}

/// <summary>The part of the address space that machines use.</summary>
internal static class Machines
{
    public static bool Are(PathString path) => path.StartsWithSegments("/api") || path.StartsWithSegments("/openapi") || path.StartsWithSegments("/log");
}

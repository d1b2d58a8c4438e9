using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Noroshi.Parties.Face;
using Noroshi.Parties.Guarding;

namespace Noroshi.Parties.SigningIn;

/// <summary>The way out to the identity provider. A link, not a form: the policy of pages lets no form lead to another origin.</summary>
internal static class ProviderDoors
{
    /// <remarks>Open to everybody: nobody is signed in before it. Without a provider configured there is no such door.</remarks>
    public static void Map(IEndpointRouteBuilder routes, PartiesSettings settings)
    {
        if (settings.OpenIdConnect is not null)
        {
            routes.MapGet("/sign-in/provider", Leave).AllowAnonymous().RequireRateLimiting(CredentialRate.Policy)
                .WithDisplayName("GET /sign-in/provider").ExcludeFromDescription();
        }
    }

    private static IResult Leave(string? to, string? link) => TypedResults.Challenge(
        new AuthenticationProperties
        {
            RedirectUri = "/sign-in/provider/done",
            Items = { ["to"] = to is { Length: < 2000 } && RedirectLocal(to) ? to : "/", ["link"] = link is { Length: < 100 } ? link : null },
        },
        [OutsideIdentity.Scheme]);

    private static bool RedirectLocal(string to) => Microsoft.AspNetCore.Http.HttpResults.RedirectHttpResult.IsLocalUrl(to);
}

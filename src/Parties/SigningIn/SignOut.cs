using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Noroshi.Parties.Recognising;

namespace Noroshi.Parties.SigningIn;

/// <summary>The way out. A form without fields; that it comes from our own page is checked by its antiforgery token.</summary>
internal static class SignOut
{
    /// <remarks>Open to everybody: whose session has already ended must be able to leave too.</remarks>
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/sign-out", HandleAsync).AllowAnonymous().WithDisplayName("POST /sign-out").ExcludeFromDescription();

    private static async Task<IResult> HandleAsync(HttpContext context, IAntiforgery antiforgery, SessionSignIn sessions, CancellationToken cancellation)
    {
        try
        {
            await antiforgery.ValidateRequestAsync(context);
        }
        catch (AntiforgeryValidationException)
        {
            return TypedResults.StatusCode(StatusCodes.Status400BadRequest);
        }

        await sessions.EndAsync(context, cancellation);
        return TypedResults.LocalRedirect("/sign-in");
    }
}

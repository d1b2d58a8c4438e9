using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Noroshi.Kernel;

namespace Noroshi.Provision.Subscribing;

/// <summary>Where a mail program ends a subscription for its user (RFC 8058). A person who follows the same address gets the page.</summary>
/// <remarks>Open to whoever holds the link. It carries no cookie and can do nothing but end this one subscription, so no form token is asked for.</remarks>
[Article("Act, Art. 41")]
internal static class Unsubscribe
{
    /// <summary>What the program posts (RFC 8058, 3.1).</summary>
    public const string OneClick = "List-Unsubscribe=One-Click";

    private const int Longest = 4_096;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/bulletin/unsubscribe/{link}", (string link) => Results.Redirect($"/bulletin/subscription/{Uri.EscapeDataString(link)}")).AllowAnonymous().ExcludeFromDescription().WithDisplayName("GET /bulletin/unsubscribe/{link}");
        routes.MapPost("/bulletin/unsubscribe/{link}", EndAsync).AllowAnonymous().WithMetadata(new RequestSizeLimitAttribute(Longest)).DisableAntiforgery().ExcludeFromDescription().WithDisplayName("POST /bulletin/unsubscribe/{link}");
    }

    private static async Task<IResult> EndAsync(string link, HttpRequest request, Subscriptions subscriptions, CancellationToken cancellation)
    {
        if (!request.HasFormContentType || (await request.ReadFormAsync(cancellation))["List-Unsubscribe"] != "One-Click")
        {
            return Results.Problem(statusCode: StatusCodes.Status400BadRequest, title: "This address ends a subscription", detail: $"POST the form field {OneClick} (RFC 8058).");
        }

        if (await subscriptions.FindAsync(link, cancellation) is { } subscriber)
        {
            await subscriptions.EndAsync(subscriber.Id, cancellation);
        }

        // The same for one that has ended: mail programs repeat.
        return Results.Text("配信を止めました。 / You are unsubscribed.\n");
    }
}

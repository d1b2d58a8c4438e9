using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Noroshi.CriticalComputers.Notifying;
using Noroshi.Kernel;
using Noroshi.Store.Vault;

namespace Noroshi.CriticalComputers.Substituting;

/// <summary>Hands out the copy of the filing that stands in for a form: as bytes to be saved, never shown or run, and on record.</summary>
internal static class StandInDownload
{
    /// <remarks>For the operator's people and for the authorities that the notification reached; for others it is not there.</remarks>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/computers/notifications/{number}/plan", HandleAsync)
            .RequireAuthorization(nameof(Permission.ReadOwnRegister)).ExcludeFromDescription().WithDisplayName("GET /computers/notifications/{number}/plan");
        routes.MapGet("/desk/notifications/{number}/plan", HandleAsync)
            .RequireAuthorization(nameof(Permission.ReadNotifications)).ExcludeFromDescription().WithDisplayName("GET /desk/notifications/{number}/plan");
    }

    private static async Task<IResult> HandleAsync(
        string number, HttpContext context, NotificationsInSight notifications, RecordOfReading reading, FileVault vault, CancellationToken cancellation)
    {
        if (await notifications.FindAsync(number, cancellation) is not { } notification
            || StandIn.Of(notification) is not { FileDigest: { } digest, FileName: { } name }
            || await vault.OpenAsync(digest, cancellation) is not { } content)
        {
            return TypedResults.NotFound();
        }

        await reading.OfAsync(notification, "plan", cancellation);
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Stream(content, "application/octet-stream", name);
    }
}

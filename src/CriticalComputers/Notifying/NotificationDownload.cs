using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Noroshi.Formats.Forms;
using Noroshi.Kernel;
using Noroshi.Web.Answers;

namespace Noroshi.CriticalComputers.Notifying;

/// <summary>Hands out a filed notification on its form, as PDF or spreadsheet.</summary>
internal static class NotificationDownload
{
    /// <remarks>For the operator's people and for the authorities that it reached; for others it is not there.</remarks>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/computers/notifications/{number}/form.{extension:regex(^(pdf|xlsx)$)}", FormAsync)
            .RequireAuthorization(nameof(Permission.ReadOwnRegister)).ExcludeFromDescription().WithDisplayName("GET /computers/notifications/{number}/form.{extension}");
        routes.MapGet("/desk/notifications/{number}/form.{extension:regex(^(pdf|xlsx)$)}", FormAsync)
            .RequireAuthorization(nameof(Permission.ReadNotifications)).ExcludeFromDescription().WithDisplayName("GET /desk/notifications/{number}/form.{extension}");
    }

    /// <summary>The file, if the actor may see the notification; the reading is on record.</summary>
    public static async Task<IResult> FormAsync(string number, string extension, NotificationsInSight notifications, RecordOfReading reading, CancellationToken cancellation)
    {
        if (await notifications.FindAsync(number, cancellation) is not { } notification)
        {
            return TypedResults.NotFound();
        }

        var sheet = NotificationForm.Sheet(notification, await notifications.ComputersAsync(notification, cancellation));
        using var file = new MemoryStream();
        if (extension == "pdf")
        {
            var stamp = new FormStamp { Made = notification.FiledAt, ReceiptNumber = notification.Number, ContentDigest = Convert.ToHexStringLower(notification.Digest) };
            if (FormPdfWriter.Write(sheet, stamp, file) is { } missing)
            {
                return ProblemResults.Answer(StatusCodes.Status503ServiceUnavailable, missing.Code, missing.Message);
            }
        }
        else
        {
            await FormSheetWriter.WriteAsync(sheet, file, cancellation);
        }

        await reading.OfAsync(notification, extension, cancellation);
        return TypedResults.File(file.ToArray(), extension == "pdf" ? FormPdfWriter.MediaType : FormSheetWriter.MediaType, $"{number}.{extension}");
    }
}

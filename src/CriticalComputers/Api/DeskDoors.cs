using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Api.Shown;
using Noroshi.CriticalComputers.Notifying;
using Noroshi.CriticalComputers.Receiving;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Parties.Sending;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Machines;

namespace Noroshi.CriticalComputers.Api;

/// <summary>The desks' machines: what reached the authority, its checking and passing on, and who has a product.</summary>
/// <remarks>For the authorities that a notification reached; for others it is not there (404). Only the competent minister's desk checks and passes on.</remarks>
[Article("Act, Art. 4(2)")]
[Article("Act, Art. 4(4)")]
internal static class DeskDoors
{
    private static readonly Words Moved = new("この届出は、いまこの操作ができる段階にありません。", "This notification is not at a stage at which that can be done.");

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/desk/notifications", ListAsync)
            .Describe("list-received-notifications", "What reached the authority", "The notifications that reached the own authority, newest first. A regional bureau has none: no power over them is delegated to it.")
            .Answers<NotificationList>().Refuses(400, 401, 403, 429).RequireAuthorization(nameof(Permission.ReadNotifications));
        api.MapGet("/desk/notifications/{number}", ShowAsync)
            .Describe("get-received-notification", "Read what reached the authority", "One notification that reached the own authority. The reading is recorded.")
            .Answers<NotificationShown>().KnowsETag().Refuses(401, 403, 404, 429).RequireAuthorization(nameof(Permission.ReadNotifications));
        api.MapGet("/desk/notifications/{number}/form.{extension:regex(^(pdf|xlsx)$)}", FormAsync)
            .Describe("get-received-notification-form", "The form", "A notification that reached the own authority on its form (様式). The reading is recorded.")
            .Produces<Stream>(StatusCodes.Status200OK, "application/octet-stream").Refuses(401, 403, 404, 429).RequireAuthorization(nameof(Permission.ReadNotifications));
        api.MapPost("/desk/notifications/{number}/check", (string number, HttpContext context, SendingOnce once, HandleNotification handling, StoreDb db, CancellationToken cancellation) =>
                DoAsync(number, context, once, handling, db, HandleNotification.CanBeChecked, n => { handling.Check(n); return Task.CompletedTask; }, cancellation))
            .Describe("check-notification", "Check it", "The competent minister's desk finds the notification in order. Send If-Match with the ETag that was read.")
            .AnswersOnce<NotificationLine>().ChangesIfMatch().Refuses(400, 401, 403, 404, 409, 412, 422, 428, 429).RequireAuthorization(nameof(Permission.ReadNotifications));
        api.MapPost("/desk/notifications/{number}/passing-on", (string number, HttpContext context, SendingOnce once, HandleNotification handling, StoreDb db, CancellationToken cancellation) =>
                DoAsync(number, context, once, handling, db, HandleNotification.CanBePassedOn, n => handling.PassOnAsync(n, cancellation), cancellation))
            .Describe("pass-notification-on", "Pass it on", "The competent minister's desk passes a checked notification on to the Prime Minister; how long it lay is recorded. Send If-Match with the ETag that was read.")
            .AnswersOnce<NotificationLine>().ChangesIfMatch().Refuses(400, 401, 403, 404, 409, 412, 422, 428, 429).RequireAuthorization(nameof(Permission.ReadNotifications));
        api.MapGet("/desk/products", ProductsAsync)
            .Describe("who-has-a-product", "Who has a product?", "Which operators have notified a product, over what reached the own authority. The question is recorded.")
            .Answers<IReadOnlyList<HolderShown>>().Refuses(400, 401, 403, 404, 429).RequireAuthorization(nameof(Permission.ReadNotifications));
    }

    private static async Task<IResult> ListAsync(string? cursor, int? limit, ReachedNotifications reached, CancellationToken cancellation)
    {
        var problems = new Problems();
        var (count, after) = Members.Page(limit, cursor, problems);
        if (problems.Count > 0)
        {
            return ProblemResults.Mend(problems);
        }

        var found = await reached.ReachUsAsync(cancellation) ? await reached.TakeAsync(DeskView.All, after, count + 1, cancellation) : [];
        var next = found.Count > count ? new ApiCursor(found[count - 1].ReachedAt, found[count - 1].Notification.Number).ToString() : null;
        return TypedResults.Ok(new NotificationList([.. found.Take(count).Select(f => NotificationLine.Of(f.Notification))], next));
    }

    private static async Task<IResult> ShowAsync(
        [Description("The notification's number.")] string number,
        HttpContext context, HandleNotification handling, NotificationsInSight notifications, RecordOfReading reading, IWhoIsWho who, CancellationToken cancellation)
    {
        if (await handling.FindAsync(number, cancellation) is not { } found)
        {
            return ProblemResults.Absent();
        }

        Preconditions.Tell(context, found.Revision);
        if (Preconditions.IsKnown(context.Request, found.Revision))
        {
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }

        await reading.OfAsync(found, "api", cancellation);
        return TypedResults.Ok(NotificationShown.Of(
            found, await notifications.ComputersAsync(found, cancellation), await who.OrganisationsAsync(found.Addressees.Select(a => a.Organisation), cancellation)));
    }

    private static async Task<IResult> FormAsync(
        [Description("The notification's number.")] string number,
        [Description("pdf or xlsx.")] string extension,
        NotificationsInSight notifications, RecordOfReading reading, CancellationToken cancellation) => await NotificationDownload.FormAsync(number, extension, notifications, reading, cancellation);

    private static Task<IResult> DoAsync(
        string number, HttpContext context, SendingOnce once, HandleNotification handling, StoreDb db, Func<Notification, bool> can, Func<Notification, Task> deed, CancellationToken cancellation) =>
        once.DoAsync(context, [], async keep =>
        {
            if (await handling.FindAsync(number, cancellation) is not { } found)
            {
                return ProblemResults.Absent();
            }

            if (!handling.MayHandle(found))
            {
                return ProblemResults.Refuse(HandleNotification.NotThisDesk);
            }

            if (Preconditions.Refusal(context.Request, found.Revision) is { } refusal)
            {
                return refusal;
            }

            if (!can(found))
            {
                return Members.Conflict("notification-state", Moved);
            }

            await deed(found);
            Preconditions.Tell(context, found.Revision);
            keep.Keep(StatusCodes.Status201Created, $"/api/v1/desk/notifications/{found.Number}", NotificationLine.Of(found));
            try
            {
                await db.SaveChangesAsync(cancellation);
                return keep.Answer;
            }
            catch (DbUpdateConcurrencyException)
            {
                return Preconditions.Overtaken;
            }
        });

    private static async Task<IResult> ProductsAsync(
        [Description("The product; width, case and gaps do not matter.")] string? product,
        [Description("The maker; width, case and gaps do not matter.")] string? maker,
        WhoHasAProduct holders, ReachedNotifications reached, IWhoIsWho who, CancellationToken cancellation)
    {
        if (!await reached.ReachUsAsync(cancellation))
        {
            return ProblemResults.Absent();
        }

        var (wanted, by) = ((product ?? "").Trim(), (maker ?? "").Trim());
        if (WhoHasAProduct.Of(wanted, by) is { Count: > 0 } problems)
        {
            return Members.Mend(problems);
        }

        var found = await holders.AskAsync(wanted, by, cancellation);
        var operators = await who.OrganisationsAsync(found.Holders.Select(f => f.Operator), cancellation);
        return TypedResults.Ok<IReadOnlyList<HolderShown>>([.. found.Holders.Select(f => new HolderShown(
            f.Operator.Value, operators.GetValueOrDefault(f.Operator) is { } known ? Said.Of(known.Name) : null, f.Computers))]);
    }
}

/// <summary>An operator that has a product.</summary>
[Description("An operator that has notified the product.")]
internal sealed record HolderShown(
    [property: Description("Its identity.")] Guid Operator,
    [property: Description("Its name.")] Said? Name,
    [property: Description("How many computers of the product it has, as its newest notifications say.")] int Computers);

using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Api.Shown;
using Noroshi.CriticalComputers.Notifying;
using Noroshi.CriticalComputers.Registering;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Parties.Sending;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Machines;

namespace Noroshi.CriticalComputers.Api;

/// <summary>Machines see what is owed, file what a person confirmed, and read what was filed.</summary>
/// <remarks>Filed by those who keep the own register, read by those who may read it. Another's notification is not there (404).</remarks>
[Article("Act, Art. 4(1)")]
[Article("Act, Art. 4(3)")]
internal static class NotificationDoors
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/notifications/owed", OwedAsync)
            .Describe("list-owed", "What is owed", "What could be filed now, by business and form, with the five items of each computer and nothing else. Show it to a person before filing.")
            .Answers<IReadOnlyList<OwedShown>>().Refuses(401, 403, 429).RequireAuthorization(nameof(Permission.ReadOwnRegister));
        api.MapPost("/notifications", FileAsync)
            .Describe("file-notification", "File a notification", "Files what a person has seen and confirmed. If the register is no longer what was seen, nothing is filed (409).")
            .Example(RegistryExamples.Notification)
            .AnswersOnce<NotificationLine>().Refuses(400, 401, 403, 409, 413, 415, 422, 429).RequireAuthorization(nameof(Permission.KeepRegister));
        api.MapGet("/notifications", ListAsync)
            .Describe("list-notifications", "List notifications", "The notifications of the own organisation, newest first.")
            .Answers<NotificationList>().Refuses(400, 401, 403, 429).RequireAuthorization(nameof(Permission.ReadOwnRegister));
        api.MapGet("/notifications/{number}", ShowAsync)
            .Describe("get-notification", "Read a notification", "One notification of the own organisation with all that it says.")
            .Answers<NotificationShown>().KnowsETag().Refuses(401, 403, 404, 429).RequireAuthorization(nameof(Permission.ReadOwnRegister));
        api.MapGet("/notifications/{number}/form.{extension:regex(^(pdf|xlsx)$)}", FormAsync)
            .Describe("get-notification-form", "The form", "A notification on its form (様式), as PDF or spreadsheet.")
            .Produces<Stream>(StatusCodes.Status200OK, "application/octet-stream").Refuses(401, 403, 404, 429).RequireAuthorization(nameof(Permission.ReadOwnRegister));
    }

    private static async Task<IResult> OwedAsync(WhatIsOwed owed, WhoseRegister whose, CancellationToken cancellation) => TypedResults.Ok<IReadOnlyList<OwedShown>>(
        [.. (await owed.OfAsync(whose.Operator, cancellation)).Select(o => OwedShown.Of(o, whose.NameOf(o.Sector)))]);

    private static Task<IResult> FileAsync(
        Sent<NotificationToFile> sent, HttpContext context, SendingOnce once, FileNotification filing, WhoseRegister whose, TimeProvider clock, CancellationToken cancellation) =>
        once.DoAsync(context, sent.Digest, async keep =>
        {
            var asked = sent.Value;
            var problems = Members.Confirmed(asked.Confirmed)
                .Unless(Kebab.TryParse(asked.Kind, out NotificationKind kind), "kind", "unknown-kind", new("newかchangeを指定してください。", "Use new or change."))
                .Unless(asked.Seen is { Length: 64 } && asked.Seen.All(char.IsAsciiHexDigit), "seen", "seen", new("人が確かめた届出のseenの値を、そのまま送ってください。", "Send the value of seen as the person saw it."));
            if (problems.Count > 0)
            {
                return ProblemResults.Mend(problems);
            }

            return await filing.FileAsync(
                new NotificationId(Identifier.New(clock)), whose.Operator, asked.Sector, kind, Convert.FromHexString(asked.Seen), cancellation,
                n => keep.Keep(StatusCodes.Status201Created, $"/api/v1/notifications/{n.Number}", NotificationLine.Of(n))) switch
            {
                NotifyingOutcome.Filed => keep.Answer,
                NotifyingOutcome.Malformed malformed => ProblemResults.Mend(malformed.Problems),
                _ => Members.Conflict("register-changed", new(
                    "人が確かめた後に台帳が変わりました。まだ何も提出していません。もう一度内容を確かめてから提出してください。",
                    "The register changed after the person looked. Nothing has been filed. Have it looked over again, then file.")),
            };
        });

    private static async Task<IResult> ListAsync(string? cursor, int? limit, StoreDb db, WhoseRegister whose, CancellationToken cancellation)
    {
        var problems = new Problems();
        var (count, after) = Members.Page(limit, cursor, problems);
        if (problems.Count > 0)
        {
            return ProblemResults.Mend(problems);
        }

        var filed = db.Set<Notification>().AsNoTracking().Where(n => n.Operator == whose.Operator);
        if (after is { } last)
        {
            filed = filed.Where(n => n.FiledAt < last.At || (n.FiledAt == last.At && string.Compare(n.Number, last.Name) < 0));
        }

        var found = await filed.OrderByDescending(n => n.FiledAt).ThenByDescending(n => n.Number).Take(count + 1).ToListAsync(cancellation);
        var next = found.Count > count ? new ApiCursor(found[count - 1].FiledAt, found[count - 1].Number).ToString() : null;
        return TypedResults.Ok(new NotificationList([.. found.Take(count).Select(NotificationLine.Of)], next));
    }

    private static async Task<IResult> ShowAsync(
        [Description("The notification's number: NT-261005-7F3K9Q8B.")] string number,
        HttpContext context, NotificationsInSight notifications, IWhoIsWho who, WhoseRegister whose, CancellationToken cancellation)
    {
        if (await notifications.FindAsync(number, cancellation) is not { } found || found.Operator != whose.Operator)
        {
            return ProblemResults.Absent();
        }

        Preconditions.Tell(context, found.Revision);
        return Preconditions.IsKnown(context.Request, found.Revision)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Ok(NotificationShown.Of(
                found, await notifications.ComputersAsync(found, cancellation), await who.OrganisationsAsync(found.Addressees.Select(a => a.Organisation), cancellation)));
    }

    private static Task<IResult> FormAsync(
        [Description("The notification's number.")] string number,
        [Description("pdf or xlsx.")] string extension,
        NotificationsInSight notifications, RecordOfReading reading, CancellationToken cancellation) => NotificationDownload.FormAsync(number, extension, notifications, reading, cancellation);
}

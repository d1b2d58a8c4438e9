using System.ComponentModel;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Noroshi.IncidentReports.Attaching;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Sending;
using Noroshi.Store;
using Noroshi.Store.Vault;
using Noroshi.Web.Answers;
using Noroshi.Web.Machines;

namespace Noroshi.IncidentReports.Api;

/// <summary>A file that came with a report.</summary>
[Description("A file that came with a report. It is kept encrypted, and never rendered or run.")]
internal sealed record AttachmentShown(
    [property: Description("Its identity.")] Guid Id,
    [property: Description("The sender's name for it, without any path.")] string Name,
    [property: Description("Bytes.")] long Size,
    [property: Description("SHA-256 of the content, hexadecimal.")] string Digest,
    [property: Description("When it was kept, UTC.")] DateTimeOffset At)
{
    public static AttachmentShown Of(Attachment a) => new(a.Id, a.Name, a.Size, a.Digest, a.At);
}

/// <summary>Machines add files to a report and read them, streamed both ways.</summary>
/// <remarks>Added by those who may file for the reporter; read by those who may read the report, for a stated purpose, on record.</remarks>
[Article("Act, Art. 5")]
[Article("Act, Art. 8")]
internal static class AttachmentDoors
{
    public const long MostBytes = 100L * 1024 * 1024;
    private const int MostFiles = 100;

    // 100 MiB over a line of 1 Mbit/s, and a little more.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(20);

    private static readonly Words Full = new(
        "保存先の空き容量が足りず、ファイルを受け付けられませんでした。時間をおいて再送してください。",
        "There is no room to keep the file. Nothing was kept; send it again later.");

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/reports/{number}/attachments", AddAsync)
            .Describe("add-attachment", "Add a file", "Adds a file to a report: the body is the file itself, as application/octet-stream, at most 100 MiB. It is acknowledged when it lies encrypted on the disk.")
            .AnswersOnce<AttachmentShown>().Refuses(400, 401, 403, 404, 413, 415, 422, 429, 507)
            .Accepts<Stream>("application/octet-stream")
            .WithMetadata(new RequestSizeLimitAttribute(MostBytes + 1)).WithRequestTimeout(Longest)
            .RequireAuthorization(nameof(Permission.FileReports));
        api.MapGet("/reports/{number}/attachments", ListAsync)
            .Describe("list-attachments", "List files", "The files of a report, without their content.")
            .Answers<IReadOnlyList<AttachmentShown>>().Refuses(401, 403, 404, 429).RequireAuthorization(ApiDoors.Reading);
        api.MapGet("/reports/{number}/attachments/{id:guid}/content", ContentAsync)
            .Describe("get-attachment", "Read a file", "The file itself, streamed and checked piece by piece; a damaged file is cut off rather than given out. Each reading is recorded.")
            .Produces<Stream>(StatusCodes.Status200OK, "application/octet-stream").AsksPurpose().Refuses(400, 401, 403, 404, 429)
            .WithRequestTimeout(Longest).RequireAuthorization(ApiDoors.Reading);
    }

    private static async Task<IResult> AddAsync(
        string number, string? name, HttpContext context, ReportsOverApi reports, FileVault vault, SendingOnce once, StoreDb db, AttachFiles attaching, IRecordOfActs acts, TimeProvider clock, CancellationToken cancellation)
    {
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || !type.MediaType.Equals("application/octet-stream", StringComparison.OrdinalIgnoreCase))
        {
            return ProblemResults.Answer(StatusCodes.Status415UnsupportedMediaType, "unsupported-media-type", new(
                "本文はapplication/octet-streamで送ってください。", "Send the body as application/octet-stream."));
        }

        if (FileName.Clean(name) is not { } kept)
        {
            return ProblemResults.Mend([new Problem("name", "file-name", new("ファイル名を1文字以上255文字以内でnameに指定してください。", "Give the file's name, 1 to 255 characters, as name."))]);
        }

        if (await reports.FindAsync(number, cancellation) is not { } @case)
        {
            return ProblemResults.Absent();
        }

        if (!reports.IsOwn(@case))
        {
            var refused = new Ruling.Refused("Act, Art. 5", new("この報告にファイルを追加できるのは、報告者とその代理人だけです。", "Only the reporter and its agents add files to a report."));
            await acts.WriteRefusalAsync(new Act("incident-reports.attaching-refused", refused.Article, $"case:{@case.Id}"), cancellation);
            return ProblemResults.Refuse(refused);
        }

        if (await db.Set<Attachment>().CountAsync(a => a.Case == @case.Id, cancellation) >= MostFiles)
        {
            return ProblemResults.Mend([new Problem("name", "too-many-files", new($"一つの報告に追加できるファイルは{MostFiles}個までです。", $"A report takes at most {MostFiles} files."))]);
        }

        switch (await vault.KeepAsync(context.Request.Body, MostBytes, cancellation))
        {
            case Keeping.TooLarge:
                return SendingFaults.TooLarge(MostBytes);
            case Keeping.DiskFull:
                return ProblemResults.Answer(StatusCodes.Status507InsufficientStorage, "disk-full", Full);
            case Keeping.Kept file:
                return await once.DoAsync(context, Convert.FromHexString(file.Digest), async keep =>
                {
                    // If we stop before this is saved, the file in the vault has no record and is swept.
                    var attachment = Attachment.Of(Identifier.New(clock), null, @case.Id, kept, file.Size, file.Digest, db.Actor, clock.GetUtcNow());
                    db.Add(attachment);
                    @case.Touch();
                    acts.Write(new Act("incident-reports.attached", "Act, Art. 5", $"case:{@case.Id}")
                    {
                        OnBehalfOf = @case.Reporter == db.Actor.Organisation ? null : @case.Reporter,
                        Content = new JsonObject { ["attachment"] = attachment.Id.ToString("D"), ["size"] = file.Size, ["digest"] = file.Digest },
                    });
                    keep.Keep(StatusCodes.Status201Created, $"/api/v1/reports/{@case.Number}/attachments/{attachment.Id}/content", AttachmentShown.Of(attachment));
                    await attaching.SaveAsync(@case, cancellation);
                    return keep.Answer;
                });
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static async Task<IResult> ListAsync(string number, ReportsOverApi reports, StoreDb db, CancellationToken cancellation) =>
        await reports.FindAsync(number, cancellation) is { } @case
            ? TypedResults.Ok<IReadOnlyList<AttachmentShown>>(
                [.. (await db.Set<Attachment>().AsNoTracking().Where(a => a.Case == @case.Id).OrderBy(a => a.At).ThenBy(a => a.Id).ToListAsync(cancellation)).Select(AttachmentShown.Of)])
            : ProblemResults.Absent();

    private static async Task<IResult> ContentAsync(
        string number, Guid id, HttpContext context, ReportsOverApi reports, FileVault vault, StoreDb db, CancellationToken cancellation)
    {
        if (await reports.FindAsync(number, cancellation) is not { } @case
            || await db.Set<Attachment>().AsNoTracking().FirstOrDefaultAsync(a => a.Id == id && a.Case == @case.Id, cancellation) is not { } attachment
            || await vault.OpenAsync(attachment.Digest, cancellation) is not { } content)
        {
            return ProblemResults.Absent();
        }

        var (purpose, refusal) = await reports.PurposeAsync(context, @case, cancellation);
        if (refusal is not null)
        {
            await content.DisposeAsync();
            return refusal;
        }

        reports.Note(@case, @case.Versions, purpose, "attachment");
        await db.SaveChangesAsync(cancellation);
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers.CacheControl = "no-store";
        headers.ContentLength = attachment.Size;
        return TypedResults.Stream(content, "application/octet-stream", attachment.Name);
    }
}

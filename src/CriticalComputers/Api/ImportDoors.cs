using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Noroshi.CriticalComputers.Api.Shown;
using Noroshi.CriticalComputers.Importing;
using Noroshi.CriticalComputers.Registering;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Sending;
using Noroshi.Store;
using Noroshi.Store.Vault;
using Noroshi.Web.Answers;
using Noroshi.Web.Machines;

namespace Noroshi.CriticalComputers.Api;

/// <summary>Machines bring an inventory and look at what it would do.</summary>
/// <remarks>For those who keep the register of their own organisation, as on the page. Another's import is not there (404).</remarks>
[Article("Act, Art. 4")]
internal static class ImportDoors
{
    // 100 MiB over a line of 1 Mbit/s, and a little more.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(20);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/imports", BringAsync)
            .Describe("bring-inventory", "Bring an inventory",
                "The body is the file itself, as application/octet-stream: CSV, Excel, CycloneDX, NetBox or nmap; at most 100 MiB. For a table the columns are chosen next (choose-columns); anything else is read at once. Nothing is taken over before a person has confirmed the preview.")
            .AnswersOnce<ImportShown>(StatusCodes.Status202Accepted).Refuses(400, 401, 403, 413, 415, 422, 429, 507)
            .Accepts<Stream>("application/octet-stream")
            .WithMetadata(new RequestSizeLimitAttribute(ImportFiles.Largest + 1)).WithRequestTimeout(Longest)
            .RequireAuthorization(nameof(Permission.KeepRegister));
        api.MapGet("/imports", ListAsync)
            .Describe("list-imports", "List imports", "The imports of the own organisation, newest first.")
            .Answers<ImportList>().Refuses(400, 401, 403, 429).RequireAuthorization(nameof(Permission.KeepRegister));
        api.MapGet("/imports/{id:guid}", ShowAsync)
            .Describe("get-import", "How far is it?", "How far an import has come, and what it would do or did. Ask again until it is no longer reading or applying.")
            .Answers<ImportShown>().KnowsETag().Refuses(401, 403, 404, 429).RequireAuthorization(nameof(Permission.KeepRegister));
        api.MapGet("/imports/{id:guid}/rows", RowsAsync)
            .Describe("list-import-rows", "Read the preview", "What each row would do, in the order of the file.")
            .Answers<ImportRowList>().Refuses(400, 401, 403, 404, 429).RequireAuthorization(nameof(Permission.KeepRegister));
    }

    private static async Task<IResult> BringAsync(
        [Description("To which facility rows belong that name none.")] Guid facility,
        [Description("The file's name, without a path; at most 200 characters.")] string? name,
        HttpContext context, FileVault vault, SendingOnce once, BringList bring, KeepFacilities facilities, CancellationToken cancellation)
    {
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || !type.MediaType.Equals("application/octet-stream", StringComparison.OrdinalIgnoreCase))
        {
            return ProblemResults.Answer(StatusCodes.Status415UnsupportedMediaType, "unsupported-media-type", new(
                "本文はapplication/octet-streamで送ってください。", "Send the body as application/octet-stream."));
        }

        var problems = new Problems()
            .Unless(await facilities.FindAsync(facility, cancellation) is not null, "facility", "facility", new("登録されている特定重要設備を指定してください。", "Name a facility of the own organisation."))
            .Unless(name is null || (name.Length <= 200 && !name.Any(char.IsControl)), "name", "file-name", new("ファイル名は制御文字を除く200文字以内で指定してください。", "Use at most 200 characters, without control characters."));
        if (problems.Count > 0)
        {
            return ProblemResults.Mend(problems);
        }

        switch (await vault.KeepAsync(context.Request.Body, ImportFiles.Largest, cancellation))
        {
            case Noroshi.Store.Vault.Keeping.TooLarge:
                return SendingFaults.TooLarge(ImportFiles.Largest);
            case Noroshi.Store.Vault.Keeping.DiskFull:
                return ProblemResults.Answer(StatusCodes.Status507InsufficientStorage, "disk-full", new(
                    "保存先の空き容量が足りず、ファイルを受け付けられませんでした。時間をおいて再送してください。", "There is no room to keep the file. Nothing was kept; send it again later."));
            case Noroshi.Store.Vault.Keeping.Kept file:
                // If we stop before the import is saved, the file in the vault has no record and is swept.
                return await once.DoAsync(context, Convert.FromHexString(file.Digest), async keep =>
                {
                    var (run, refused) = await bring.BeginAsync(file.Digest, Path.GetFileName(name ?? ""), new FacilityId(facility), r => keep.Keep(
                        StatusCodes.Status202Accepted, $"/api/v1/imports/{r.Id}", ImportShown.Of(r, SteerImport.Suggested(r), ImportPreview.None)), cancellation);
                    if (run is null)
                    {
                        return ProblemResults.Mend([refused! with { Field = "" }]);
                    }

                    Preconditions.Tell(context, run.Revision);
                    return keep.Answer;
                });
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static async Task<IResult> ListAsync(string? cursor, int? limit, StoreDb db, WhoseRegister whose, CancellationToken cancellation)
    {
        var problems = new Problems();
        var (count, after) = Members.Page(limit, cursor, problems);
        Guid last = default;
        problems.Unless(after is null || Guid.TryParse(after.Value.Name, out last), "cursor", "unknown-cursor", new("前の答えのnextの値をそのまま送ってください。", "Send the value of next as it was answered."));
        if (problems.Count > 0)
        {
            return ProblemResults.Mend(problems);
        }

        var runs = db.Set<ImportRun>().AsNoTracking().Where(r => r.Operator == whose.Operator);
        if (after is { At: var at })
        {
            runs = runs.Where(r => r.StartedAt < at || (r.StartedAt == at && r.Id < last));
        }

        var found = await runs.OrderByDescending(r => r.StartedAt).ThenByDescending(r => r.Id).Take(count + 1).ToListAsync(cancellation);
        var next = found.Count > count ? new ApiCursor(found[count - 1].StartedAt, found[count - 1].Id.ToString()).ToString() : null;
        return TypedResults.Ok(new ImportList([.. found.Take(count).Select(ImportLine.Of)], next));
    }

    private static async Task<IResult> ShowAsync(Guid id, HttpContext context, SteerImport steer, StoreDb db, CancellationToken cancellation)
    {
        if (await steer.FindAsync(id, cancellation) is not { } run)
        {
            return ProblemResults.Absent();
        }

        Preconditions.Tell(context, run.Revision);
        return Preconditions.IsKnown(context.Request, run.Revision)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Ok(ImportShown.Of(run, await steer.ColumnsAsync(run, cancellation), await ImportPreview.OfAsync(db, run, cancellation)));
    }

    private static async Task<IResult> RowsAsync(
        Guid id,
        [Description("Only new, changed, same, duplicate, faulty or gone.")] string? verdict,
        string? cursor, int? limit, SteerImport steer, StoreDb db, CancellationToken cancellation)
    {
        if (await steer.FindAsync(id, cancellation) is not { } run)
        {
            return ProblemResults.Absent();
        }

        var (after, asked, problems) = (0, default(RowVerdict), new Problems());
        var (count, _) = Members.Page(limit, null, problems);
        problems.Unless(cursor is null || int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out after), "cursor", "unknown-cursor", new("前の答えのnextの値をそのまま送ってください。", "Send the value of next as it was answered."))
            .Unless(verdict is null || Kebab.TryParse(verdict, out asked), "verdict", "unknown-verdict", new("new、changed、same、duplicate、faulty、goneのいずれかを指定してください。", "Use new, changed, same, duplicate, faulty or gone."));
        if (problems.Count > 0)
        {
            return ProblemResults.Mend(problems);
        }

        var (rows, next) = await ImportPreview.PageAsync(db, run, verdict is null ? null : asked, after, count, cancellation);
        return TypedResults.Ok(new ImportRowList([.. rows.Select(ImportRowShown.Of)], next));
    }
}

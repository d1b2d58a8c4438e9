using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Noroshi.CriticalComputers.Api.Shown;
using Noroshi.CriticalComputers.Importing;
using Noroshi.CriticalComputers.Store;
using Noroshi.Formats.Inventories;
using Noroshi.Kernel;
using Noroshi.Parties.Sending;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Machines;

namespace Noroshi.CriticalComputers.Api;

/// <summary>Machines go on with an import: choose its columns, confirm what a person saw, or give it up.</summary>
/// <remarks>For those who keep the register of their own organisation, as on the page. Another's import is not there (404).</remarks>
[Article("Act, Art. 4")]
internal static class ImportSteering
{
    private static readonly Words NotNow = new("この取り込みは、いまこの操作ができる段階にありません。", "This import is not at a stage at which that can be done.");

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPut("/imports/{id:guid}/columns", ReadAsync)
            .Describe("choose-columns", "Choose columns and read", "Chooses which column is what, and has the file read. Columns of versions are left where they are. The choice is remembered for tables with these headings.")
            .Example(RegistryExamples.Columns)
            .Answers<ImportShown>().ChangesIfMatch().Refuses(400, 401, 403, 404, 409, 412, 413, 415, 428, 429).RequireAuthorization(nameof(Permission.KeepRegister));
        api.MapPost("/imports/{id:guid}/confirmation", ConfirmAsync)
            .Describe("confirm-import", "Take it over", "Has all of the preview taken over, or nothing. Send If-Match with the ETag of the preview that a person saw. Nothing is notified by this.")
            .Example(RegistryExamples.Confirmation)
            .AnswersOnce<ImportShown>(StatusCodes.Status202Accepted).ChangesIfMatch().Refuses(400, 401, 403, 404, 409, 412, 413, 415, 422, 428, 429).RequireAuthorization(nameof(Permission.KeepRegister));
        api.MapPost("/imports/{id:guid}/cancellation", CancelAsync)
            .Describe("cancel-import", "Give it up", "Gives an import up that is not yet being taken over. The register does not change.")
            .AnswersOnce<ImportShown>().Refuses(400, 401, 403, 404, 409, 422, 429).RequireAuthorization(nameof(Permission.KeepRegister));
    }

    private static async Task<IResult> ReadAsync(Guid id, Sent<ColumnsToRead> sent, HttpContext context, SteerImport steer, CancellationToken cancellation)
    {
        if (await steer.FindAsync(id, cancellation) is not { } run)
        {
            return ProblemResults.Absent();
        }

        if (Preconditions.Refusal(context.Request, run.Revision) is { } refusal)
        {
            return refusal;
        }

        string?[] columns = [.. sent.Value.Columns.Select(c => c is { Length: > 0 } ? c : null)];
        var problems = new Problems()
            .Unless(columns.Length == run.HeadingList.Count, "columns", "columns-count", new($"見出しと同じ{run.HeadingList.Count}個を指定してください。", $"Name one for each of the {run.HeadingList.Count} headings."))
            .Unless(columns.OfType<string>().All(InventoryColumns.Fields.Contains), "columns", "unknown-field", new("この項目はありません。", "There is no such field."))
            .And(SteerImport.Of(run, columns));
        if (problems.Count > 0)
        {
            return ProblemResults.Mend(problems);
        }

        if (!await steer.ReadAsync(run, columns, sent.Value.WithoutVersions, takesSpellings: false, cancellation))
        {
            return Members.Conflict("import-state", NotNow);
        }

        Preconditions.Tell(context, run.Revision);
        return TypedResults.Ok(ImportShown.Of(run, columns, ImportPreview.None));
    }

    private static Task<IResult> ConfirmAsync(Guid id, Sent<ImportToConfirm> sent, HttpContext context, SendingOnce once, SteerImport steer, StoreDb db, CancellationToken cancellation) =>
        once.DoAsync(context, sent.Digest, async keep =>
        {
            if (await steer.FindAsync(id, cancellation) is not { } run)
            {
                return ProblemResults.Absent();
            }

            var seen = run.Revision;
            if (Preconditions.Refusal(context.Request, seen) is { } refusal)
            {
                return refusal;
            }

            if (Members.Confirmed(sent.Value.Confirmed) is { Count: > 0 } problems)
            {
                return ProblemResults.Mend(problems);
            }

            var preview = await ImportPreview.OfAsync(db, run, cancellation);
            var confirmed = await steer.ConfirmAsync(run, seen, sent.Value.RemovesGone, () => Keep(context, keep, StatusCodes.Status202Accepted, run, preview), cancellation);
            return confirmed ? keep.Answer : Members.Conflict("import-state", NotNow);
        });

    private static Task<IResult> CancelAsync(Guid id, HttpContext context, SendingOnce once, SteerImport steer, StoreDb db, CancellationToken cancellation) =>
        once.DoAsync(context, [], async keep =>
        {
            if (await steer.FindAsync(id, cancellation) is not { } run)
            {
                return ProblemResults.Absent();
            }

            var preview = await ImportPreview.OfAsync(db, run, cancellation);
            var cancelled = await steer.CancelAsync(run, () => Keep(context, keep, StatusCodes.Status201Created, run, preview), cancellation);
            return cancelled ? keep.Answer : Members.Conflict("import-state", NotNow);
        });

    private static void Keep(HttpContext context, Once keep, int status, ImportRun run, ImportPreview preview)
    {
        Preconditions.Tell(context, run.Revision);
        keep.Keep(status, $"/api/v1/imports/{run.Id}", ImportShown.Of(run, SteerImport.Suggested(run), preview));
    }
}

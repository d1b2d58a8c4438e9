using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Noroshi.IncidentReports.Api.Shown;
using Noroshi.IncidentReports.Face;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Machines;

namespace Noroshi.IncidentReports.Api;

/// <summary>Machines read reports.</summary>
/// <remarks>For reporters' people, their agents, and the authorities that a report reached; which reports, the visibility filter says.</remarks>
[Article("Act, Art. 5")]
[Article("Act, Art. 8")]
internal static class ReadingDoors
{
    private const int Most = 100;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/reports", ListAsync)
            .Describe("list-reports", "List reports", "The reports that the sender may see, newest first. It holds nothing of what was reported, so no purpose is asked for.")
            .Answers<ReportList>().Refuses(400, 401, 403, 429).RequireAuthorization(ApiDoors.Reading);
        api.MapGet("/reports/{number}", ShowAsync)
            .Describe("get-report", "Read a report", "The report with the answers of its newest version. An authority states its purpose; every reading is recorded and shown to the reporter.")
            .Answers<ReportShown>().AsksPurpose().KnowsETag().Refuses(400, 401, 403, 404, 429).RequireAuthorization(ApiDoors.Reading);
        api.MapGet("/reports/{number}/versions", VersionsAsync)
            .Describe("list-versions", "List versions", "The versions of a report, without what they say.")
            .Answers<IReadOnlyList<VersionLine>>().Refuses(401, 403, 404, 429).RequireAuthorization(ApiDoors.Reading);
        api.MapGet("/reports/{number}/versions/{version:int}", VersionAsync)
            .Describe("get-version", "Read a version", "One version and what it says.")
            .Answers<VersionShown>().AsksPurpose().Refuses(400, 401, 403, 404, 429).RequireAuthorization(ApiDoors.Reading);
        api.MapGet("/reports/{number}/difference", DifferenceAsync)
            .Describe("get-difference", "Compare versions", "What changed between two versions, field by field, in the order of the form. Left out, the newest is compared with the one before.")
            .Answers<DifferenceShown>().AsksPurpose().Refuses(400, 401, 403, 404, 429).RequireAuthorization(ApiDoors.Reading);
        api.MapGet("/reports/{number}/receipts", ReceiptsAsync)
            .Describe("list-receipts", "List receipts", "The receipts of the authorities that the report reached.")
            .Answers<IReadOnlyList<ReceiptShown>>().Refuses(401, 403, 404, 429).RequireAuthorization(ApiDoors.Reading);
    }

    private static async Task<IResult> ListAsync(
        ListedReports reports, string? cursor, int? limit, string? state, string? kind, bool? voluntary, bool? exercise, DateTimeOffset? changedSince, CancellationToken cancellation)
    {
        ApiCursor from = default;
        CaseState wanted = default;
        IncidentKind ofKind = default;
        var problems = new Problems()
            .Unless(cursor is null || ApiCursor.TryParse(cursor, out from), "cursor", "unknown-cursor", new("前の答えのnextの値をそのまま送ってください。", "Send the value of next as it was answered."))
            .Unless(limit is null or (> 0 and <= Most), "limit", "out-of-range", new($"1から{Most}までで指定してください。", $"Use 1 to {Most}."))
            .Unless(state is null || Kebab.TryParse(state, out wanted), "state", "unknown-state", new("open、withdrawn、closedのいずれかを指定してください。", "Use open, withdrawn or closed."))
            .Unless(kind is null || IncidentKinds.TryParse(kind, out ofKind), "kind", "unknown-kind", new("ddos、ransomware、otherのいずれかを指定してください。", "Use ddos, ransomware or other."));
        if (problems.Count > 0)
        {
            return ProblemResults.Mend(problems);
        }

        IQueryable<IncidentCase> Narrow(IQueryable<IncidentCase> cases)
        {
            cases = state is null ? cases : cases.Where(c => c.State == wanted);
            cases = kind is null ? cases : cases.Where(c => c.Kind == ofKind);
            cases = voluntary is null ? cases : cases.Where(c => c.Voluntary == voluntary);
            cases = exercise is null ? cases : cases.Where(c => c.Exercise == exercise);
            return changedSince is null ? cases : cases.Where(c => c.LatestAt >= changedSince);
        }

        var count = limit ?? 50;
        var found = await reports.TakeAsync(Narrow, cursor is null ? null : from, count + 1, cancellation);
        var next = found.Count > count ? new ApiCursor(found[count - 1].OpenedAt, found[count - 1].Number).ToString() : null;
        return TypedResults.Ok(new ReportList([.. found.Take(count).Select(ReportLine.Of)], next));
    }

    private static async Task<IResult> ShowAsync(string number, HttpContext context, ReportsOverApi reports, StoreDb db, CancellationToken cancellation)
    {
        if (await reports.FindAsync(number, cancellation) is not { } @case)
        {
            return ProblemResults.Absent();
        }

        var (purpose, refusal) = await reports.PurposeAsync(context, @case, cancellation);
        if (refusal is not null)
        {
            return refusal;
        }

        Preconditions.Tell(context, @case.Revision);
        if (Preconditions.IsKnown(context.Request, @case.Revision))
        {
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }

        var newest = await db.Set<ReportVersion>().AsNoTracking().Where(v => v.Case == @case.Id).OrderByDescending(v => v.Number).FirstAsync(cancellation);
        reports.Note(@case, newest.Number, purpose);
        await db.SaveChangesAsync(cancellation);
        return TypedResults.Ok(ReportShown.Of(@case, newest));
    }

    private static async Task<IResult> VersionsAsync(string number, ReportsOverApi reports, StoreDb db, CancellationToken cancellation) =>
        await reports.FindAsync(number, cancellation) is { } @case
            ? TypedResults.Ok(await LinesAsync(db, @case, cancellation))
            : ProblemResults.Absent();

    private static async Task<IResult> VersionAsync(string number, int version, HttpContext context, ReportsOverApi reports, StoreDb db, CancellationToken cancellation)
    {
        if (await reports.FindAsync(number, cancellation) is not { } @case)
        {
            return ProblemResults.Absent();
        }

        var (purpose, refusal) = await reports.PurposeAsync(context, @case, cancellation);
        if (refusal is not null)
        {
            return refusal;
        }

        if (await FindAsync(db, @case, version, cancellation) is not { } found)
        {
            return ProblemResults.Absent();
        }

        reports.Note(@case, version, purpose);
        await db.SaveChangesAsync(cancellation);
        return TypedResults.Ok(VersionShown.Of(found));
    }

    private static async Task<IResult> DifferenceAsync(
        string number, int? from, int? to, HttpContext context, ReportsOverApi reports, StoreDb db, CancellationToken cancellation)
    {
        if (await reports.FindAsync(number, cancellation) is not { } @case)
        {
            return ProblemResults.Absent();
        }

        var (purpose, refusal) = await reports.PurposeAsync(context, @case, cancellation);
        if (refusal is not null)
        {
            return refusal;
        }

        var newer = to ?? @case.Versions;
        var older = from ?? newer - 1;
        if (await FindAsync(db, @case, newer, cancellation) is not { } b || (await FindAsync(db, @case, older, cancellation) is not { } a))
        {
            return ProblemResults.Mend([new Problem("from", "no-such-version", new(
                string.Create(CultureInfo.InvariantCulture, $"この報告の版は1から{@case.Versions}までです。比べる版が二つ必要です。"),
                string.Create(CultureInfo.InvariantCulture, $"This report has versions 1 to {@case.Versions}. Two are needed to compare.")))]);
        }

        reports.Note(@case, newer, purpose);
        await db.SaveChangesAsync(cancellation);
        return TypedResults.Ok(DifferenceShown.Of(a, b));
    }

    private static async Task<IResult> ReceiptsAsync(string number, ReportsOverApi reports, CancellationToken cancellation) =>
        await reports.FindAsync(number, cancellation) is { } @case
            ? TypedResults.Ok<IReadOnlyList<ReceiptShown>>([.. @case.Addressees.OrderBy(a => a.Receipt, StringComparer.Ordinal).Select(ReceiptShown.Of)])
            : ProblemResults.Absent();

    private static Task<ReportVersion?> FindAsync(StoreDb db, IncidentCase @case, int version, CancellationToken cancellation) =>
        db.Set<ReportVersion>().AsNoTracking().FirstOrDefaultAsync(v => v.Case == @case.Id && v.Number == version, cancellation);

    private static async Task<IReadOnlyList<VersionLine>> LinesAsync(StoreDb db, IncidentCase @case, CancellationToken cancellation) =>
        [.. (await db.Set<ReportVersion>().AsNoTracking().Where(v => v.Case == @case.Id).OrderBy(v => v.Number).ToListAsync(cancellation)).Select(VersionLine.Of)];
}

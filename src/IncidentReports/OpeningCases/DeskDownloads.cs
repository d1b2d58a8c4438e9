using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Noroshi.Confidentiality.Face;
using Noroshi.IncidentReports.Attaching;
using Noroshi.IncidentReports.Reading;
using Noroshi.IncidentReports.Sheets;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Store;
using Noroshi.Store.Vault;

namespace Noroshi.IncidentReports.OpeningCases;

/// <summary>Hands a desk a file or a version of a case, for the purpose stated today, and keeps it as a reading before a byte goes out.</summary>
internal static class DeskDownloads
{
    /// <remarks>As the case at the desk: it must have reached the reader's authority (404 otherwise), and a purpose must have been stated today.</remarks>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var desk = routes.MapGroup("/desk/cases/{number}").RequireAuthorization(nameof(Permission.ReadReports)).ExcludeFromDescription();
        desk.MapGet("/files/{id:guid}", FileAsync).WithDisplayName("GET /desk/cases/{number}/files/{id}");
        desk.MapGet("/versions/{version:int}/form.{extension:regex(^(pdf|xlsx)$)}", FormAsync).WithDisplayName("GET /desk/cases/{number}/versions/{version}/form.{extension}");
    }

    private static async Task<IResult> FileAsync(
        string number, Guid id, HttpContext context, CasesAtTheDesk cases, StatedPurpose purposes, StoreDb db, FileVault vault, CancellationToken cancellation)
    {
        if (await cases.FindAsync(number, cancellation) is not { } desk
            || await db.Set<Attachment>().AsNoTracking().FirstOrDefaultAsync(a => a.Id == id && a.Case == desk.Case.Id, cancellation) is not { } file)
        {
            return TypedResults.NotFound();
        }

        if (await purposes.TodayAsync(desk.Case, cancellation) is not { } purpose)
        {
            return ToPurpose(desk);
        }

        if (await vault.OpenAsync(file.Digest, cancellation) is not { } content)
        {
            return TypedResults.NotFound();
        }

        await KeepAsync(desk, desk.Case.Versions, purpose, "attachment", purposes, db, cancellation);
        FileDownload.Harmless(context.Response.Headers, file);
        return TypedResults.Stream(content, "application/octet-stream", file.Name);
    }

    private static async Task<IResult> FormAsync(
        string number, int version, string extension, CasesAtTheDesk cases, StatedPurpose purposes, StoreDb db, TimeProvider clock, CancellationToken cancellation)
    {
        if (await cases.FindAsync(number, cancellation) is not { } desk
            || await db.Set<ReportVersion>().AsNoTracking().FirstOrDefaultAsync(v => v.Case == desk.Case.Id && v.Number == version && v.ErasedAt == null, cancellation) is not { } filed)
        {
            return TypedResults.NotFound();
        }

        if (await purposes.TodayAsync(desk.Case, cancellation) is not { } purpose)
        {
            return ToPurpose(desk);
        }

        await KeepAsync(desk, version, purpose, extension, purposes, db, cancellation);
        return (await FilledForm.AnswerAsync(Downloads.Sheet(desk.Case, filed), extension, desk.Case, filed, $"{number}-v{version}", clock, cancellation)).Result;
    }

    private static async Task KeepAsync(DeskCase desk, int version, Purpose purpose, string through, StatedPurpose purposes, StoreDb db, CancellationToken cancellation)
    {
        purposes.Keep(desk.Case, version, purpose, through);
        await db.SaveChangesAsync(cancellation);
    }

    private static IResult ToPurpose(DeskCase desk) => TypedResults.Redirect($"{CasePaths.Desk(desk.Case.Number)}/purpose");
}

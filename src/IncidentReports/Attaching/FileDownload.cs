using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Noroshi.IncidentReports.Reading;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Store;
using Noroshi.Store.Vault;

namespace Noroshi.IncidentReports.Attaching;

/// <summary>Hands a file back to those who sent it: as bytes to be saved, never shown or run, and on record.</summary>
internal static class FileDownload
{
    /// <remarks>For the reporter's people and its agents; a file of another's draft or case is not there (404).</remarks>
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/reports/files/{id:guid}", HandleAsync).RequireAuthorization(nameof(Permission.ReadOwnReports)).ExcludeFromDescription()
            .WithDisplayName("GET /reports/files/{id}");

    private static async Task<IResult> HandleAsync(
        Guid id, HttpContext context, StoreDb db, CasesInSight cases, RecordReading reading, FileVault vault, IRecordOfActs acts, CancellationToken cancellation)
    {
        var file = await db.Set<Attachment>().AsNoTracking().FirstOrDefaultAsync(a => a.Id == id, cancellation);
        var @case = file?.Case is { } of ? await db.Set<IncidentCase>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == of, cancellation) : null;
        var seen = @case is not null ? cases.IsOwn(@case) : file is { Case: null, Draft: { } draft } && await db.Set<Draft>().AnyAsync(d => d.Id == draft, cancellation);
        if (file is null || !seen || await vault.OpenAsync(file.Digest, cancellation) is not { } content)
        {
            await acts.WriteRefusalAsync(new Act("incident-reports.not-shown", "Act, Art. 8", $"attachment:{id}"), cancellation);
            return TypedResults.NotFound();
        }

        if (@case is not null)
        {
            await reading.OwnAsync(@case, @case.Versions, "attachment", cancellation);
        }

        Harmless(context.Response.Headers, file);
        return TypedResults.Stream(content, "application/octet-stream", file.Name);
    }

    /// <summary>The headers under which a stranger's file does no harm in a browser.</summary>
    public static void Harmless(IHeaderDictionary headers, Attachment file)
    {
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers.CacheControl = "no-store";
        headers.ContentLength = file.Size;
    }
}

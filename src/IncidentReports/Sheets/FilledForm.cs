using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Noroshi.Formats.Forms;
using Noroshi.IncidentReports.Store;
using Noroshi.Web.Answers;

namespace Noroshi.IncidentReports.Sheets;

/// <summary>A filled form as a file to take away.</summary>
internal static class FilledForm
{
    /// <summary>Writes it.</summary>
    /// <param name="sheet">What stands on it.</param>
    /// <param name="extension"><c>pdf</c> or <c>xlsx</c>.</param>
    /// <param name="case">Whose receipt number stands on the paper.</param>
    /// <param name="version">Whose digest stands on the paper.</param>
    /// <param name="name">The file's name without its extension.</param>
    /// <param name="clock">When the paper was made.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The file; or 503 with what is missing on this machine to make paper.</returns>
    public static async Task<Results<FileContentHttpResult, ProblemHttpResult>> AnswerAsync(
        FormSheet sheet, string extension, IncidentCase @case, ReportVersion version, string name, TimeProvider clock, CancellationToken cancellation)
    {
        using var made = new MemoryStream();
        if (extension == "xlsx")
        {
            await FormSheetWriter.WriteAsync(sheet, made, cancellation);
            return TypedResults.File(made.ToArray(), FormSheetWriter.MediaType, $"{name}.xlsx");
        }

        // Setting type takes long, and this may be the thread that reads the database's answers (ADR 0029).
        await Task.Yield();
        var stamp = new FormStamp { Made = clock.GetUtcNow(), ReceiptNumber = @case.Number, ContentDigest = Convert.ToHexStringLower(version.Digest) };
        return FormPdfWriter.Write(sheet, stamp, made) is { } problem
            ? ProblemResults.Answer(StatusCodes.Status503ServiceUnavailable, problem.Code, problem.Message)
            : TypedResults.File(made.ToArray(), FormPdfWriter.MediaType, $"{name}.pdf");
    }
}

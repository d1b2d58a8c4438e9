using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Noroshi.Formats.Forms;
using Noroshi.IncidentReports.CommonForms;
using Noroshi.IncidentReports.Face;
using Noroshi.IncidentReports.Filing;
using Noroshi.IncidentReports.Sheets;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Store;

namespace Noroshi.IncidentReports.Reading;

/// <summary>Hands out a version, as PDF or spreadsheet, and a blank sheet of each common form.</summary>
internal static class Downloads
{
    /// <remarks>Versions for the reporter's people and its agents (another's is not there); blank sheets for those who file.</remarks>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var own = routes.MapGroup("/reports/{number}/versions/{version:int}").RequireAuthorization(nameof(Permission.ReadOwnReports)).ExcludeFromDescription();
        own.MapGet("/form.{extension:regex(^(pdf|xlsx)$)}", FormAsync).WithDisplayName("GET /reports/{number}/versions/{version}/form.{extension}");
        routes.MapGet("/reports/forms/{kind}.xlsx", BlankAsync).RequireAuthorization(nameof(Permission.FileReports)).ExcludeFromDescription()
            .WithDisplayName("GET /reports/forms/{kind}.xlsx");
    }

    /// <summary>A version as a sheet, as it was filed.</summary>
    public static FormSheet Sheet(IncidentCase @case, ReportVersion version)
    {
        var form = FormBook.Edition(version.Edition).Form(version.Form);
        return CommonFormSheet.ToSheet(form, FormStages.Of(version.Stage, @case.Voluntary), Answers.FromJson(version.Answers), @case.Exercise ? "訓練 EXERCISE" : null);
    }

    private static async Task<IResult> FormAsync(
        string number, int version, string extension, CasesInSight cases, RecordReading reading, StoreDb db, TimeProvider clock, CancellationToken cancellation)
    {
        if (await FindAsync(number, version, cases, db, cancellation) is not var (@case, filed))
        {
            return TypedResults.NotFound();
        }

        var answer = await FilledForm.AnswerAsync(Sheet(@case, filed), extension, @case, filed, $"{number}-v{version}", clock, cancellation);
        if (answer.Result is FileContentHttpResult)
        {
            await reading.OwnAsync(@case, version, extension, cancellation);
        }

        return answer.Result;
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> BlankAsync(
        string kind, Drafting.Particulars particulars, Actor actor, TimeProvider clock, CancellationToken cancellation)
    {
        if (!IncidentKinds.TryParse(kind, out var known))
        {
            return TypedResults.NotFound();
        }

        var today = LegalCalendar.LegalDay(clock.GetUtcNow());
        var form = FormBook.On(today).Form(known.Code());
        var answers = await particulars.OfAsync(form, actor.Organisation, actor.Person, today, cancellation);
        using var book = new MemoryStream();
        await FormSheetWriter.WriteAsync(CommonFormSheet.ToSheet(form, FormStage.First, answers), book, cancellation);
        return TypedResults.File(book.ToArray(), FormSheetWriter.MediaType, $"common-form-{known.Form()}-{form.Version}.xlsx");
    }

    private static async Task<(IncidentCase Case, ReportVersion Version)?> FindAsync(string number, int version, CasesInSight cases, StoreDb db, CancellationToken cancellation) =>
        await cases.FindOwnAsync(number, cancellation) is { } @case
        && await db.Set<ReportVersion>().AsNoTracking().FirstOrDefaultAsync(v => v.Case == @case.Id && v.Number == version, cancellation) is { } filed
            ? (@case, filed)
            : null;
}

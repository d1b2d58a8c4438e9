using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Noroshi.IncidentReports.Reading;
using Noroshi.IncidentReports.Sheets;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Store;
using Noroshi.Web.Answers;

namespace Noroshi.IncidentReports.Copies;

/// <summary>The filled form for one recipient, while the consent for that recipient stands.</summary>
internal static class CopyDownload
{
    private static readonly Ruling.Refused NoConsent = new("Act, Art. 8(1)", new(
        "この機関への写しには同意がありません。写しのページで同意してから作ってください。", "There is no consent for this recipient. Consent on the page of copies first."));

    /// <remarks>For the reporter's people and its agents; without consent it is refused (403), another's case is not there (404).</remarks>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/reports/{number}/copies/{recipient}.{extension:regex(^(pdf|xlsx)$)}", HandleAsync)
            .RequireAuthorization(nameof(Permission.ReadOwnReports)).ExcludeFromDescription().WithDisplayName("GET /reports/{number}/copies/{recipient}");
    }

    private static async Task<IResult> HandleAsync(
        string number, string recipient, string extension, CasesInSight cases, StoreDb db, IRecordOfActs acts, TimeProvider clock, CancellationToken cancellation)
    {
        if (await cases.FindOwnAsync(number, cancellation) is not { } @case || CopyRecipients.For(@case).FirstOrDefault(r => r.Code == recipient) is not { } known)
        {
            return TypedResults.NotFound();
        }

        if (!await db.Set<OtherCopy>().AnyAsync(c => c.Case == @case.Id && c.Recipient == known.Code && c.ConsentWithdrawnAt == null, cancellation))
        {
            await acts.WriteRefusalAsync(new Act("incident-reports.copy-refused", NoConsent.Article, $"case:{@case.Id}"), cancellation);
            return ProblemResults.Refuse(NoConsent);
        }

        var version = await db.Set<ReportVersion>().AsNoTracking().Where(v => v.Case == @case.Id).OrderByDescending(v => v.Number).FirstAsync(cancellation);
        var sheet = CopyRecipients.Sheet(known, @case, version, LegalCalendar.LegalDay(clock.GetUtcNow()));
        var answer = await FilledForm.AnswerAsync(sheet, extension, @case, version, $"{number}-{known.Code.Replace(':', '-')}", clock, cancellation);
        if (answer.Result is not FileContentHttpResult)
        {
            return answer.Result;
        }

        acts.Write(new Act("incident-reports.copy-made", "Act, Art. 8(1)", $"case:{@case.Id}")
        {
            OnBehalfOf = @case.Reporter == db.Actor.Organisation ? null : @case.Reporter,
            Content = new JsonObject { ["recipient"] = known.Code, ["version"] = version.Number, ["as"] = extension },
        });
        await db.SaveChangesAsync(cancellation);
        return answer.Result;
    }
}

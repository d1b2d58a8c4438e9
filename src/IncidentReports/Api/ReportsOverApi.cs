using Microsoft.AspNetCore.Http;
using Noroshi.Confidentiality.Face;
using Noroshi.IncidentReports.Reading;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Store;
using Noroshi.Web.Answers;

namespace Noroshi.IncidentReports.Api;

/// <summary>
/// Finds reports for machines. What one may not see does not exist, and asking for it is on the record. An authority says for what it
/// reads; every reading is kept, and the reporter sees it.
/// </summary>
internal sealed class ReportsOverApi(StoreDb db, CasesInSight cases, RecordReading reading, IRecordOfActs acts)
{
    public const string PurposeHeader = "Noroshi-Purpose";

    private static readonly Words PurposeNeeded = new(
        $"報告を読む目的を{PurposeHeader}ヘッダーで示してください（handling-incident、supervision、analysis、statistics）。目的は報告者にも表示されます。",
        $"State the purpose of reading in the {PurposeHeader} header: handling-incident, supervision, analysis or statistics. The reporter will see it.");

    /// <summary>The report, with its addressees; null if it is not there for this actor.</summary>
    public Task<IncidentCase?> FindAsync(string number, CancellationToken cancellation) => cases.FindAsync(number, cancellation);

    /// <summary>Whether it is the actor's own organisation's report, or a principal's.</summary>
    public bool IsOwn(IncidentCase @case) => cases.IsOwn(@case);

    /// <summary>The purpose of reading, or the refusal.</summary>
    public async Task<(Purpose Purpose, IResult? Refusal)> PurposeAsync(HttpContext context, IncidentCase @case, CancellationToken cancellation)
    {
        var own = cases.IsOwn(@case);
        var said = context.Request.Headers[PurposeHeader] is [{ } text] ? text.Trim() : own ? Purpose.OwnRecord.Code() : null;
        if (!Purposes.TryParse(said, out var purpose))
        {
            var needed = ProblemResults.Mend([new Problem(PurposeHeader, "purpose-required", PurposeNeeded)]);
            needed.ProblemDetails.Extensions["article"] = "Act, Art. 8(1)";
            return (purpose, needed);
        }

        if (Purposes.Ask(purpose, db.Actor.May) is Ruling.Refused refused || (purpose is Purpose.OwnRecord && !own && (refused = NotOwn) is not null))
        {
            await acts.WriteRefusalAsync(new Act("incident-reports.reading-refused", refused.Article, $"case:{@case.Id}") { Content = new() { ["purpose"] = purpose.Code() } }, cancellation);
            return (purpose, ProblemResults.Refuse(refused));
        }

        return (purpose, null);
    }

    /// <summary>Notes a reading in the present unit of work.</summary>
    public void Note(IncidentCase @case, int version, Purpose purpose, string through = "api") => reading.Note(@case.Id, version, purpose, through);

    private static Ruling.Refused NotOwn { get; } = new("Act, Art. 8(1)", new Words(
        "自組織の記録として読めるのは、報告者とその代理人だけです。", "Only the reporter and its agents read it as their own record."));
}

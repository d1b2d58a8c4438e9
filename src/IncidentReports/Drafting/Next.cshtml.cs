using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Noroshi.IncidentReports.Face;
using Noroshi.IncidentReports.Reading;
using Noroshi.Kernel;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Fields;

namespace Noroshi.IncidentReports.Drafting;

/// <summary>Begins the next version of a case: a supplement, the thirty-day report, a correction, a withdrawal.</summary>
/// <remarks>For those who file. Another's case is not there (404).</remarks>
[Authorize(nameof(Permission.FileReports))]
[Article("Order, Art. 4(2)")]
internal sealed class NextPage(CasesInSight cases, StartDraft start, StoreDb db) : PageOfACase(cases, db)
{
    private static readonly Words ChooseStage = new("この案件で出せる報告を選んでください。", "Choose a report that this case can take.");

    public override CaseView Here => CaseView.Content;

    [BindProperty]
    public string? Stage { get; set; }

    public IEnumerable<Choice> Choices => MayFollow.Select(stage => Choice.Of(stage.Code(), stage.Words(), Explained(stage)));

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken cancellation) => await FindAsync(number, cancellation) ? Page() : this.Absent();

    public async Task<IActionResult> OnPostAsync(string number, CancellationToken cancellation)
    {
        if (!await FindAsync(number, cancellation))
        {
            return this.Absent();
        }

        return ReportStages.TryParse(Stage, out var stage) && MayFollow.Contains(stage)
            ? Redirect(DraftPaths.Start(await start.OfNextVersionAsync(Case, stage, cancellation)))
            : this.Mend([new Problem(nameof(Stage), "stage-does-not-fit", ChooseStage)]);
    }

    private static Words Explained(ReportStage stage) => stage switch
    {
        ReportStage.Supplement => new("新しく分かったことを追加します。何度でも出せます。", "Adds what has become known. As often as needed."),
        ReportStage.ThirtyDay => new("認知した日から30日以内に、全7項目を記入して出します。", "Within thirty days of knowledge, with all seven items."),
        ReportStage.Correction => new("提出した内容の誤りを直します。理由を書きます。", "Puts a mistake right, with the reason."),
        ReportStage.Withdrawal => new("報告の対象ではなかったときに取り下げます。理由を書きます。", "Takes the report back if it was not reportable, with the reason."),
        _ => throw new UnreachableException(),
    };
}

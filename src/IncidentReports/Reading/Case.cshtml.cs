using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Face;
using Noroshi.IncidentReports.CommonForms;
using Noroshi.IncidentReports.Drafting;
using Noroshi.IncidentReports.Filing;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Face;

namespace Noroshi.IncidentReports.Reading;

/// <summary>A case on the reporter's side: what was reported, item by item, its clocks and receipts.</summary>
/// <remarks>For the reporter's people and its agents. Another's case is not there (404).</remarks>
[Authorize(nameof(Permission.ReadOwnReports))]
[Article("Act, Art. 5")]
internal sealed class CasePage(CasesInSight cases, RecordReading reading, IComputersOfAnOperator register, IEnumerable<IRelated> elsewhere, StoreDb db, IWhoIsWho who) : PageOfACase(cases, db)
{
    public override CaseView Here => CaseView.Content;

    public ReportVersion Version { get; private set; } = null!;

    public IReadOnlyList<AnswersShown> Answers { get; private set; } = [];

    public IReadOnlyList<ReceiptShown> Receipts { get; private set; } = [];

    public CaseClocks Clocks { get; private set; } = null!;

    public string? FiledBy { get; private set; }

    public Words? FiledFrom { get; private set; }

    public int Waiting { get; private set; }

    /// <summary>What others have on this case.</summary>
    public IReadOnlyList<RelatedItem> Related { get; private set; } = [];

    /// <summary>Whether the computers named can be opened in the register.</summary>
    public bool IsOwnRegister => register.IsInSight(Case.Reporter);

    public VersionDownloads Downloads => new(Case.Number, Version.Number);

    public async Task<IActionResult> OnGetAsync(string number, int? version, CancellationToken cancellation)
    {
        if (!await FindAsync(number, cancellation) || await VersionAsync(version ?? Case.Versions, cancellation) is not { } shown)
        {
            return this.Absent();
        }

        Version = shown;
        var answers = CommonForms.Answers.FromJson(shown.Answers);
        Answers = AnswersShown.Of(FormBook.Edition(shown.Edition).Form(shown.Form), FormStage.First, answers, _ => null, demands: false);
        Clocks = CaseClocks.Of(Case, answers);
        Receipts = await ReceiptPage.ReceiptsAsync(who, Case, cancellation);
        FiledBy = (await who.PersonAsync(shown.FiledBy, cancellation))?.Name;
        FiledFrom = (await who.OrganisationAsync(shown.FiledFrom, cancellation))?.Name;
        Waiting = (await WaitingExchanges.OfAsync(Db, Case.Id, cancellation)).Count;
        Related = await elsewhere.OfAsync($"case:{Case.Id}", cancellation);
        await reading.OwnAsync(Case, shown.Number, "page", cancellation);
        return Page();
    }
}

/// <summary>Requests and orders to the reporter that nobody has answered.</summary>
internal static class WaitingExchanges
{
    public static async Task<IReadOnlyList<Guid>> OfAsync(StoreDb db, CaseId @case, CancellationToken cancellation) =>
        await db.Set<Exchange>().AsNoTracking()
            .Where(x => x.Case == @case && (x.Kind == ExchangeKind.MaterialRequest || x.Kind == ExchangeKind.Order)
                && !db.Set<Exchange>().Any(answer => answer.InReplyTo == x.Id && answer.Kind == ExchangeKind.Answer))
            .Select(x => x.Id).ToListAsync(cancellation);
}

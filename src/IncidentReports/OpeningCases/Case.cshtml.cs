using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Noroshi.IncidentReports.CommonForms;
using Noroshi.IncidentReports.Drafting;
using Noroshi.IncidentReports.Exchanging;
using Noroshi.IncidentReports.Filing;
using Noroshi.IncidentReports.Reading;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Face;
using Noroshi.Web.Fields;
using Noroshi.Web.Showing;

namespace Noroshi.IncidentReports.OpeningCases;

/// <summary>A case at the desk: what was reported, the clocks, who works on it, what was said.</summary>
/// <remarks>For those who may read reports; the case must have reached their authority, and a purpose must have been stated today.</remarks>
[Authorize(nameof(Permission.ReadReports))]
[Article("Act, Art. 5")]
[Article("Act, Art. 8(1)")]
internal sealed class CasePage(
    CasesAtTheDesk cases, StatedPurpose purposes, CaseTimeline timeline, DeskDeeds deeds, WriteInCase writing, IEnumerable<IRelated> elsewhere, StoreDb db, IWhoIsWho who)
    : PageOfACase(cases, purposes)
{
    private readonly CasesAtTheDesk cases = cases;
    private readonly StatedPurpose purposes = purposes;

    [BindProperty]
    public Guid? Assignee { get; set; }

    public ReportVersion Newest { get; private set; } = null!;

    public Organisation? Reporter { get; private set; }

    public IReadOnlyList<AnswersShown> Answers { get; private set; } = [];

    public CaseClocks Clocks { get; private set; } = null!;

    public IReadOnlyList<TimelineEntry> Timeline { get; private set; } = [];

    public IReadOnlyList<Choice> Colleagues { get; private set; } = [];

    public IReadOnlyDictionary<OrganisationId, Organisation> Authorities { get; private set; } = new Dictionary<OrganisationId, Organisation>();

    public IReadOnlyDictionary<PersonId, Person> People { get; private set; } = new Dictionary<PersonId, Person>();

    public IReadOnlyList<Attachment> Attachments { get; private set; } = [];

    /// <summary>What others have on this case.</summary>
    public IReadOnlyList<RelatedItem> Related { get; private set; } = [];

    /// <summary>What this person may say in this case.</summary>
    public IReadOnlyList<ExchangeKind> MaySay { get; private set; } = [];

    public bool MayWork => Desk.Own is not null && db.Actor.Can(Permission.HandleCases);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await OpenAsync(cancellation) ?? await ShowAsync(cancellation);

    public async Task<IActionResult> OnPostAssignAsync(CancellationToken cancellation)
    {
        if (await OpenAsync(cancellation) is { } elsewhere)
        {
            return elsewhere;
        }

        if (await deeds.AskAsync(Desk, "incident-reports.assigned", cancellation) is Ruling.Refused refused)
        {
            return this.Refuse(refused);
        }

        if (await deeds.AssignAsync(Desk, Assignee, cancellation) is { Count: > 0 } problems)
        {
            await ShowAsync(cancellation);
            return this.Mend(problems);
        }

        this.Say(NoticeKind.Success, new Words("担当者を変更しました。", "The case was assigned."));
        return Redirect(CasePaths.Desk(Desk.Case.Number));
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellation)
    {
        var @case = Desk.Case;
        Newest = await cases.NewestAsync(@case, cancellation);
        if (await purposes.KeepAsync(@case, Newest.Number, Purpose, "page", cancellation))
        {
            await db.SaveChangesAsync(cancellation);
        }

        var answers = CommonForms.Answers.FromJson(Newest.Answers);
        var form = FormBook.Edition(Newest.Edition).Form(Newest.Form);
        Answers = AnswersShown.Of(form, FormStages.Of(Newest.Stage, @case.Voluntary), answers, _ => null, demands: false);
        Clocks = CaseClocks.Of(@case, answers);
        Timeline = await timeline.OfAsync(@case, cancellation);
        Reporter = await who.OrganisationAsync(@case.Reporter, cancellation);
        Authorities = await who.OrganisationsAsync(@case.Addressees.Select(a => a.Organisation), cancellation);
        People = await who.PersonsAsync(@case.Addressees.Select(a => a.Assignee).OfType<PersonId>(), cancellation);
        Colleagues = MayWork ? [.. (await deeds.ColleaguesAsync(Desk, cancellation)).Select(p => new Choice(p.Id.ToString(), p.Name))] : [];
        Attachments = await db.Set<Attachment>().AsNoTracking().Where(a => a.Case == @case.Id).OrderBy(a => a.At).ToListAsync(cancellation);
        Related = await elsewhere.OfAsync($"case:{@case.Id}", cancellation);
        MaySay = [.. ExchangeWords.ByDesks.Where(kind => writing.May(Desk, kind) is Ruling.Allowed)];
        return Page();
    }
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Parties.Guarding;
using Noroshi.Parties.Law;
using Noroshi.Parties.Store;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Fields;
using Noroshi.Web.Showing;

namespace Noroshi.Parties.ManagingPeople;

/// <summary>One person of the organisation: roles, secrecy, clearances, disabling.</summary>
/// <remarks>For administrators, and only for people with a role in their own organisation; to others the person is not there.</remarks>
[Authorize(nameof(Permission.ManagePeople))]
internal sealed class PersonFilePage(StoreDb db, Actor actor, ManagePerson manage, IWhoIsWho who, NotThere notThere, TimeProvider clock) : PageModel
{
    private static readonly Words Saved = new("変更を保存しました。", "The change was saved.");
    private PersonRow person = null!;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>What is to be confirmed: <c>disable</c>, or nothing.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Confirm { get; set; }

    public Shown Person { get; private set; } = null!;

    public IReadOnlyList<Held> Memberships { get; private set; } = [];

    public IReadOnlyList<Undertaking> Undertakings { get; private set; } = [];

    public IReadOnlyList<Clearance> Clearances { get; private set; } = [];

    public IReadOnlyList<Choice> RolesToGive { get; private set; } = [];

    public IReadOnlyList<Choice> Articles { get; } = [.. UndertakingsOfSecrecy.Articles.Select(a => Choice.Of(a.Article, a.Text))];

    public IReadOnlyList<Choice> Kinds { get; } = [.. ClearancesEnd.Kinds.Select(k => Choice.Of(k.Code, k.Name))];

    public DateOnly Today => LegalCalendar.LegalDay(clock.GetUtcNow());

    public DateOnly Soon => Today.AddDays(ClearancesEnd.WarnDaysBefore);

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var id = new PersonId(Id);
        var mine = await db.Set<Membership>().Where(WhoMayManageAPerson.In(db)).AnyAsync(m => m.Person == id, HttpContext.RequestAborted);
        if (!mine || await db.Set<PersonRow>().FirstOrDefaultAsync(p => p.Id == id, HttpContext.RequestAborted) is not { } found)
        {
            context.Result = await notThere.AnswerAsync(this, $"person:{id}");
            return;
        }

        person = found;
        await next();
    }

    public async Task OnGetAsync(CancellationToken cancellation) => await ShowAsync(cancellation);

    public Task<IActionResult> OnPostDetailsAsync(string? department, string? phone, CancellationToken cancellation) =>
        AnswerAsync(() => manage.DescribeAsync(person, department, phone, cancellation), cancellation);

    public Task<IActionResult> OnPostAddRoleAsync(string? role, CancellationToken cancellation) =>
        AnswerAsync(() => manage.AppointAsync(person, role, cancellation), cancellation);

    public Task<IActionResult> OnPostEndRoleAsync(Guid membership, CancellationToken cancellation) =>
        AnswerAsync(() => manage.EndAsync(person, membership, cancellation), cancellation);

    public Task<IActionResult> OnPostUndertakeAsync(string? article, DateOnly? undertakenOn, DateOnly? undertakenUntil, CancellationToken cancellation) =>
        AnswerAsync(() => manage.UndertakeAsync(person, article, undertakenOn, undertakenUntil, cancellation), cancellation);

    public Task<IActionResult> OnPostClearAsync(string? kind, DateOnly? clearedFrom, DateOnly? clearedUntil, CancellationToken cancellation) =>
        AnswerAsync(() => manage.ClearAsync(person, kind, clearedFrom, clearedUntil, cancellation), cancellation);

    public Task<IActionResult> OnPostWithdrawAsync(Guid clearance, CancellationToken cancellation) =>
        AnswerAsync(() => manage.WithdrawAsync(person, clearance, cancellation), cancellation);

    public Task<IActionResult> OnPostDisableAsync(CancellationToken cancellation) => AnswerAsync(() => manage.DisableAsync(person, cancellation), cancellation);

    public Task<IActionResult> OnPostEnableAsync(CancellationToken cancellation) => AnswerAsync(() => manage.EnableAsync(person, cancellation), cancellation);

    private async Task<IActionResult> AnswerAsync(Func<Task<Managed>> deed, CancellationToken cancellation)
    {
        switch (await deed())
        {
            case Managed.Done:
                this.Say(NoticeKind.Success, Saved);
                return RedirectToPage();
            case Managed.Mend mend:
                await ShowAsync(cancellation);
                return this.Mend(mend.Problems);
            case Managed.No no:
                return this.Refuse(no.Refused);
            default:
                return await notThere.AnswerAsync(this, $"person:{person.Id}");
        }
    }

    private async Task ShowAsync(CancellationToken cancellation)
    {
        Person = new Shown(person.Name, person.Department, person.Mail, person.Phone, person.DisabledAt is not null);
        var organisation = await who.OrganisationAsync(actor.Organisation, cancellation);
        RolesToGive = organisation is null ? [] : [.. Roles.All.Where(r => r.In.Contains(organisation.Kind)).Select(r => Choice.Of(r.Code, r.Name))];
        var today = Today;
        var memberships = await db.Set<Membership>().AsNoTracking().Where(WhoMayManageAPerson.In(db)).Where(m => m.Person == person.Id)
            .OrderBy(m => m.From).ThenBy(m => m.Id).ToListAsync(cancellation);
        Memberships = [.. memberships.Select(m => new Held(m.Id, Roles.Find(m.Role)?.Name ?? new Words(m.Role, m.Role), m.From, m.Until, m.Until is null || today < m.Until))];
        Undertakings = await db.Set<Undertaking>().AsNoTracking().Where(u => u.Person == person.Id && u.Organisation == actor.Organisation).OrderBy(u => u.On).ToListAsync(cancellation);
        Clearances = await db.Set<Clearance>().AsNoTracking().Where(c => c.Person == person.Id && c.Organisation == actor.Organisation).OrderBy(c => c.From).ToListAsync(cancellation);
    }

    /// <summary>The person as the administrator sees one.</summary>
    internal sealed record Shown(string Name, string? Department, string? Mail, string? Phone, bool IsDisabled);

    /// <summary>A role that the person holds or held.</summary>
    internal sealed record Held(Guid Id, Words Role, DateOnly From, DateOnly? Until, bool IsOpen);
}

using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Parties.Inviting;
using Noroshi.Parties.Law;
using Noroshi.Parties.Store;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Fields;
using Noroshi.Web.Showing;

namespace Noroshi.Parties.Administering;

/// <summary>One organisation in the register: corrected, designated, closed; its administrator invited.</summary>
/// <remarks>For system administrators: the register decides whom a report reaches.</remarks>
[Authorize(nameof(Permission.Administer))]
internal sealed class OrganisationFilePage(StoreDb db, Actor actor, IRegistrar registrar, Invite invite, IRecordOfActs acts, TimeProvider clock) : PageModel
{
    private static readonly Ruling.Refused OwnHouse = new("Act, Art. 8", new("ご自身の組織を閉鎖することはできません。", "Nobody closes the organisation in which one works."));
    private OrganisationRow row = null!;

    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    /// <summary>What is to be confirmed: <c>close</c>, or nothing.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Confirm { get; set; }

    public Words Name => new(row.NameJa, row.NameEn);

    public Words Kind => KindWords.Of(row.Kind);

    public string? Number => row.CorporateNumber;

    public DateTimeOffset? ClosedAt => row.ClosedAt;

    public bool IsOperator => row.Kind == OrganisationKind.Operator;

    public IReadOnlyList<DesignationRow> Designations { get; private set; } = [];

    public IReadOnlyList<string> Administrators { get; private set; } = [];

    public IReadOnlyList<Choice> Sectors { get; } = [.. Competence.Sectors.Select(s => Choice.Of(s.Code, s.Name))];

    public Uri? Made { get; private set; }

    public static Words Business(DesignationRow designation) =>
        Competence.Sector(designation.Sector, designation.DesignatedOn)?.Name ?? Competence.Sectors.FirstOrDefault(s => s.Code == designation.Sector)?.Name ?? new(designation.Sector, designation.Sector);

    private DateOnly Today => LegalCalendar.LegalDay(clock.GetUtcNow());

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await db.Set<OrganisationRow>().FirstOrDefaultAsync(o => o.Code == Code, HttpContext.RequestAborted) is not { } found)
        {
            context.Result = this.Absent();
            return;
        }

        row = found;
        await next();
    }

    public async Task OnGetAsync(CancellationToken cancellation) => await ShowAsync(cancellation);

    public async Task<IActionResult> OnPostCorrectAsync(string? nameJa, string? nameEn, string? number, CancellationToken cancellation)
    {
        if (OrganisationChecks.Entry(row.Kind.ToString(), row.Code, nameJa, nameEn, number) is { Count: > 0 } problems)
        {
            await ShowAsync(cancellation);
            return this.Mend(problems);
        }

        acts.Write(new Act("parties.organisation-corrected", "Act, Art. 8", $"organisation:{row.Id}") { Content = new JsonObject { ["was"] = row.NameJa, ["is"] = nameJa } });
        row.Correct(nameJa!, nameEn!, CorporateNumber.TryParse(number, null, out var parsed) ? parsed.Digits : null);
        await db.SaveChangesAsync(cancellation);
        this.Say(NoticeKind.Success, new("組織の情報を訂正しました。", "The entry was corrected."));
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostDesignateAsync(string? sector, DateOnly? designatedOn, bool throughArticle53, CancellationToken cancellation)
    {
        var known = Competence.Sectors.Any(s => s.Code == sector);
        var problems = new Problems()
            .Unless(known, "Sector", "sector", new("事業を選んでください。", "Choose the business."))
            .Unless(designatedOn is not null && designatedOn <= Today, "DesignatedOn", "designated-on", new("指定された日を入力してください。将来の日付は入力できません。", "Enter the day of designation; it cannot be in the future."))
            .Unless(IsOperator, "Sector", "not-an-operator", new("指定できるのは特別社会基盤事業者だけです。", "Only an operator is designated."))
            .Unless(!known || !await db.Set<DesignationRow>().AnyAsync(d => d.Operator == row.Id && d.Sector == sector && d.Until == null, cancellation), "Sector", "designated-already", new("この事業ではすでに指定されています。", "The operator is designated in this business already."));
        if (problems.Count > 0)
        {
            await ShowAsync(cancellation);
            return this.Mend(problems);
        }

        registrar.Add(new Designation(row.Id, sector!, designatedOn!.Value, throughArticle53, null));
        await db.SaveChangesAsync(cancellation);
        this.Say(NoticeKind.Success, new("指定を登録しました。", "The designation was entered."));
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostEndDesignationAsync(string? sector, DateOnly on, CancellationToken cancellation)
    {
        if (await db.Set<DesignationRow>().FirstOrDefaultAsync(d => d.Operator == row.Id && d.Sector == sector && d.DesignatedOn == on && d.Until == null, cancellation) is not { } designation)
        {
            return this.Absent();
        }

        designation.End(Today);
        acts.Write(new Act("parties.designation-ended", "Act, Art. 2(3)", $"organisation:{row.Id}")
        {
            Content = new JsonObject { ["sector"] = sector, ["on"] = Today.ToString("O", CultureInfo.InvariantCulture) },
        });
        await db.SaveChangesAsync(cancellation);
        this.Say(NoticeKind.Success, new("指定を終了しました。", "The designation was ended."));
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostInviteAsync(string? mail, CancellationToken cancellation)
    {
        var (problems, link) = await invite.HandleAsync(row.Id, mail, "organisation-administrator", cancellation);
        Made = link;
        await ShowAsync(cancellation);
        return link is null ? this.Mend(problems) : Page();
    }

    public async Task<IActionResult> OnPostCloseAsync(CancellationToken cancellation)
    {
        if (row.Id == actor.Organisation)
        {
            await acts.WriteRefusalAsync(new Act("parties.organisation-closed", OwnHouse.Article, $"organisation:{row.Id}"), cancellation);
            return this.Refuse(OwnHouse);
        }

        row.Close(clock.GetUtcNow());
        acts.Write(new Act("parties.organisation-closed", "Act, Art. 8", $"organisation:{row.Id}"));
        await db.SaveChangesAsync(cancellation);
        this.Say(NoticeKind.Success, new("組織を閉鎖しました。所属する人はサインインできません。", "The organisation was closed. Its people can no longer sign in."));
        return RedirectToPage();
    }

    private async Task ShowAsync(CancellationToken cancellation)
    {
        var today = Today;
        var roles = Roles.All.Where(r => r.May.Contains(Permission.ManagePeople)).Select(r => r.Code).ToArray();
        Designations = await db.Set<DesignationRow>().AsNoTracking().Where(d => d.Operator == row.Id).OrderBy(d => d.DesignatedOn).ToListAsync(cancellation);
        Administrators = await (
            from m in db.Set<Membership>().AsNoTracking()
            join p in db.Set<PersonRow>() on m.Person equals p.Id
            where m.Organisation == row.Id && roles.Contains(m.Role) && (m.Until == null || today < m.Until) && p.DisabledAt == null
            select p.Name).Distinct().OrderBy(name => name).ToListAsync(cancellation);
    }
}

using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
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

namespace Noroshi.Parties.Mandating;

/// <summary>An organisation lets an agent act for it, in the matters that it names, and takes that back.</summary>
/// <remarks>For administrators of the organisation that is to be bound: nobody grants a mandate for another.</remarks>
[Authorize(nameof(Permission.GrantMandates))]
internal sealed class MandatesPage(StoreDb db, Actor actor, IWhoIsWho who, IRegistrar registrar, NotThere notThere, IRecordOfActs acts, INotices notices, TimeProvider clock) : PageModel
{
    public IReadOnlyList<Shown> Given { get; private set; } = [];

    public IReadOnlyList<Choice> Agents { get; private set; } = [];

    public string? Agent { get; private set; }

    /// <summary>The matters that are chosen; reports alone as long as nobody says otherwise.</summary>
    public IReadOnlyList<string> Scope { get; private set; } = [MandateScope.IncidentReports.Code()];

    public static IReadOnlyList<Choice> Scopes =>
    [
        Choice.Of(MandateScope.IncidentReports.Code(), MandateScope.IncidentReports.Words(), new("報告の作成・提出と閲覧", "Write, file and read reports")),
        Choice.Of(MandateScope.Register.Code(), MandateScope.Register.Words(), new("台帳の閲覧・登録・取り込み、届出の提出、届出への求めに対する回答", "See and keep the register, import, notify, and answer what is asked about notifications")),
    ];

    public string? From { get; private set; }

    public string? Last { get; private set; }

    private DateOnly Today => LegalCalendar.LegalDay(clock.GetUtcNow());

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        From = Today.ToString("O", CultureInfo.InvariantCulture);
        await ShowAsync(cancellation);
    }

    public async Task<IActionResult> OnPostGrantAsync(Guid? agent, string[] scope, DateOnly? from, DateOnly? last, CancellationToken cancellation)
    {
        var organisation = agent is { } id ? await who.OrganisationAsync(new OrganisationId(id), cancellation) : null;
        var scopes = MandateScopes.Parse(scope) ?? [];
        var problems = AMandateHasAnEnd.Check(organisation?.Kind, organisation?.Id == actor.Organisation, scopes.Count, from, last, Today);
        if (problems.Count > 0)
        {
            (Agent, Scope, From, Last) = (agent?.ToString("D"), scope, from?.ToString("O", CultureInfo.InvariantCulture), last?.ToString("O", CultureInfo.InvariantCulture));
            await ShowAsync(cancellation);
            return this.Mend(problems);
        }

        registrar.Grant(actor.Organisation, organisation!.Id, actor.Person, from!.Value, last!.Value.AddDays(1), scopes);
        await db.SaveChangesAsync(cancellation);
        this.Say(NoticeKind.Success, new(
            $"{organisation.Name.Ja}に委任しました（{MandateScopes.InWords(scopes).Ja}）。", $"{organisation.Name.En} may now act for you ({MandateScopes.InWords(scopes).En})."));
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostRevokeAsync(Guid id, CancellationToken cancellation)
    {
        if (await db.Set<Mandate>().FirstOrDefaultAsync(m => m.Id == id && m.Principal == actor.Organisation, cancellation) is not { } mandate)
        {
            return await notThere.AnswerAsync(this, $"mandate:{id}");
        }

        if (mandate.RevokedAt is not null)
        {
            return RedirectToPage();
        }

        mandate.Revoke(clock.GetUtcNow());
        acts.Write(new Act("parties.mandate-revoked", "Act, Art. 5", $"organisation:{mandate.Principal}") { Content = new() { ["agent"] = mandate.Agent.ToString() } });
        var (principal, matters) = (await who.OrganisationAsync(mandate.Principal, cancellation), MandateScopes.InWords(MandateScopes.Read(mandate.Scope)));
        foreach (var filer in await who.PeopleWhoMayAsync(mandate.Agent, Permission.FileReports, cancellation))
        {
            notices.Tell(filer.Id, "parties.mandate-ended", new($"{principal!.Name.Ja}が委任を取り消しました（{matters.Ja}）。", $"{principal.Name.En} withdrew its mandate ({matters.En})."), "/");
        }

        await db.SaveChangesAsync(cancellation);
        this.Say(NoticeKind.Success, new("委任を取り消しました。代理人は、この時点から何もできません。", "The mandate was withdrawn. The agent can do no more from now on."));
        return RedirectToPage();
    }

    private async Task ShowAsync(CancellationToken cancellation)
    {
        var today = Today;
        var rows = await (
            from m in db.Set<Mandate>().AsNoTracking().Where(WhoMaySeeAMandate.In(db))
            join o in db.Set<OrganisationRow>() on m.Agent equals o.Id
            join p in db.Set<PersonRow>() on m.GrantedBy equals p.Id
            where m.Principal == actor.Organisation
            orderby m.From descending
            select new { Mandate = m, o.NameJa, o.NameEn, p.Name }).ToListAsync(cancellation);
        Given = [.. rows.Select(r => new Shown(r.Mandate.Id, new Words(r.NameJa, r.NameEn), MandateScopes.InWords(MandateScopes.Read(r.Mandate.Scope)), r.Mandate.From, r.Mandate.Until.AddDays(-1), r.Name, State(r.Mandate, today)))];
        Agents = [.. (await who.OrganisationsAsync(OrganisationKind.Agent, cancellation)).Select(o => Choice.Of(o.Id.ToString(), o.Name))];
    }

    private static string State(Mandate mandate, DateOnly today) => mandate switch
    {
        { RevokedAt: not null } => "revoked",
        _ when mandate.Until <= today => "expired",
        _ when today < mandate.From => "future",
        _ => "open",
    };

    /// <summary>A mandate as the principal sees it.</summary>
    internal sealed record Shown(Guid Id, Words Agent, Words Scope, DateOnly From, DateOnly LastDay, string GrantedBy, string State);
}

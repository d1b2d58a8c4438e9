using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Parties.Guarding;
using Noroshi.Parties.Inviting;
using Noroshi.Parties.Law;
using Noroshi.Parties.Store;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Fields;
using Noroshi.Web.Showing;

namespace Noroshi.Parties.ManagingPeople;

/// <summary>An administrator sees the people of the own organisation and invites others.</summary>
/// <remarks>For administrators, and only for the organisation in which they administer.</remarks>
[Authorize(nameof(Permission.ManagePeople))]
internal sealed class PeoplePage(StoreDb db, Actor actor, IWhoIsWho who, Invite invite, NotThere notThere, IRecordOfActs acts, TimeProvider clock) : PageModel
{
    private static readonly Words ClearanceEnds = new("適性評価の期限が近づいています", "A clearance ends soon");

    public Words? OrganisationName { get; private set; }

    public IReadOnlyList<Row> People { get; private set; } = [];

    public IReadOnlyList<Open> Invitations { get; private set; } = [];

    public IReadOnlyList<Choice> RolesToGive { get; private set; } = [];

    public string? Mail { get; private set; }

    public string? Role { get; private set; }

    public Uri? Made { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation) => await ShowAsync(cancellation);

    public async Task<IActionResult> OnPostInviteAsync(string? mail, string? role, CancellationToken cancellation)
    {
        (Mail, Role) = (mail, role);
        var (problems, link) = await invite.HandleAsync(actor.Organisation, mail, role, cancellation);
        if (link is null)
        {
            await ShowAsync(cancellation);
            return this.Mend(problems);
        }

        (Made, Mail, Role) = (link, null, null);
        await ShowAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostRevokeAsync(Guid id, CancellationToken cancellation)
    {
        if (await db.Set<OneTimeLink>().FirstOrDefaultAsync(l => l.Id == id && l.Organisation == actor.Organisation && l.UsedAt == null, cancellation) is not { } link)
        {
            return await notThere.AnswerAsync(this, $"link:{id}");
        }

        link.Revoke(clock.GetUtcNow());
        acts.Write(new Act("parties.invitation-revoked", "Act, Art. 8", $"link:{link.Id}"));
        await db.SaveChangesAsync(cancellation);
        this.Say(NoticeKind.Success, new("招待を取り消しました。リンクはもう使えません。", "The invitation was withdrawn. Its link works no more."));
        return RedirectToPage();
    }

    private async Task ShowAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var today = LegalCalendar.LegalDay(now);
        var soon = today.AddDays(ClearancesEnd.WarnDaysBefore);
        var organisation = await who.OrganisationAsync(actor.Organisation, cancellation);
        OrganisationName = organisation?.Name;
        RolesToGive = organisation is null ? [] : [.. Roles.All.Where(r => r.In.Contains(organisation.Kind)).Select(r => Choice.Of(r.Code, r.Name))];

        var rows = await (
            from m in db.Set<Membership>().AsNoTracking().Where(WhoMayManageAPerson.In(db))
            join p in db.Set<PersonRow>() on m.Person equals p.Id
            where m.Until == null || today < m.Until
            orderby p.Name, m.From
            select new { p.Id, p.Name, p.Department, p.Mail, p.DisabledAt, m.Role }).ToListAsync(cancellation);
        var ending = await db.Set<Clearance>().AsNoTracking()
            .Where(c => c.Organisation == actor.Organisation && c.WithdrawnAt == null && today < c.Until && c.Until <= soon)
            .Select(c => c.Person).ToListAsync(cancellation);
        People =
        [
            .. rows.GroupBy(r => r.Id).Select(g => new Row(
                g.Key, g.First().Name, g.First().Department, g.First().Mail,
                [.. g.Select(r => Roles.Find(r.Role)?.Name ?? new Words(r.Role, r.Role))],
                g.First().DisabledAt is not null, ending.Contains(g.Key) ? ClearanceEnds : null)),
        ];
        var open = await db.Set<OneTimeLink>().AsNoTracking()
            .Where(l => l.Purpose == LinkPurpose.Invitation && l.Organisation == actor.Organisation && l.UsedAt == null && l.RevokedAt == null && l.ExpiresAt > now)
            .OrderBy(l => l.ExpiresAt).ToListAsync(cancellation);
        Invitations = [.. open.Select(l => new Open(l.Id, l.Mail!, Roles.Find(l.Role!)?.Name ?? new Words(l.Role!, l.Role!), l.ExpiresAt))];
    }

    /// <summary>A person in the list.</summary>
    internal sealed record Row(PersonId Id, string Name, string? Department, string? Mail, IReadOnlyList<Words> Roles, bool IsDisabled, Words? Warning);

    /// <summary>An invitation that has not been used.</summary>
    internal sealed record Open(Guid Id, string Mail, Words Role, DateTimeOffset ExpiresAt);
}

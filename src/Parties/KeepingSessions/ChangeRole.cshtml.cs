using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Parties.Guarding;
using Noroshi.Parties.Store;
using Noroshi.Store;
using Noroshi.Web.Fields;
using RoleTable = Noroshi.Parties.Law.Roles;

namespace Noroshi.Parties.KeepingSessions;

/// <summary>A person with several roles chooses the one to work in.</summary>
/// <remarks>For every signed-in person, among that person's own memberships in force today.</remarks>
[Authorize(PartiesModule.Somebody)]
internal sealed class ChangeRolePage(StoreDb db, Actor actor, NotThere notThere, IRecordOfActs acts, TimeProvider clock) : PageModel
{
    public IReadOnlyList<Choice> Roles { get; private set; } = [];

    public string? Present { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation) => await ShowAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(Guid membership, CancellationToken cancellation)
    {
        if (await Mine().FirstOrDefaultAsync(m => m.Id == membership, cancellation) is not { } chosen
            || await db.Set<Session>().FirstOrDefaultAsync(s => s.Id == actor.Credential, cancellation) is not { } session)
        {
            return await notThere.AnswerAsync(this, $"membership:{membership}");
        }

        session.WorkAs(chosen.Id);
        acts.Write(new Act("parties.role-changed", "Act, Art. 8", $"person:{actor.Person}") { Content = new JsonObject { ["role"] = chosen.Role, ["organisation"] = chosen.Organisation.ToString() } });
        await db.SaveChangesAsync(cancellation);
        return LocalRedirect("/");
    }

    private async Task ShowAsync(CancellationToken cancellation)
    {
        var rows = await (
            from m in Mine().AsNoTracking()
            join o in db.Set<OrganisationRow>() on m.Organisation equals o.Id
            orderby m.From, m.Id
            select new { m.Id, m.Role, o.NameJa, o.NameEn }).ToListAsync(cancellation);
        Roles = [.. rows.Select(r => Choice.Of(r.Id.ToString("D"), RoleTable.Find(r.Role)?.Name ?? new Words(r.Role, r.Role), new Words(r.NameJa, r.NameEn)))];
        Present = (await db.Set<Session>().Where(s => s.Id == actor.Credential).Select(s => (Guid?)s.Membership).FirstOrDefaultAsync(cancellation))?.ToString("D");
    }

    private IQueryable<Membership> Mine()
    {
        var today = LegalCalendar.LegalDay(clock.GetUtcNow());
        return db.Set<Membership>().Where(m => m.Person == actor.Person && m.From <= today && (m.Until == null || today < m.Until));
    }
}

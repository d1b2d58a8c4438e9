using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;

namespace Noroshi.CriticalComputers.Representing;

/// <summary>A principal whose register the agent keeps, with what is owed there.</summary>
internal sealed record PrincipalShown(OrganisationId Operator, Words Name, int Owed, int Late);

/// <summary>The registers that an agent may keep today, to choose one.</summary>
/// <remarks>For those who may read a register; for all but agents the list is empty, since they have their own.</remarks>
[Authorize(nameof(Permission.ReadOwnRegister))]
[Article("Act, Art. 4")]
internal sealed class WhosePage(StoreDb db, IWhoIsWho who, TimeProvider clock) : PageModel
{
    public IReadOnlyList<PrincipalShown> Principals { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var (principals, today) = (db.Actor.KeepsRegisterFor.ToArray(), LegalCalendar.LegalDay(clock.GetUtcNow()));
        var owed = await db.Set<Computer>().AsNoTracking().Where(c => principals.Contains(c.Operator) && (c.State == ComputerState.Due || c.State == ComputerState.ChangeDue))
            .GroupBy(c => c.Operator).Select(g => new { g.Key, Owed = g.Count(), Late = g.Count(c => c.DueOn < today) }).ToDictionaryAsync(g => g.Key, cancellation);
        var names = await who.OrganisationsAsync(principals, cancellation);
        Principals = [.. names.Values.OrderBy(o => o.Code, StringComparer.Ordinal).Select(o => new PrincipalShown(o.Id, o.Name, owed.GetValueOrDefault(o.Id)?.Owed ?? 0, owed.GetValueOrDefault(o.Id)?.Late ?? 0))];
    }
}

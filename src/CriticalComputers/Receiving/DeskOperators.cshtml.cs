using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Exchanging;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;

namespace Noroshi.CriticalComputers.Receiving;

/// <summary>An operator in a business, with what has reached the authority and what is not answered.</summary>
internal sealed record OperatorRow(OrganisationId Operator, Words Name, Words Business, DateOnly DesignatedOn, int Filed, int Open, int Overdue);

/// <summary>The designated operators of an authority's businesses, those without a notification first.</summary>
/// <remarks>For ministries over their own businesses, and for the Cabinet Office over all; counted is what reached the own authority. A regional bureau is told that it has no power over notifications.</remarks>
[Authorize(nameof(Permission.ReadNotifications))]
[Article("Act, Art. 4(1)")]
[Article("Cabinet Order, Art. 3")]
internal sealed class DeskOperatorsPage(StoreDb db, IWhoIsWho who, TimeProvider clock) : PageModel
{
    public IReadOnlyList<OperatorRow> Rows { get; private set; } = [];

    public bool Receives { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        if (await who.OrganisationAsync(db.Actor.Organisation, cancellation) is not { Kind: OrganisationKind.Ministry or OrganisationKind.CabinetOffice } authority)
        {
            return;
        }

        Receives = true;
        var today = LegalCalendar.LegalDay(clock.GetUtcNow());
        var lines = Competence.SectorsOn(today).Where(line => MattersAtTheDesk.IsBeforeIt(line, authority)).ToDictionary(line => line.Code, StringComparer.Ordinal);
        var designated = await who.DesignatedForAsync(lines.Keys, today, cancellation);
        var names = await who.OrganisationsAsync(designated.Select(d => d.Operator), cancellation);
        var filed = await db.Set<Notification>().Where(n => n.Addressees.Any(a => a.Organisation == authority.Id))
            .GroupBy(n => new { n.Operator, n.Sector }).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => (g.Key.Operator, g.Key.Sector), g => g.Count, cancellation);
        var open = (await OpenQuestions.In(db).Select(x => new { x.Operator, x.Sector, x.DueOn }).ToListAsync(cancellation)).ToLookup(x => (x.Operator, x.Sector));
        Rows =
        [
            .. from d in designated
               where names.ContainsKey(d.Operator)
               let key = (d.Operator, d.Sector)
               let count = filed.GetValueOrDefault(key)
               orderby count == 0 ? 0 : 1, names[d.Operator].Code
               select new OperatorRow(d.Operator, names[d.Operator].Name, lines[d.Sector].Name, d.DesignatedOn, count, open[key].Count(), open[key].Count(x => x.DueOn < today)),
        ];
    }
}

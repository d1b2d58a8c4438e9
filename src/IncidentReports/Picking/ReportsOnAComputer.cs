using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Face;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Store;
using Noroshi.Web.Face;

namespace Noroshi.IncidentReports.Picking;

/// <summary>Which reports concern a computer, as far as the actor may see them; and what the window offers beside a computer's page.</summary>
internal sealed class ReportsOnAComputer(StoreDb db, IComputersOfAnOperator register, TimeProvider clock) : IRelated
{
    public async Task<IReadOnlyList<RelatedItem>> OfAsync(string thing, CancellationToken cancellation)
    {
        if (!db.Actor.Can(Permission.ReadOwnReports) || !thing.StartsWith("computer:", StringComparison.Ordinal) || !Guid.TryParse(thing.AsSpan("computer:".Length), out var id)
            || !(await register.TheseAsync(db.Actor.Organisation, [id], cancellation)).TryGetValue(id, out var computer))
        {
            return [];
        }

        var reports = await db.Set<ReportComputer>().AsNoTracking().Where(r => r.Computer == id).Select(r => r.Case).Distinct().CountAsync(cancellation);
        var items = new List<RelatedItem> { new(new($"この電子計算機に関する報告（{reports}件）", $"Reports that concern this computer ({reports})"), $"/reports?computer={id}") };
        if (computer.Classes.Count > 0)
        {
            items.Add(new(
                new("この区分で起きた事象の報告が必要か確認する", "Is an event on these classes reportable?"),
                PickerShown.CheckOf(computer.Classes, LegalCalendar.LegalDay(clock.GetUtcNow()), isOperator: true)));
        }

        return items;
    }

    /// <summary>How a computer is called: by its register, or by a report that named it; null if neither is there for this actor.</summary>
    public async Task<string?> LabelAsync(Guid computer, CancellationToken cancellation)
    {
        if ((await register.TheseAsync(db.Actor.Organisation, [computer], cancellation)).TryGetValue(computer, out var entry))
        {
            return entry.Label;
        }

        var named = await (
            from r in db.Set<ReportComputer>().AsNoTracking()
            join v in db.Set<ReportVersion>() on r.Report equals v.Id
            where r.Computer == computer && db.Actor.ActsFor.Contains(db.Set<IncidentCase>().First(c => c.Id == r.Case).Reporter)
            orderby v.Number descending
            select v.Computers).FirstOrDefaultAsync(cancellation);
        return PickedComputer.Read(named).FirstOrDefault(c => c.Id == computer)?.Label;
    }
}

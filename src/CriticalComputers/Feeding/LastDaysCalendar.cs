using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Law;
using Noroshi.CriticalComputers.Store;
using Noroshi.Formats.Calendars;
using Noroshi.Kernel;
using Noroshi.Web.Showing;

namespace Noroshi.CriticalComputers.Feeding;

/// <summary>The last days of a register as a calendar: days and how many computers are due on each, and a change of the operator's outline; not a name.</summary>
internal static class LastDaysCalendar
{
    /// <param name="computers">The computers that may be read.</param>
    /// <param name="outlines">The changes of an outline that may be read.</param>
    /// <param name="operator">Whose days.</param>
    /// <param name="at">The moment with which the file is stamped.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static async Task<byte[]> OfAsync(IQueryable<Computer> computers, IQueryable<OutlineChange> outlines, OrganisationId @operator, DateTimeOffset at, CancellationToken cancellation)
    {
        var days = await computers.AsNoTracking().Where(c => c.Operator == @operator && (c.State == ComputerState.Due || c.State == ComputerState.ChangeDue) && c.DueOn != null)
            .GroupBy(c => c.DueOn!.Value).Select(g => new { Day = g.Key, Count = g.Count() }).OrderBy(g => g.Day).ToListAsync(cancellation);
        var described = await outlines.AsNoTracking().Where(c => c.Operator == @operator).Select(c => c.DueOn).Distinct().OrderBy(d => d).ToListAsync(cancellation);
        return CalendarFile.Write(
            new Words("電子計算機の届出の期限", "Last days for notification").Here,
            [
                .. days.Select(d => Day(@operator, d.Day, "", new($"電子計算機の届出の期限（{d.Count}件）", $"Notification of computers is due ({d.Count})"))),
                .. described.Select(d => Day(@operator, d, "-outline", new("事業者の概要の変更の届出の期限", "Notification of the operator's changed outline is due"))),
            ],
            RemindersBeforeANotification.DaysBefore,
            at);
    }

    private static CalendarDay Day(OrganisationId @operator, DateOnly day, string kind, Words title) => new(
        $"{@operator}-{day.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}{kind}@noroshi",
        day,
        title.Here,
        new Words($"{TokyoText.InWords(day).Ja}までに届け出ます（法第4条）。", $"To be notified by {TokyoText.InWords(day).En} (Act, art. 4).").Here);
}

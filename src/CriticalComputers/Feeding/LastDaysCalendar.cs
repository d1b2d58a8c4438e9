using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Law;
using Noroshi.CriticalComputers.Store;
using Noroshi.Formats.Calendars;
using Noroshi.Kernel;
using Noroshi.Web.Showing;

namespace Noroshi.CriticalComputers.Feeding;

/// <summary>The last days of a register as a calendar: days and how many computers are due on each, and not a name.</summary>
internal static class LastDaysCalendar
{
    public static async Task<byte[]> OfAsync(IQueryable<Computer> computers, OrganisationId @operator, DateTimeOffset at, CancellationToken cancellation)
    {
        var days = await computers.AsNoTracking().Where(c => c.Operator == @operator && (c.State == ComputerState.Due || c.State == ComputerState.ChangeDue) && c.DueOn != null)
            .GroupBy(c => c.DueOn!.Value).Select(g => new { Day = g.Key, Count = g.Count() }).OrderBy(g => g.Day).ToListAsync(cancellation);
        return CalendarFile.Write(
            new Words("電子計算機の届出の期限", "Last days for notification").Here,
            days.Select(d => new CalendarDay(
                $"{@operator}-{d.Day.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}@noroshi",
                d.Day,
                new Words($"電子計算機の届出の期限（{d.Count}件）", $"Notification of computers is due ({d.Count})").Here,
                new Words($"{TokyoText.InWords(d.Day).Ja}までに届け出ます（法第4条）。", $"To be notified by {TokyoText.InWords(d.Day).En} (Act, art. 4).").Here)),
            RemindersBeforeANotification.DaysBefore,
            at);
    }
}

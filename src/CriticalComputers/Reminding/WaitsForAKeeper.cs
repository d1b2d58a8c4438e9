using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Store;
using Noroshi.Web.Face;
using Noroshi.Web.Showing;

namespace Noroshi.CriticalComputers.Reminding;

/// <summary>What waits for those who keep a register, and for a minister's desk, on the first page.</summary>
internal sealed class WaitsForAKeeper(StoreDb db, TimeProvider clock) : IWaiting
{
    public async Task<IReadOnlyList<WaitingItem>> WaitingAsync(CancellationToken cancellation)
    {
        var waiting = new List<WaitingItem>();
        if (db.Actor.Can(Permission.KeepRegister))
        {
            var soon = LegalCalendar.LegalDay(clock.GetUtcNow()).AddDays(30);
            var registers = db.Actor.KeepsRegisterFor.Append(db.Actor.Organisation).ToArray();
            var own = db.Set<Computer>().Where(c => registers.Contains(c.Operator));
            string Path(string path) => registers.Length > 2 ? "/computers/whose" : path;
            var owed = await own.Where(c => (c.State == ComputerState.Due || c.State == ComputerState.ChangeDue) && c.DueOn <= soon).Take(WaitingItem.Many).CountAsync(cancellation);
            var doubtful = await own.Where(c => c.State == ComputerState.Doubtful).Take(WaitingItem.Many).CountAsync(cancellation);
            waiting.Add(new WaitingItem(new("30日以内に届け出る電子計算機", "Computers to be notified within 30 days"), owed, Path("/computers/notify"), StatusKind.Attention, 40));
            waiting.Add(new WaitingItem(new("台帳の要確認の登録", "Entries of the register to be settled"), doubtful, Path("/computers?state=Doubtful"), StatusKind.Neutral, 41));
        }

        if (db.Actor.Can(Permission.ReadNotifications))
        {
            var lying = await db.Set<Notification>().Where(n => n.PassedOnAt == null && n.Addressees.Any(a => a.Organisation == db.Actor.Organisation && a.Capacity == NotificationCapacity.CompetentMinister))
                .Take(WaitingItem.Many).CountAsync(cancellation);
            waiting.Add(new WaitingItem(new("内閣総理大臣へ通知していない届出", "Notifications not passed on to the Prime Minister"), lying, "/desk/notifications", StatusKind.Attention, 42));
        }

        return waiting;
    }
}

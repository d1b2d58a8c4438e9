using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Exchanging;
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
            var owed = await own.Where(c => (c.State == ComputerState.Due || c.State == ComputerState.ChangeDue) && c.DueOn <= soon).CountUpToAsync(WaitingItem.Many, cancellation);
            var doubtful = await own.Where(c => c.State == ComputerState.Doubtful).CountUpToAsync(WaitingItem.Many, cancellation);
            var today = LegalCalendar.LegalDay(clock.GetUtcNow());
            var asked = OpenQuestions.In(db).Where(x => registers.Contains(x.Operator));
            var overdue = await asked.Where(x => x.DueOn < today).CountUpToAsync(WaitingItem.Many, cancellation);
            var open = await asked.Where(x => x.DueOn == null || x.DueOn >= today).CountUpToAsync(WaitingItem.Many, cancellation);
            waiting.Add(new WaitingItem(new("回答の期限を過ぎた所管省庁からの求め・命令", "Requests and orders of a ministry past their limit"), overdue, Path("/computers/exchanges"), StatusKind.Alarm, 38));
            waiting.Add(new WaitingItem(new("回答を待っている所管省庁からの求め・命令", "Requests and orders of a ministry to answer"), open, Path("/computers/exchanges"), StatusKind.Attention, 39));
            waiting.Add(new WaitingItem(new("30日以内に届け出る電子計算機", "Computers to be notified within 30 days"), owed, Path("/computers/notify"), StatusKind.Attention, 40));
            waiting.Add(new WaitingItem(new("台帳の要確認の登録", "Entries of the register to be settled"), doubtful, Path("/computers?state=Doubtful"), StatusKind.Neutral, 41));
        }

        if (db.Actor.Can(Permission.ReadNotifications))
        {
            var lying = await db.Set<Notification>().Where(n => n.PassedOnAt == null && n.Addressees.Any(a => a.Organisation == db.Actor.Organisation && a.Capacity == NotificationCapacity.CompetentMinister))
                .CountUpToAsync(WaitingItem.Many, cancellation);
            waiting.Add(new WaitingItem(new("内閣総理大臣へ通知していない届出", "Notifications not passed on to the Prime Minister"), lying, "/desk/notifications?view=NotPassedOn", StatusKind.Attention, 42));
            var (me, today) = (db.Actor.Organisation, LegalCalendar.LegalDay(clock.GetUtcNow()));
            var asked = OpenQuestions.In(db).Where(x => x.From == me);
            var late = asked.Where(x => x.DueOn < today);
            waiting.Add(new WaitingItem(
                new("届出について、回答の期限を過ぎた求め・命令", "Requests and orders about notifications whose answer is overdue"),
                await late.Where(x => x.Notification != null).CountUpToAsync(WaitingItem.Many, cancellation), "/desk/notifications?view=AnswerOverdue", StatusKind.Alarm, 43));
            waiting.Add(new WaitingItem(
                new("届出のない事業者への、回答の期限を過ぎた求め・命令", "Requests and orders to operators without a notification whose answer is overdue"),
                await late.Where(x => x.Notification == null).CountUpToAsync(WaitingItem.Many, cancellation), "/desk/operators", StatusKind.Alarm, 43));
            waiting.Add(new WaitingItem(
                new("届出について、回答を待っている求め・命令", "Requests and orders about notifications that wait for an answer"),
                await asked.Where(x => x.Notification != null && (x.DueOn == null || x.DueOn >= today)).CountUpToAsync(WaitingItem.Many, cancellation), "/desk/notifications?view=QuestionOpen", StatusKind.Progress, 44));
        }

        return waiting;
    }
}

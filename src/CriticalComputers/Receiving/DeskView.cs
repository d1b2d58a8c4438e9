using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Exchanging;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Store;

namespace Noroshi.CriticalComputers.Receiving;

/// <summary>Which of a desk's notifications are asked for. None of these is a state in law: they say what is left to do.</summary>
internal enum DeskView
{
    All,

    /// <summary>Not looked at yet.</summary>
    Unchecked,

    /// <summary>Not passed on to the Prime Minister yet (Act art 4(2)).</summary>
    NotPassedOn,

    /// <summary>With a request or an order that nobody has answered.</summary>
    QuestionOpen,

    /// <summary>With one whose limit has passed.</summary>
    AnswerOverdue,
}

/// <summary>The views, in words and as questions to the database.</summary>
internal static class DeskViews
{
    public static Words Words(this DeskView view) => view switch
    {
        DeskView.All => new("すべて", "All"),
        DeskView.Unchecked => new("未確認", "Not checked"),
        DeskView.NotPassedOn => new("内閣総理大臣へ未通知", "Not passed on"),
        DeskView.QuestionOpen => new("回答待ち", "Waiting for an answer"),
        DeskView.AnswerOverdue => new("回答の期限超過", "Answer overdue"),
        _ => throw new UnreachableException(),
    };

    /// <summary>The notifications of a view that reached an authority, by when they did.</summary>
    public static IQueryable<NotificationAddressee> In(StoreDb db, DeskView view, DateOnly today)
    {
        var me = db.Actor.Organisation;
        var reached = db.Set<NotificationAddressee>().AsNoTracking().Where(a => a.Organisation == me);
        var open = OpenQuestions.In(db);
        return view switch
        {
            DeskView.All => reached,
            DeskView.Unchecked => reached.Where(a => db.Set<Notification>().Any(n => n.Id == a.Notification && n.CheckedAt == null && n.PassedOnAt == null)),
            DeskView.NotPassedOn => reached.Where(a => db.Set<Notification>().Any(n => n.Id == a.Notification && n.PassedOnAt == null)),
            DeskView.QuestionOpen => reached.Where(a => open.Any(x => x.Notification == a.Notification)),
            DeskView.AnswerOverdue => reached.Where(a => open.Any(x => x.Notification == a.Notification && x.DueOn < today)),
            _ => throw new UnreachableException(),
        };
    }
}

using Noroshi.Kernel;
using Noroshi.Products.Face;

namespace Noroshi.Products.Law;

/// <summary>
/// An alert carries a countermeasure or a way round, or says that there is none yet and when the next word comes (the wish of the third meeting that alerts of
/// unpatched flaws say what to do). Article 42(1) speaks of 「当該脆弱性への対応方法」; the demand for every alert is our policy (ADR 0040).
/// </summary>
[Article("Act, Art. 42(1)")]
internal static class AnAlertSaysWhatToDo
{
    public static Problems Of(Remedy remedy, int actions, DateTimeOffset? nextWordAt, DateTimeOffset now) => new Problems()
        .Unless(remedy is Remedy.NoneYet || actions > 0, "Remedy", "no-action", new(
            "対策又は回避策を「とるべき措置」の記載に書いてください。まだないときは「対策はまだありません」を選び、次の連絡の時刻を入れてください。",
            "Write the countermeasure or workaround as an action. If there is none yet, say so and when the next word comes."))
        .Unless(remedy is not Remedy.NoneYet || nextWordAt > now, "NextWordAt", "next-word", new(
            "対策がまだないときは、次の連絡の時刻（これから先）を入れてください。", "Where nothing can be done yet, say when the next word comes; it must lie ahead."));
}

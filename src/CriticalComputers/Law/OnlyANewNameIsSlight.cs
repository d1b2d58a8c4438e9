using Noroshi.CriticalComputers.Notifying;
using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Law;

/// <summary>
/// 「法第四条第三項ただし書の主務省令で定める軽微な変更は、前条第五項第一号に掲げる事項のうち、特別社会基盤事業者の名称の変更とする。」 So a new name owes nothing, and a change of
/// anything else that was notified of the operator does. What belongs to the outline is not verified (ADR 0031).
/// </summary>
[Article("Act, Art. 4(3)")]
[Article("Order, Art. 3(4)")]
internal static class OnlyANewNameIsSlight
{
    private static readonly Dated<Func<OperatorOutline, OperatorOutline, bool>> Rule = new Dated<Func<OperatorOutline, OperatorOutline, bool>>()
        .From(new(2026, 10, 1), (notified, now) => notified with { Name = now.Name } != now);

    /// <summary>Whether a change of the outline is to be notified.</summary>
    public static bool Owes(OperatorOutline notified, OperatorOutline now, DateOnly day) => Rule.On(day)(notified, now);
}

using System.Diagnostics;
using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Law;

/// <summary>The duties of article 4 that an order or an opinion can be about.</summary>
internal enum DutyToNotify
{
    /// <summary>法第4条第1項: notify a computer that was introduced.</summary>
    Introduced,

    /// <summary>法第4条第3項: notify that what was notified has changed.</summary>
    Changed,
}

/// <summary>
/// 第六条「特別社会基盤事業者が第四条第一項若しくは第三項又は前条の規定に違反していると認めるときは、期限を定めて、…第四条第一項若しくは第三項の規定により
/// 届け出るべきものとされている事項を届け出るべきこと…を命ずることができる。」 So there is an order only where the minister finds one of the two duties not done, its
/// content is to notify, and it sets a limit. A false or deficient notification leaves the duty not done. 第四条第三項「第一項の規定により届け出た事項に
/// 変更があったとき」 presupposes a notification. Article 7 gives the Prime Minister's opinion the same ground.
/// </summary>
[Article("Act, Art. 6")]
[Article("Act, Art. 7")]
internal static class AnOrderNamesTheDutyNotDone
{
    public static IReadOnlyList<DutyToNotify> All { get; } = Enum.GetValues<DutyToNotify>();

    /// <summary>What is wrong with an order or an opinion.</summary>
    /// <param name="isOrder">Whether it is an order, which sets a limit.</param>
    /// <param name="duty">The duty that is found not done.</param>
    /// <param name="hasNotified">Whether the operator has notified anything in the sector.</param>
    /// <param name="limit">The last day to comply.</param>
    public static Problems Check(bool isOrder, DutyToNotify? duty, bool hasNotified, DateOnly? limit) => new Problems()
        .Unless(duty is not null, "Duty", "duty-required", new("違反していると認める規定を選んでください（法第6条、第7条）。", "Choose the duty that is found not done (Act, arts. 6 and 7)."))
        .Unless(duty is not DutyToNotify.Changed || hasNotified, "Duty", "nothing-notified", new(
            "変更の届出の義務は、届け出た事項に変更があったときに生じます。届出がない事業者には、第4条第1項を選んでください。",
            "A change is owed only of what was notified. For an operator that has not notified, choose article 4(1)."))
        .Unless(!isOrder || limit is not null, "DueOn", "limit-required", new("命令には期限を定めてください（法第6条）。", "An order sets a limit (Act, art. 6)."));

    public static string Article(this DutyToNotify duty) => duty switch
    {
        DutyToNotify.Introduced => "Act, Art. 4(1)",
        DutyToNotify.Changed => "Act, Art. 4(3)",
        _ => throw new UnreachableException(),
    };

    public static Words Words(this DutyToNotify duty) => duty switch
    {
        DutyToNotify.Introduced => new("法第4条第1項（特定重要電子計算機の届出）", "Act, art. 4(1): notify a critical computer"),
        DutyToNotify.Changed => new("法第4条第3項（届け出た事項の変更の届出）", "Act, art. 4(3): notify a change of what was notified"),
        _ => throw new UnreachableException(),
    };
}

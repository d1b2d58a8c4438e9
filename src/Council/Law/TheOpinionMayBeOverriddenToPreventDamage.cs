using Noroshi.Kernel;

namespace Noroshi.Council.Law;

/// <summary>What is put forward for going beyond a contributor's opinion.</summary>
internal sealed record ExceptionPutForward(string? Reason, PersonId By, PersonId? ApprovedBy, bool ApproverSupervises, bool ContributionWithdrawn);

/// <summary>
/// 「…意見を付した構成員以外の構成員は、その意見に配慮しなければならない。ただし、…被害を防止するため特に必要があると認めるときは、この限りでない。」 The
/// exception rests on a stated special need. That a second person, a supervisor, approves it and that the member is told is ours (ADR 0041).
/// </summary>
[Article("Act, Art. 45(6)")]
internal static class TheOpinionMayBeOverriddenToPreventDamage
{
    private static readonly Words NoReason = new("被害を防止するため特に必要である理由を書いてください。", "State why it is specially necessary to prevent damage.");
    private static readonly Words NotASupervisor = new("承認できるのは、事務局の責任者（内閣府責任者）です。", "Only a supervisor of the secretariat approves this.");
    private static readonly Words SamePerson = new("申し立てた人とは別の人が承認してください。", "Somebody other than who put it forward approves it.");
    private static readonly Words Gone = new("取り下げられた情報には、例外を使えません。", "The exception is not used on what was withdrawn.");

    internal static readonly Dated<Func<ExceptionPutForward, Ruling>> Rule = new Dated<Func<ExceptionPutForward, Ruling>>().From(InForce.Since, e => e switch
    {
        { ContributionWithdrawn: true } => new Ruling.Refused("Act, Art. 45(6)", Gone),
        { Reason: var reason } when string.IsNullOrWhiteSpace(reason) => new Ruling.Refused("Act, Art. 45(6)", NoReason),
        { ApproverSupervises: false } => new Ruling.Refused("Act, Art. 45(6)", NotASupervisor),
        { ApprovedBy: { } approver, By: var by } when approver == by => new Ruling.Refused("Act, Art. 45(6)", SamePerson),
        { ApprovedBy: null } => new Ruling.Refused("Act, Art. 45(6)", SamePerson),
        _ => new Ruling.Allowed("Act, Art. 45(6)"),
    });

    public static Ruling Ask(ExceptionPutForward e, DateOnly day) => Rule.On(day)(e);
}

using Noroshi.Kernel;
using Noroshi.Parties.Face;

namespace Noroshi.Parties.Law;

/// <summary>
/// An operator may report and notify through an agent; the duty stays the operator's (民法 art 99). A mandate names the agent, the matters and an
/// end within a year, so that a forgotten one does not last. The year is a policy.
/// </summary>
[Article("Act, Art. 4")]
[Article("Act, Art. 5")]
internal static class AMandateHasAnEnd
{
    public static Problems Check(OrganisationKind? agent, bool isOneself, int matters, DateOnly? from, DateOnly? last, DateOnly today) => new Problems()
        .Unless(agent is OrganisationKind.Agent && !isOneself, "agent", "mandate-agent", new("代理人を選んでください。", "Choose the agent."))
        .Unless(matters > 0, "scope", "mandate-scope", new("委任する範囲を一つ以上選んでください。", "Choose at least one matter."))
        .Unless(from is not null && from >= today, "from", "mandate-from", new("開始日は今日以降の日付にしてください。", "The first day is today or later."))
        .Unless(last is not null, "last", "mandate-last", new("最後の日を入力してください。", "Enter the last day."))
        .Unless(last is null || from is null || last >= from, "last", "mandate-last", new("最後の日は開始日以降の日付にしてください。", "The last day comes on or after the first."))
        .Unless(last is null || from is null || last < from.Value.AddYears(1), "last", "mandate-too-long", new("委任の期間は1年以内にしてください。", "A mandate lasts a year at most."));
}

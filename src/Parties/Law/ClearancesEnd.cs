using Noroshi.Kernel;

namespace Noroshi.Parties.Law;

/// <summary>
/// A clearance holds from a day until a day; once that has come it is not in force, without anybody doing anything. How long before
/// it the people concerned are warned is a policy.
/// </summary>
[Article("Act, Art. 8")]
internal static class ClearancesEnd
{
    public const int WarnDaysBefore = 30;

    /// <summary>The kinds that can be recorded.</summary>
    public static IReadOnlyList<(string Code, Words Name)> Kinds { get; } =
    [
        ("key-economic-security", new("重要経済安保情報の適性評価", "Assessment for key economic security information")),
        ("specially-designated-secrets", new("特定秘密の適性評価", "Assessment for specially designated secrets")),
    ];

    public static Words Name(string code) => Kinds.FirstOrDefault(k => k.Code == code).Name ?? new Words(code, code);

    public static Problems Check(string? kind, DateOnly? from, DateOnly? until) => new Problems()
        .Unless(Kinds.Any(k => k.Code == kind), "kind", "clearance-kind", new("種類を選んでください。", "Choose the kind."))
        .Unless(from is not null, "clearedFrom", "clearance-from", new("開始日を入力してください。", "Enter the first day."))
        .Unless(until is not null, "clearedUntil", "clearance-until", new("満了日を入力してください。期限のない適性評価は登録できません。", "Enter the day on which it ends; a clearance without an end cannot be recorded."))
        .Unless(from is null || until is null || from < until, "clearedUntil", "clearance-order", new("満了日は開始日より後にしてください。", "The end must come after the beginning."));
}

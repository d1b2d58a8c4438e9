using Noroshi.Kernel;

namespace Noroshi.Council.Law;

/// <summary>
/// 「協議会は、…必要があると認めるときは、その構成員に対し、…資料の提出、意見の開陳、説明その他の協力を求めることができる。この場合において、当該構成員は、
/// 正当な理由がある場合を除き、その求めに応じなければならない。」 So a request ends with what was asked for, or with the reason for not giving it. The Act sets no
/// limit and no penalty; whether a reason is legitimate the council judges, not this system.
/// </summary>
[Article("Act, Art. 45(5)")]
internal static class ARequestIsAnswered
{
    public const int LongestText = 4_000;

    internal static readonly Dated<Func<bool, string?, bool>> Rule = new Dated<Func<bool, string?, bool>>().From(InForce.Since, (gives, reason) => gives || !string.IsNullOrWhiteSpace(reason));

    /// <summary>Whether an answer is one: it gives what was asked, or says why not.</summary>
    public static bool IsAnAnswer(bool gives, string? reason, DateOnly day) => Rule.On(day)(gives, reason);

    public static Problem ReasonIsMissing { get; } = new("Reason", "reason-missing", new(
        "応じないときは、正当な理由を入力してください（法第45条第5項）。", "If you do not give it, state the legitimate reason (Act, art. 45(5))."));
}

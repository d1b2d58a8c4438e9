using System.Diagnostics;
using Noroshi.Kernel;

namespace Noroshi.Provision.Law;

/// <summary>A task of the Prime Minister that may be entrusted in part.</summary>
internal enum EntrustableTask
{
    /// <summary>法第37条: sorting and analysis, without 選別後通信情報.</summary>
    Analysis,

    /// <summary>法第41条: providing to users and publishing.</summary>
    Publicity,

    /// <summary>法第42条第1項: vulnerabilities.</summary>
    Vulnerabilities,
}

/// <summary>
/// 「情報処理推進機構その他…政令で定める法人」: IPA by the Act itself, for all three tasks; by the Cabinet Order 情報通信研究機構 for article 37,
/// JPCERTコーディネーションセンター for article 41, and both for article 42(1). Other bodies cannot be entrusted.
/// </summary>
[Article("Act, Art. 72(1)")]
[Article("Act, Art. 72(2)")]
[Article("Cabinet Order, Art. 2")]
internal static class WorkIsEntrustedToTheseBodies
{
    private static readonly Dated<IReadOnlyDictionary<EntrustableTask, string[]>> Bodies = new Dated<IReadOnlyDictionary<EntrustableTask, string[]>>().From(new(2026, 10, 1), new Dictionary<EntrustableTask, string[]>
    {
        [EntrustableTask.Analysis] = ["ipa", "nict"],
        [EntrustableTask.Publicity] = ["ipa", "jpcert"],
        [EntrustableTask.Vulnerabilities] = ["ipa", "nict", "jpcert"],
    });

    /// <summary>Whether a task may be entrusted to a body, by its code among organisations.</summary>
    public static Ruling Ask(string body, EntrustableTask task, DateOnly day)
    {
        var article = Article(body, task);
        return Bodies.IsInForceOn(day) && Bodies.On(day).TryGetValue(task, out var bodies) && bodies.Contains(body)
            ? new Ruling.Allowed(article)
            : new Ruling.Refused(article, new(
                "この事務を委託できる法人として、法律又は政令に定められていません。",
                "Neither the Act nor the Cabinet Order names this body as one to which the task may be entrusted."));
    }

    private static string Article(string body, EntrustableTask task) => (body, task) switch
    {
        ("ipa", EntrustableTask.Analysis or EntrustableTask.Publicity) => "Act, Art. 72(1)",
        ("ipa", EntrustableTask.Vulnerabilities) => "Act, Art. 72(2)",
        (_, EntrustableTask.Analysis) => "Cabinet Order, Art. 2(1)(i)",
        (_, EntrustableTask.Publicity) => "Cabinet Order, Art. 2(1)(ii)",
        (_, EntrustableTask.Vulnerabilities) => "Cabinet Order, Art. 2(2)",
        _ => throw new UnreachableException(),
    };
}

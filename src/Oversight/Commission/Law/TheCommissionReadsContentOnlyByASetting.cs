using Noroshi.Kernel;

namespace Noroshi.Oversight.Commission.Law;

/// <summary>
/// Those who handle reported information keep it secret (8(2)), and the powers by which the commission may demand material (63 to 70) are not in force. Until they are, the commission sees that something was done, by whom and on
/// what basis, and its proof, but not what was said; the content of an act that was drawn for an inspection opens only under a setting that names its basis and its first day, and each opening is an act.
/// </summary>
[Article("Act, Art. 8(2)")]
internal static class TheCommissionReadsContentOnlyByASetting
{
    /// <summary>The name of the setting: <c>no</c>, or the basis in words.</summary>
    public const string Setting = "commission.content-basis";

    /// <summary>The value by which nothing opens.</summary>
    public const string No = "no";

    public static Ruling Ask(string? basis, DateOnly day, DateOnly sectionTwo) =>
        day >= sectionTwo ? new Ruling.Allowed("Act, Art. 63")
        : basis is { Length: > 0 } and not No ? new Ruling.Allowed("Act, Art. 47")
        : new Ruling.Refused("Act, Art. 8(2)", new(
            "内容は表示できません。法第63条から第70条までの施行前は、根拠を示した設定がある場合に限られます（法第8条第2項）。",
            "The content is not shown: before articles 63 to 70 are in force it opens only by a setting that names its basis (Act, Art. 8(2))."));
}

using Noroshi.Kernel;

namespace Noroshi.IncidentReports.CommonForms;

/// <summary>How surely something is known: the codes under which the facts were gathered, shown wherever the fact is used.</summary>
/// <param name="Code">A, A-inf, B, C, K, D or S.</param>
internal readonly record struct Certainty(string Code)
{
    /// <summary>The codes in use.</summary>
    public static IReadOnlyList<string> Codes { get; } = ["A", "A-inf", "B", "C", "K", "D", "S"];

    /// <summary>Whether a reader must be told that it has not been verified.</summary>
    public bool IsUnverified => Code is "C" or "K";

    /// <summary>The mark beside the label, or null.</summary>
    public Words? Mark => IsUnverified ? new("未確認", "unverified") : null;

    /// <summary>What the code means.</summary>
    public Words Meaning => Code switch
    {
        "A" => new("条文で確認済み", "Read in the text of the law"),
        "A-inf" => new("条文の参照関係から導いたもの", "Follows from a reference in the text"),
        "B" => new("公式の案内又は信頼できる二次資料による", "From an official notice or a reputable secondary source"),
        "C" => new("確かさの低い二次資料による（未確認）", "From a weak secondary source (unverified)"),
        "K" => new("資料で確認できていない（未確認）", "Not found in a source (unverified)"),
        "D" => new("この窓口が必要とする欄", "Needed by this window itself"),
        "S" => new("有識者会議の議事による", "From the minutes of the expert meeting"),
        _ => throw new ArgumentOutOfRangeException(nameof(Code), Code, "Unknown certainty."),
    };
}

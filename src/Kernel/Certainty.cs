using System.Globalization;

namespace Noroshi.Kernel;

/// <summary>
/// How surely something is known, on which a rule, a table or a form rests: the codes under which the facts were gathered. It is shown
/// wherever the fact is used: what has not been verified is data that says so, never a hard rule.
/// </summary>
/// <param name="Code">A, A-inf, B, C, K, D or S.</param>
public readonly record struct Certainty(string Code) : IParsable<Certainty>
{
    /// <summary>Read in the text of the law.</summary>
    public static Certainty Text { get; } = new("A");

    /// <summary>Follows from a reference in a text that was read.</summary>
    public static Certainty Inferred { get; } = new("A-inf");

    /// <summary>From an official notice or a reputable secondary source.</summary>
    public static Certainty Reported { get; } = new("B");

    /// <summary>From a weak secondary source.</summary>
    public static Certainty Weak { get; } = new("C");

    /// <summary>Not found in a source.</summary>
    public static Certainty Unverified { get; } = new("K");

    /// <summary>Not law: a choice made for this system.</summary>
    public static Certainty Policy { get; } = new("D");

    /// <summary>From the minutes of the expert meeting.</summary>
    public static Certainty Minutes { get; } = new("S");

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
        "D" => new("法令の定めではなく、このシステムで決めたもの", "Not law: settled for this system"),
        "S" => new("有識者会議の議事による", "From the minutes of the expert meeting"),
        _ => throw new ArgumentOutOfRangeException(nameof(Code), Code, "Unknown certainty."),
    };

    /// <inheritdoc/>
    public static Certainty Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var certainty) ? certainty : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"No certainty {s}."));

    /// <inheritdoc/>
    public static bool TryParse(string? s, IFormatProvider? provider, out Certainty result)
    {
        result = new Certainty(s ?? "");
        return s is not null && Codes.Contains(s);
    }
}

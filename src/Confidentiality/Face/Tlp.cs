using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Noroshi.Kernel;

namespace Noroshi.Confidentiality.Face;

/// <summary>
/// The Traffic Light Protocol, version 2.0 (FIRST, August 2022): how far the source lets an item go. It is written in capitals,
/// without a space, and is never translated. TLP:WHITE belongs to version 1 and is not read as anything.
/// </summary>
public readonly record struct Tlp : IParsable<Tlp>
{
    private readonly string? label;

    private Tlp(string label) => this.label = label;

    /// <summary>For the eyes and ears of individual recipients only.</summary>
    public static Tlp Red { get; } = new("TLP:RED");

    /// <summary>Within the recipient's organisation only, on a need-to-know basis.</summary>
    public static Tlp AmberStrict { get; } = new("TLP:AMBER+STRICT");

    /// <summary>Within the recipient's organisation and its clients, on a need-to-know basis.</summary>
    public static Tlp Amber { get; } = new("TLP:AMBER");

    /// <summary>Within the community, not by public channels.</summary>
    public static Tlp Green { get; } = new("TLP:GREEN");

    /// <summary>No limit.</summary>
    public static Tlp Clear { get; } = new("TLP:CLEAR");

    /// <summary>All labels, the narrowest first.</summary>
    public static IReadOnlyList<Tlp> All { get; } = [Red, AmberStrict, Amber, Green, Clear];

    /// <summary>The label as the standard prints it. A value that was never set is the narrowest.</summary>
    public string Label => label ?? "TLP:RED";

    /// <summary>What it allows, in plain words.</summary>
    public Words Meaning => Label switch
    {
        "TLP:RED" => new("受け取った本人限り。ほかの人には伝えられません。", "For the individual recipients only; no further disclosure."),
        "TLP:AMBER+STRICT" => new("受け取った組織の中で、知る必要がある人に限ります。", "Within the recipient's organisation only, for those who need to know."),
        "TLP:AMBER" => new("受け取った組織と、その顧客のうち知る必要がある人に限ります。", "Within the recipient's organisation and its clients, for those who need to know."),
        "TLP:GREEN" => new("コミュニティの中で共有できます。一般には公開できません。", "Within the community; not through public channels."),
        "TLP:CLEAR" => new("共有に制限はありません。", "No limit on disclosure."),
        _ => throw new UnreachableException(),
    };

    /// <summary>Whether this allows no wider a circle than the other.</summary>
    public bool IsAtLeastAsStrictAs(Tlp other) => Rank(this) <= Rank(other);

    /// <summary>The stricter of two: what holds for an item made of both.</summary>
    public static Tlp Stricter(Tlp one, Tlp other) => one.IsAtLeastAsStrictAs(other) ? one : other;

    /// <inheritdoc/>
    public static Tlp Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var tlp) ? tlp : throw new FormatException("Not a label of TLP 2.0.");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Tlp result)
    {
        var text = s?.Trim();
        foreach (var candidate in All)
        {
            if (string.Equals(candidate.Label, text, StringComparison.OrdinalIgnoreCase))
            {
                result = candidate;
                return true;
            }
        }

        result = default;
        return false;
    }

    /// <inheritdoc/>
    public bool Equals(Tlp other) => Label == other.Label;

    /// <inheritdoc/>
    public override int GetHashCode() => Label.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Label;

    private static int Rank(Tlp tlp)
    {
        for (var i = 0; i < All.Count; i++)
        {
            if (All[i].Label == tlp.Label)
            {
                return i;
            }
        }

        throw new UnreachableException();
    }
}

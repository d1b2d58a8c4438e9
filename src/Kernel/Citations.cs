using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Noroshi.Kernel;

/// <summary>A citation as a Japanese reader knows it: <c>Order, Art. 4(2)(iii)</c> is 命令第4条第2項第3号.</summary>
public static partial class Citations
{
    private const string Iroha = "イロハニホヘトチリヌ";

    private static readonly Dictionary<string, string> Texts = new(StringComparer.Ordinal)
    {
        ["Act"] = "法",
        ["Order"] = "命令",
        ["Cabinet Order"] = "施行令",
        ["PIPA Rules"] = "個人情報保護法施行規則",
    };

    /// <summary>The citation in both languages; what is no citation of a text we know stands as it is.</summary>
    public static Words Of(string citation)
    {
        var found = Citation().Match(citation);
        if (!found.Success || !Texts.TryGetValue(found.Groups["text"].Value, out var text))
        {
            return new Words(citation, citation);
        }

        var shown = new StringBuilder($"{text}第{found.Groups["article"].Value}条");
        foreach (Capture part in found.Groups["part"].Captures)
        {
            shown.Append(Part(part.Value));
        }

        return new Words(shown.ToString(), citation);
    }

    private static string Part(string part) => part switch
    {
        _ when int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => $"第{number}項",
        _ when Roman(part) is { } item => $"第{item}号",
        [var letter and >= 'a' and <= 'j'] => Iroha[letter - 'a'].ToString(),
        _ => $"({part})",
    };

    private static int? Roman(string part) => Array.IndexOf(["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"], part) is >= 0 and var place ? place + 1 : null;

    [GeneratedRegex(@"^(?<text>[A-Za-z ]+), Art\. (?<article>[0-9]+)(?:\((?<part>[a-z0-9]+)\))*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Citation();
}

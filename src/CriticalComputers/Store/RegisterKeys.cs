using System.Text;
using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Store;

/// <summary>The keys by which entries are compared and found. What was written stays as it was written.</summary>
internal static class RegisterKeys
{
    public const int LongestLabel = 100;
    public const int LongestName = 200;

    /// <summary>Two names and the mark between them, which normalising may lengthen.</summary>
    public const int LongestKey = 900;

    public static string OfLabel(string label) => Cut(Folded(label), LongestLabel);

    public static string OfName(string product, string maker) => Cut($"{Folded(product)}\u001f{Folded(maker)}", LongestKey);

    /// <summary>How a product alone begins a key of <see cref="OfName"/>.</summary>
    public static string Folded(string text)
    {
        var folded = new StringBuilder(text.Length);
        var gap = false;
        foreach (var c in FoldedWidth.Of(text))
        {
            if (char.IsWhiteSpace(c) || char.IsControl(c))
            {
                gap = folded.Length > 0;
                continue;
            }

            if (gap)
            {
                folded.Append(' ');
                gap = false;
            }

            folded.Append(char.ToLowerInvariant(c));
        }

        return folded.ToString();
    }

    private static string Cut(string key, int longest) => key.Length <= longest ? key : key[..longest];
}

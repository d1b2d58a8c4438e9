using System.Globalization;

namespace Noroshi.Formats.Pdf;

/// <summary>
/// Breaks Japanese text into lines: anywhere between Japanese characters, between words of Latin ones, and never so that a
/// closing mark begins a line or an opening one ends it (禁則, after JIS X 4051).
/// </summary>
internal static class LineBreaking
{
    private const string NeverFirst = "、。，．・：；？！゛゜ヽヾゝゞ々ー）］｝〕〉》」』】〙〗｠»”’ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ%％‰℃,.:;?!)]}｡､｣･ｰｧｨｩｪｫｬｭｮｯﾞﾟ…‥―〜～";
    private const string NeverLast = "（［｛〔〈《「『【〘〖｟«“‘([{｢￥＄#＃";

    /// <summary>The lines of a text within a width.</summary>
    public static IReadOnlyList<string> Lines(string text, float width, Func<string, float> measure)
    {
        var lines = new List<string>();
        foreach (var paragraph in text.Replace("\t", "　", StringComparison.Ordinal).Split('\n'))
        {
            AddLines(lines, Elements(paragraph), width, measure);
        }

        return lines;
    }

    private static void AddLines(List<string> lines, string[] elements, float width, Func<string, float> measure)
    {
        var start = 0;
        while (start < elements.Length)
        {
            var end = Fitting(elements, start, width, measure);
            lines.Add(string.Concat(elements[start..end]).TrimEnd(' '));
            start = end;
        }

        if (elements.Length == 0)
        {
            lines.Add("");
        }
    }

    // As many as fit, then back to the last place where a line may end; if there is none, the line is cut where it is full.
    private static int Fitting(string[] elements, int start, float width, Func<string, float> measure)
    {
        var used = 0f;
        var full = start;
        while (full < elements.Length && (used += measure(elements[full])) <= width)
        {
            full++;
        }

        if (full >= elements.Length)
        {
            return elements.Length;
        }

        full = Math.Max(full, start + 1);
        for (var end = full; end > start; end--)
        {
            if (MayBreak(elements[end - 1], elements[end]))
            {
                return end;
            }
        }

        return full;
    }

    private static bool MayBreak(string before, string after)
    {
        if (NeverFirst.Contains(after[0], StringComparison.Ordinal) || NeverLast.Contains(before[0], StringComparison.Ordinal) || after == " ")
        {
            return false;
        }

        return before == " " || !(IsOfAWord(before) && IsOfAWord(after));
    }

    // Full-width digits and letters make up numbers and words as well: 第３７条 is not parted within its number.
    private static bool IsOfAWord(string element) => element[0] is (> ' ' and < '\u2000') or (>= '０' and <= '９') or (>= 'Ａ' and <= 'Ｚ') or (>= 'ａ' and <= 'ｚ');

    private static string[] Elements(string text)
    {
        var elements = new List<string>(text.Length);
        var each = StringInfo.GetTextElementEnumerator(text);
        while (each.MoveNext())
        {
            elements.Add(each.GetTextElement());
        }

        return [.. elements];
    }
}

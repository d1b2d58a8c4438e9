namespace Noroshi.Web.Showing;

/// <summary>
/// What changed between two texts. Japanese has no spaces, so it is cut where the kind of character changes; a change is then a
/// word or so, neither a letter nor a whole line.
/// </summary>
internal static class TextDiff
{
    // Beyond this many comparisons the texts are shown one after the other: a page must not be made slow by what somebody typed.
    private const int Effort = 2_000_000;

    public static IReadOnlyList<Piece> Between(string before, string after)
    {
        var (old, @new) = (Cut(before), Cut(after));
        var head = 0;
        while (head < old.Count && head < @new.Count && old[head] == @new[head])
        {
            head++;
        }

        var tail = 0;
        while (tail < old.Count - head && tail < @new.Count - head && old[^(tail + 1)] == @new[^(tail + 1)])
        {
            tail++;
        }

        var pieces = new List<Piece>();
        Add(pieces, Change.Kept, old.Take(head));
        Middle(pieces, old.GetRange(head, old.Count - head - tail), @new.GetRange(head, @new.Count - head - tail));
        Add(pieces, Change.Kept, old.TakeLast(tail));
        return pieces;
    }

    private static void Middle(List<Piece> pieces, List<string> old, List<string> @new)
    {
        if (old.Count == 0 || @new.Count == 0 || (long)old.Count * @new.Count > Effort)
        {
            Add(pieces, Change.Removed, old);
            Add(pieces, Change.Added, @new);
            return;
        }

        // Longest common subsequence, from the end, so that the walk below goes forward.
        var longest = new int[old.Count + 1, @new.Count + 1];
        for (var i = old.Count - 1; i >= 0; i--)
        {
            for (var j = @new.Count - 1; j >= 0; j--)
            {
                longest[i, j] = old[i] == @new[j] ? longest[i + 1, j + 1] + 1 : Math.Max(longest[i + 1, j], longest[i, j + 1]);
            }
        }

        var (a, b) = (0, 0);
        while (a < old.Count && b < @new.Count)
        {
            if (old[a] == @new[b])
            {
                Add(pieces, Change.Kept, [old[a]]);
                (a, b) = (a + 1, b + 1);
            }
            else if (longest[a + 1, b] >= longest[a, b + 1])
            {
                Add(pieces, Change.Removed, [old[a++]]);
            }
            else
            {
                Add(pieces, Change.Added, [@new[b++]]);
            }
        }

        Add(pieces, Change.Removed, old.Skip(a));
        Add(pieces, Change.Added, @new.Skip(b));
    }

    private static void Add(List<Piece> pieces, Change change, IEnumerable<string> tokens)
    {
        var text = string.Concat(tokens);
        if (text.Length == 0)
        {
            return;
        }

        if (pieces.Count > 0 && pieces[^1].Change == change)
        {
            pieces[^1] = new Piece(change, pieces[^1].Text + text);
        }
        else
        {
            pieces.Add(new Piece(change, text));
        }
    }

    private static List<string> Cut(string text)
    {
        var tokens = new List<string>();
        var start = 0;
        for (var at = 1; at <= text.Length; at++)
        {
            if (at == text.Length || Kind(text[at]) != Kind(text[at - 1]) || Kind(text[at]) == 0)
            {
                // A surrogate pair is one character.
                if (at < text.Length && char.IsSurrogatePair(text[at - 1], text[at]))
                {
                    continue;
                }

                tokens.Add(text[start..at]);
                start = at;
            }
        }

        return tokens;
    }

    private static int Kind(char c) => c switch
    {
        >= '0' and <= '9' or >= '０' and <= '９' => 1,
        >= 'a' and <= 'z' or >= 'A' and <= 'Z' => 2,
        >= 'ぁ' and <= 'ゟ' => 3,
        >= '゠' and <= 'ヿ' or >= 'ｦ' and <= 'ﾟ' => 4,
        >= '一' and <= '鿿' or '々' => 5,
        _ => 0,
    };

    internal enum Change
    {
        Kept,
        Removed,
        Added,
    }

    internal sealed record Piece(Change Change, string Text);
}

namespace Noroshi.CriticalComputers.Naming;

/// <summary>
/// Names of makers and products as they are compared. It makes keys for comparing and nothing else: what an operator wrote is stored,
/// shown and filed as it was written.
/// </summary>
internal static class NormalName
{
    private const int MostTurns = 6;

    /// <summary>The key of a maker, without its legal form. Not empty unless the name is.</summary>
    public static string Maker(string name) => Settled(name, static folded => LegalForms.Without(folded));

    /// <summary>The keys of a product.</summary>
    public static ProductName Product(string name)
    {
        var folded = NameText.Fold(name);
        var version = VersionTail.Begin(folded);
        var bare = VersionTail.BeginBare(folded);
        return new(
            folded,
            ProductKey(name),
            Settled(name, static folded => folded),
            bare < version ? Joined(folded.AsSpan(0, bare)) : null,
            version < folded.Length ? folded[version..].Trim() : null);
    }

    /// <summary>The key of a product, without its version. Not empty unless the name is.</summary>
    public static string ProductKey(string name) => Settled(name, static folded => folded.AsSpan(0, VersionTail.Begin(folded)));

    /// <summary>Folded words without the blanks between them and the points in them.</summary>
    public static string Joined(ReadOnlySpan<char> folded)
    {
        if (!folded.ContainsAny(' ', '.'))
        {
            return folded.ToString();
        }

        Span<char> joined = stackalloc char[folded.Length];
        var length = 0;
        foreach (var c in folded)
        {
            if (c is not (' ' or '.'))
            {
                joined[length++] = c;
            }
        }

        return joined[..length].ToString();
    }

    // Joining words can make one that is read otherwise ("株式 会社"): the key is what no further turn changes. A key in plain ASCII is one
    // word, of which nothing is taken; only others are turned again.
    private static string Settled(string name, Func<string, ReadOnlySpan<char>> part)
    {
        if (name.Length == 0)
        {
            return name;
        }

        var key = Once(name, part);
        for (var turn = 1; turn < MostTurns && !System.Text.Ascii.IsValid(key); turn++)
        {
            var next = Once(key, part);
            if (next == key)
            {
                break;
            }

            key = next;
        }

        return key;
    }

    private static string Once(string name, Func<string, ReadOnlySpan<char>> part)
    {
        var folded = NameText.Fold(name);
        return folded.Length == 0 ? NameText.Signs(name) : Joined(part(folded));
    }
}

/// <summary>A product's name as it is compared.</summary>
/// <param name="Folded">Its words.</param>
/// <param name="Key">What is compared: without the version.</param>
/// <param name="Full">The same with whatever looked like a version.</param>
/// <param name="Bare">The key if a bare number at the end is a version too; null if there is none.</param>
/// <param name="Version">What was set aside, for showing.</param>
internal readonly record struct ProductName(string Folded, string Key, string Full, string? Bare, string? Version);

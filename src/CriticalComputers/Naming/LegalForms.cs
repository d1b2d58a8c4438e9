using System.Collections.Frozen;

namespace Noroshi.CriticalComputers.Naming;

/// <summary>What a maker's name says of its legal form, at home and abroad, before the name or behind it.</summary>
internal static class LegalForms
{
    private static readonly string[] Japanese =
    [
        "特定非営利活動法人", "独立行政法人", "国立研究開発法人", "一般社団法人", "一般財団法人", "公益社団法人", "公益財団法人", "株式会社", "有限会社", "合同会社", "合資会社", "合名会社", "相互会社",
    ];

    // (株) comes as a word of its own: the brackets part it.
    private static readonly FrozenSet<string> Abbreviated = new[] { "株", "有", "合", "同", "資", "名", "独" }.ToFrozenSet();

    private static readonly FrozenSet<string> Behind = new[]
    {
        "inc", "incorporated", "corp", "corporation", "co", "company", "coltd", "ltd", "limited", "llc", "llp", "lp", "plc", "gmbh", "mbh", "ag", "kg", "kgaa", "cokg",
        "aktiengesellschaft", "se", "sa", "sas", "sarl", "srl", "spa", "bv", "nv", "ab", "as", "oy", "oyj", "aps", "pte", "pty", "pvt", "kk", "gk", "sro", "doo",
    }.ToFrozenSet();

    // AG, SA or AB in front may begin a brand.
    private static readonly FrozenSet<string> Before = new[] { "inc", "corp", "corporation", "ltd", "limited", "llc", "gmbh", "kk", "gk" }.ToFrozenSet();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> AbbreviatedWord = Abbreviated.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> BehindWord = Behind.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> BeforeWord = Before.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The words between the legal forms. One always stays: a firm that is called Co. is called so.</summary>
    public static ReadOnlySpan<char> Without(ReadOnlySpan<char> folded)
    {
        for (var name = folded; ;)
        {
            var less = Behindless(Beforeless(name));
            if (less.Length == name.Length)
            {
                return name;
            }

            name = less;
        }
    }

    private static ReadOnlySpan<char> Beforeless(ReadOnlySpan<char> name)
    {
        var end = name.IndexOf(' ');
        var word = end < 0 ? name : name[..end];
        if (end > 0 && (BeforeWord.Contains(word) || AbbreviatedWord.Contains(word)))
        {
            return name[(end + 1)..];
        }

        foreach (var form in Japanese)
        {
            if (word.StartsWith(form, StringComparison.Ordinal) && name.Length > form.Length)
            {
                return name[form.Length..].TrimStart(' ');
            }
        }

        return name;
    }

    private static ReadOnlySpan<char> Behindless(ReadOnlySpan<char> name)
    {
        var start = name.LastIndexOf(' ');
        var word = name[(start + 1)..];
        if (start > 0 && (BehindWord.Contains(word) || AbbreviatedWord.Contains(word)))
        {
            return name[..start];
        }

        foreach (var form in Japanese)
        {
            if (word.EndsWith(form, StringComparison.Ordinal) && name.Length > form.Length)
            {
                return name[..^form.Length].TrimEnd(' ');
            }
        }

        return name;
    }
}

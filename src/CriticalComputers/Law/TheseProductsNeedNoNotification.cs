using Noroshi.CriticalComputers.Naming;
using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Law;

/// <summary>Whether a product is among the designated ones.</summary>
internal enum Designation
{
    No,

    /// <summary>It is: the computer need not be notified. It stays a 特定重要電子計算機, and its incidents are reported.</summary>
    Yes,

    /// <summary>It looks like one and is not taken for one: a person looks at it.</summary>
    Near,
}

/// <summary>The answer, and why.</summary>
internal sealed record DesignatedAnswer(Designation Is, Words? Why)
{
    public static DesignatedAnswer No { get; } = new(Designation.No, null);
}

/// <summary>
/// 「…広く一般に使用されているものとして特別社会基盤事業所管大臣及び内閣総理大臣が指定するものである場合は、この限りでない。」 Notice 1 of 15 September 2026 is reported to
/// designate Microsoft Windows and Windows Server; its text has not been read. Later notices are entered as dated data (ADR 0035). Product and
/// maker must both be the designated ones once width, case, legal form and version are set aside; whatever only looks alike is shown and
/// never taken.
/// </summary>
[Article("Order, Art. 2(1)")]
internal static class TheseProductsNeedNoNotification
{
    private const string FirstNotice = "令和8年9月15日告示第1号";

    private static readonly DateOnly First = new(2026, 10, 1);

    public static Certainty Certainty => Certainty.Reported;

    internal static readonly Dated<IReadOnlyList<DesignatedProduct>> Register = new Dated<IReadOnlyList<DesignatedProduct>>().From(
        First,
        [
            new("Windows", "Microsoft", ["windows", "microsoft windows", "ms windows"], ["microsoft", "マイクロソフト", "日本マイクロソフト", "microsoft corp", "microsoft corporation"]) { Notice = FirstNotice, From = First },
            new("Windows Server", "Microsoft", ["windows server", "microsoft windows server", "ms windows server"], ["microsoft", "マイクロソフト", "日本マイクロソフト", "microsoft corp", "microsoft corporation"]) { Notice = FirstNotice, From = First },
        ]);

    // Products of their own that bear the name: nothing says that the notice means them.
    private static readonly string[] OtherProducts = ["embedded", "iot", "ce", "mobile", "phone", "pe", "hyper-v", "azure", "defender", "admin center", "subsystem"];

    /// <summary>The products designated on a day: the register, with what later notices added and ended.</summary>
    /// <param name="day">The day.</param>
    /// <param name="changes">What was entered, in the order in which it was entered.</param>
    public static IReadOnlyList<DesignatedProduct> On(DateOnly day, IReadOnlyCollection<DesignationChange> changes)
    {
        var register = Register.IsInForceOn(day) ? Register.On(day) : [];
        if (changes.Count == 0)
        {
            return register;
        }

        var designated = register.ToList();
        foreach (var change in changes.Where(c => c.From <= day).OrderBy(c => c.From))
        {
            designated.RemoveAll(d => d.IsSameAs(change.Product.Product, change.Product.Maker));
            if (!change.Ends)
            {
                designated.Add(change.Product with { From = change.From });
            }
        }

        return designated;
    }

    /// <summary>Whether a product of a maker is among the designated ones.</summary>
    public static DesignatedAnswer Of(string product, string maker, IReadOnlyList<DesignatedProduct> designated)
    {
        if (designated.Count == 0)
        {
            return DesignatedAnswer.No;
        }

        var name = NormalName.Product(product);
        var made = NormalName.Maker(maker);
        DesignatedAnswer? near = null;
        foreach (var each in designated.Where(d => d.IsProduct(name.Key) || (name.Bare is { } bare && d.IsProduct(bare))))
        {
            if (each.IsMaker(made))
            {
                return new(Designation.Yes, new(
                    $"告示で指定された製品（{each.Product}）のため、届出は不要です。報告の義務は変わりません。", $"A product designated by notice ({each.Product}): no notification. Its incidents are still reported."));
            }

            near ??= maker.Length == 0
                ? Near(each, new("製造者名がありません。", "The maker is missing."))
                : Near(each, new($"製造者名が「{maker}」です。", $"The maker is “{maker}”."));
        }

        // Of several that it resembles, the longest name is the nearest.
        return near ?? (designated.Where(d => d.LooksLike(name)).MaxBy(d => d.Product.Length) is { } nearest ? Near(nearest, WhyOnlyNear(nearest, name)) : DesignatedAnswer.No);
    }

    private static Words WhyOnlyNear(DesignatedProduct nearest, ProductName name)
    {
        var words = name.Folded.Split(' ');
        return OtherProducts.FirstOrDefault(other => words.Contains(other) || name.Folded.Contains(" " + other, StringComparison.Ordinal)) is { } own
            ? new($"「{own}」は別の製品かもしれません。", $"“{own}” may be a product of its own.")
            : nearest.Begins(name)
                ? new("名称が一致しません。", "The names do not agree.")
                : new($"{nearest.Product} 用の別の製品かもしれません。", $"It may be another product for {nearest.Product}.");
    }

    private static DesignatedAnswer Near(DesignatedProduct designated, Words why) => new(Designation.Near, new(
        $"指定製品（{designated.Product}）に似ていますが、自動では判断しません。{why.Ja}", $"It looks like a designated product ({designated.Product}), which is not decided automatically. {why.En}"));
}

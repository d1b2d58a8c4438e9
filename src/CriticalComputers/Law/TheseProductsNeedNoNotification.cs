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
/// designate Microsoft Windows and Windows Server; its text has not been read. Product and maker must both be the designated ones once
/// width, case, legal form and version are set aside; whatever only looks alike is shown and never taken.
/// </summary>
[Article("Order, Art. 2(1)")]
internal static class TheseProductsNeedNoNotification
{
    public static Certainty Certainty => Certainty.Reported;

    internal static readonly Dated<IReadOnlyList<DesignatedProduct>> Register = new Dated<IReadOnlyList<DesignatedProduct>>().From(
        new(2026, 10, 1),
        [
            new("Windows", "Microsoft", ["windows", "microsoft windows", "ms windows"], ["microsoft", "マイクロソフト", "日本マイクロソフト", "microsoft corp", "microsoft corporation"]),
            new("Windows Server", "Microsoft", ["windows server", "microsoft windows server", "ms windows server"], ["microsoft", "マイクロソフト", "日本マイクロソフト", "microsoft corp", "microsoft corporation"]),
        ]);

    // Products of their own that bear the name: nothing says that the notice means them.
    private static readonly string[] OtherProducts = ["embedded", "iot", "ce", "mobile", "phone", "pe", "hyper-v", "azure", "defender", "admin center", "subsystem"];

    /// <summary>Whether a product of a maker is designated on a day.</summary>
    public static DesignatedAnswer Of(string product, string maker, DateOnly day)
    {
        if (!Register.IsInForceOn(day))
        {
            return DesignatedAnswer.No;
        }

        var name = NormalName.Product(product);
        var made = NormalName.Maker(maker);
        foreach (var designated in Register.On(day))
        {
            if (designated.IsProduct(name.Key) || (name.Bare is { } bare && designated.IsProduct(bare)))
            {
                return designated.IsMaker(made) ? new(Designation.Yes, new(
                        $"告示で指定された製品（{designated.Product}）のため、届出は不要です。報告の義務は変わりません。", $"A product designated by notice ({designated.Product}): no notification. Its incidents are still reported."))
                    : maker.Length == 0 ? Near(designated, new("製造者名がありません。", "The maker is missing."))
                    : Near(designated, new($"製造者名が「{maker}」です。", $"The maker is “{maker}”."));
            }
        }

        var words = name.Folded.Split(' ');
        if (!words.Contains("windows") && !name.Key.StartsWith("windows", StringComparison.Ordinal) && !name.Key.StartsWith("microsoftwindows", StringComparison.Ordinal))
        {
            return DesignatedAnswer.No;
        }

        var nearest = Register.On(day)[name.Folded.Contains("server", StringComparison.Ordinal) ? 1 : 0];
        return OtherProducts.FirstOrDefault(other => words.Contains(other) || name.Folded.Contains(" " + other, StringComparison.Ordinal)) is { } own
            ? Near(nearest, new($"「{own}」は別の製品かもしれません。", $"“{own}” may be a product of its own."))
            : words[0] is "windows" or "microsoft" or "ms"
                ? Near(nearest, new("名称が一致しません。", "The names do not agree."))
                : Near(nearest, new("Windows 用の別の製品かもしれません。", "It may be another product for Windows."));
    }

    private static DesignatedAnswer Near(DesignatedProduct designated, Words why) => new(Designation.Near, new(
        $"指定製品（{designated.Product}）に似ていますが、自動では判断しません。{why.Ja}", $"It looks like a designated product ({designated.Product}), which is not decided automatically. {why.En}"));
}

/// <summary>A designated product with the names by which it is known.</summary>
internal sealed record DesignatedProduct(string Product, string Maker, IReadOnlyList<string> Products, IReadOnlyList<string> Makers)
{
    private readonly HashSet<string> products = [.. Products.Select(NormalName.ProductKey)];
    private readonly HashSet<string> makers = [.. Makers.Select(NormalName.Maker)];

    public bool IsProduct(string key) => products.Contains(key);

    public bool IsMaker(string key) => makers.Contains(key);
}

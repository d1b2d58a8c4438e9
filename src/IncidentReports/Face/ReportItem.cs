using System.Diagnostics;
using Noroshi.Kernel;

namespace Noroshi.IncidentReports.Face;

/// <summary>The seven items of a report (Order art 4(3)).</summary>
public enum ReportItem
{
    /// <summary>一　報告の区分.</summary>
    [Article("Order, Art. 4(3)(i)")]
    One = 1,

    /// <summary>二　特別社会基盤事業者の概要.</summary>
    [Article("Order, Art. 4(3)(ii)")]
    Two,

    /// <summary>三　特定侵害事象等の概要.</summary>
    [Article("Order, Art. 4(3)(iii)")]
    Three,

    /// <summary>四　特定侵害事象等が発生した特定重要電子計算機.</summary>
    [Article("Order, Art. 4(3)(iv)")]
    Four,

    /// <summary>五　特定侵害事象等に関する技術的な事項.</summary>
    [Article("Order, Art. 4(3)(v)")]
    Five,

    /// <summary>六　特定侵害事象等への対応に関する事項.</summary>
    [Article("Order, Art. 4(3)(vi)")]
    Six,

    /// <summary>七　その他特記事項.</summary>
    [Article("Order, Art. 4(3)(vii)")]
    Seven,
}

/// <summary>The items, said to a person.</summary>
public static class ReportItems
{
    /// <summary>All seven, in the order of the text.</summary>
    public static IReadOnlyList<ReportItem> All { get; } = Enum.GetValues<ReportItem>();

    /// <summary>The sign people use for the item: ① to ⑦.</summary>
    public static string Sign(this ReportItem item) => ((char)('①' + (int)item - 1)).ToString();

    /// <summary>The article.</summary>
    public static string Article(this ReportItem item) => item switch
    {
        ReportItem.One => "Order, Art. 4(3)(i)",
        ReportItem.Two => "Order, Art. 4(3)(ii)",
        ReportItem.Three => "Order, Art. 4(3)(iii)",
        ReportItem.Four => "Order, Art. 4(3)(iv)",
        ReportItem.Five => "Order, Art. 4(3)(v)",
        ReportItem.Six => "Order, Art. 4(3)(vi)",
        ReportItem.Seven => "Order, Art. 4(3)(vii)",
        _ => throw new UnreachableException(),
    };

    /// <summary>The item as the Order names it, and in English.</summary>
    public static Words Words(this ReportItem item) => item switch
    {
        ReportItem.One => new("報告の区分", "Kind of report"),
        ReportItem.Two => new("特別社会基盤事業者の概要", "The operator"),
        ReportItem.Three => new("特定侵害事象等の概要", "Outline of the incident"),
        ReportItem.Four => new("特定侵害事象等が発生した特定重要電子計算機", "The critical computers on which it happened"),
        ReportItem.Five => new("特定侵害事象等に関する技術的な事項", "Technical matters"),
        ReportItem.Six => new("特定侵害事象等への対応に関する事項", "Response"),
        ReportItem.Seven => new("その他特記事項", "Other remarks"),
        _ => throw new UnreachableException(),
    };
}

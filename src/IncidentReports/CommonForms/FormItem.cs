using Noroshi.Kernel;

namespace Noroshi.IncidentReports.CommonForms;

/// <summary>The seven items of a report. The number is the number in the Order.</summary>
[Article("Order, Art. 4(3)")]
internal enum FormItem
{
    /// <summary>① 報告の区分.</summary>
    [Article("Order, Art. 4(3)(i)")]
    Kind = 1,

    /// <summary>② 特別社会基盤事業者の概要.</summary>
    [Article("Order, Art. 4(3)(ii)")]
    Operator = 2,

    /// <summary>③ 特定侵害事象等の概要.</summary>
    [Article("Order, Art. 4(3)(iii)")]
    Event = 3,

    /// <summary>④ 特定侵害事象等が発生した特定重要電子計算機.</summary>
    [Article("Order, Art. 4(3)(iv)")]
    Computers = 4,

    /// <summary>⑤ 特定侵害事象等に関する技術的な事項.</summary>
    [Article("Order, Art. 4(3)(v)")]
    Technical = 5,

    /// <summary>⑥ 特定侵害事象等への対応に関する事項.</summary>
    [Article("Order, Art. 4(3)(vi)")]
    Response = 6,

    /// <summary>⑦ その他特記事項.</summary>
    [Article("Order, Art. 4(3)(vii)")]
    Remarks = 7,
}

using Noroshi.Kernel;

namespace Noroshi.Oversight.Inspecting;

/// <summary>What an act was about, as a person reads it: the record writes <c>case:019a…</c>.</summary>
/// <param name="Kind">What kind of thing it is.</param>
/// <param name="Name">Its name where a register knows one, or the end of its number, enough to tell it from its neighbours.</param>
internal sealed record Thing(Words Kind, Words Name);

/// <summary>Reads the objects of acts.</summary>
internal static class Things
{
    private static readonly Words Other = new("その他", "Other");

    private static readonly Dictionary<string, Words> Kinds = new(StringComparer.Ordinal)
    {
        ["act"] = new("行為の記録の一件", "Entry of the record"),
        ["after-notice"] = new("事後の通知", "Notice after the fact"),
        ["approval"] = new("承認の求め", "Request for approval"),
        ["attachment"] = new("添付ファイル", "Attachment"),
        ["case"] = new("案件", "Case"),
        ["case-number"] = new("案件番号", "Case number"),
        ["commission"] = new("監理委員会", "The commission"),
        ["commission-report"] = new("年次報告", "Yearly report"),
        ["draft"] = new("下書き", "Draft"),
        ["exchange"] = new("やり取り", "Exchange"),
        ["inspection"] = new("検査", "Inspection"),
        ["judgement"] = new("報告の要否の確認", "Self-check"),
        ["kept-page"] = new("保管した入力", "Kept page"),
        ["link"] = new("一度だけ使えるリンク", "One-time link"),
        ["log"] = new("透明性ログ", "Transparency log"),
        ["mandate"] = new("委任", "Mandate"),
        ["manifest"] = new("ほかの処理が署名した記録", "Manifest of another process"),
        ["meeting"] = new("会議", "Meeting"),
        ["membership"] = new("役割の付与", "Membership"),
        ["notice"] = new("お知らせ", "Notice"),
        ["organisation"] = new("組織", "Organisation"),
        ["person"] = new("人", "Person"),
        ["policy"] = new("運用の設定", "Setting"),
        ["record"] = new("行為の記録", "Record of acts"),
        ["recovery"] = new("パスキーの復旧", "Recovery"),
        ["reports"] = new("すべての報告", "All reports"),
        ["sector"] = new("事業", "Sector"),
        ["session"] = new("サインイン", "Session"),
        ["token"] = new("APIトークン", "API token"),
    };

    /// <summary>The identifier in an object of this kind, or null.</summary>
    public static Guid? Id(string thing, string kind) =>
        thing.StartsWith(kind + ":", StringComparison.Ordinal) && Guid.TryParse(thing.AsSpan(kind.Length + 1), out var id) ? id : null;

    public static Thing Of(string thing, Words? name)
    {
        var (kind, rest) = thing.IndexOf(':', StringComparison.Ordinal) is var at and > 0 ? (thing[..at], thing[(at + 1)..]) : (thing, "");
        return new Thing(Kinds.GetValueOrDefault(kind) ?? Other, name ?? Short(kind, rest));
    }

    private static Words Short(string kind, string rest) => kind switch
    {
        "record" or "reports" or "commission" => new("", ""),
        _ when Guid.TryParse(rest, out _) => new("…" + rest[^6..], "…" + rest[^6..]),
        _ => new(rest, rest),
    };
}

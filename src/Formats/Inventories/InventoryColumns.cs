using System.Text;
using Noroshi.Kernel;

namespace Noroshi.Formats.Inventories;

/// <summary>Which column of a table is which field.</summary>
public sealed class InventoryColumns
{
    /// <summary>The fields that a column can be, in the order in which people think of them.</summary>
    public static IReadOnlyList<string> Fields { get; } = ["label", "product", "maker", "kind", "facility", "classes", "introduced", "removed", "dedicated", "impact", "exposed", "isolated", "ismap", "dependency", "note"];

    // Headings as they stand in asset lists, folded. A column of versions is nobody's: it is left where it is.
    private static readonly (string Field, string[] Headings)[] Known =
    [
        ("label", ["管理名", "管理番号", "資産番号", "資産管理番号", "ホスト名", "機器名", "名称", "サーバ名", "サーバー名", "コンピュータ名", "name", "label", "hostname", "host name", "host", "asset", "asset tag", "asset_tag", "device", "id", "device name"]),
        ("product", ["製品名", "製品", "型番", "型式", "機種", "機種名", "モデル", "os", "ソフトウェア名", "ソフトウェア", "サービス名", "サービスの名称", "product", "product name", "model", "device_type", "device type", "software", "service"]),
        ("maker", ["製造者名", "製造者", "製造元", "メーカー", "メーカ", "メーカー名", "ベンダー", "ベンダ", "ベンダー名", "提供者", "提供元", "提供事業者", "maker", "manufacturer", "vendor", "supplier", "publisher", "provider"]),
        ("kind", ["種類", "種別", "分類", "機器種別", "kind", "type", "category", "unit"]),
        ("facility", ["特定重要設備", "設備", "設備名", "facility", "site", "system", "システム", "システム名"]),
        ("classes", ["区分", "特定重要電子計算機の区分", "tコード", "class", "classes", "device class"]),
        ("introduced", ["導入日", "導入した日", "導入年月日", "設置日", "稼働日", "運用開始日", "introduced", "introduced on", "in service", "install date", "installed", "introduction date"]),
        ("removed", ["廃止日", "廃止した日", "撤去日", "removed", "removed on", "retired", "decommissioned"]),
        ("dedicated", ["専用", "専用の製品か", "専用製品", "dedicated"]),
        ("impact", ["影響度", "事業への影響", "重要度", "impact"]),
        ("exposed", ["インターネットから到達できる", "インターネット公開", "外部公開", "公開", "exposed", "internet facing", "reachable from the internet"]),
        ("isolated", ["ネットワークから切り離されている", "エアギャップ", "隔離", "isolated", "air gap", "air gapped", "cut off from networks"]),
        ("ismap", ["ismap", "ismapに登録されている", "ismap登録", "on the ismap list"]),
        ("dependency", ["依存先", "dependency", "depends on"]),
        ("note", ["メモ", "備考", "説明", "note", "notes", "comment", "comments", "description"]),
    ];

    private readonly Dictionary<string, int> columns;

    private InventoryColumns(Dictionary<string, int> columns) => this.columns = columns;

    /// <summary>The column of a field, counted from 0; null if none is.</summary>
    public int? Of(string field) => columns.TryGetValue(field, out var column) ? column : null;

    /// <summary>What has been chosen: field by column.</summary>
    /// <param name="chosen">For each column the field, or null.</param>
    public static InventoryColumns From(IReadOnlyList<string?> chosen)
    {
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var column = 0; column < chosen.Count; column++)
        {
            if (chosen[column] is { } field && Fields.Contains(field))
            {
                columns.TryAdd(field, column);
            }
        }

        return new InventoryColumns(columns);
    }

    /// <summary>What the headings suggest, for each column a field or null. No field is suggested twice.</summary>
    public static IReadOnlyList<string?> SuggestFor(IReadOnlyList<string> headings)
    {
        var suggested = new string?[headings.Count];
        var folded = headings.Select(Folded).ToArray();
        foreach (var (field, names) in Known)
        {
            var best = names.Select(name => Array.IndexOf(folded, Folded(name))).Where(column => column >= 0 && suggested[column] is null).Append(-1).First();
            if (best >= 0)
            {
                suggested[best] = field;
            }
        }

        return suggested;
    }

    private static string Folded(string heading)
    {
        var text = new StringBuilder(heading.Length);
        foreach (var c in FoldedWidth.Of(heading))
        {
            if (!char.IsWhiteSpace(c) && c is not ('_' or '-' or '*' or '※' or '(' or ')' or '・'))
            {
                text.Append(char.ToLowerInvariant(c));
            }
        }

        return text.ToString();
    }
}

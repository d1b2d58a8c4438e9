using System.Diagnostics;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Web.Fields;

namespace Noroshi.CriticalComputers.Importing;

/// <summary>Imports, said to a person.</summary>
internal static class ImportWords
{
    /// <summary>The fields that a column can be.</summary>
    public static IReadOnlyList<Choice> Fields =>
    [
        Choice.Of("label", Field("label")), Choice.Of("product", Field("product")), Choice.Of("maker", Field("maker")), Choice.Of("kind", Field("kind")),
        Choice.Of("classes", Field("classes")), Choice.Of("introduced", Field("introduced")), Choice.Of("removed", Field("removed")), Choice.Of("facility", Field("facility")),
        Choice.Of("dedicated", Field("dedicated")), Choice.Of("impact", Field("impact")), Choice.Of("exposed", Field("exposed")), Choice.Of("isolated", Field("isolated")), Choice.Of("ismap", Field("ismap")),
        Choice.Of("dependency", Field("dependency")), Choice.Of("note", Field("note")),
    ];

    public static Words Field(string field) => field switch
    {
        "label" => new("管理名", "Name"),
        "product" => new("製品名", "Product"),
        "maker" => new("製造者名", "Maker"),
        "kind" => new("種類", "Kind"),
        "facility" => new("特定重要設備", "Facility"),
        "classes" => new("区分", "Classes"),
        "introduced" => new("導入した日", "Introduced on"),
        "removed" => new("廃止した日", "Removed on"),
        "dedicated" => new("専用の製品か", "Dedicated"),
        "impact" => new("事業への影響", "Impact"),
        "note" => new("メモ", "Note"),
        "exposed" => new("インターネットから到達できる", "Reachable from the internet"),
        "isolated" => new("ネットワークから切り離されている", "Cut off from networks"),
        "ismap" => new("ISMAP", "ISMAP"),
        "dependency" => new("依存先", "Dependency"),
        _ => new(field, field),
    };

    public static Words Of(ImportState state) => state switch
    {
        ImportState.Uploaded => new("列の確認待ち", "Columns to be chosen"),
        ImportState.Reading => new("読み取り中", "Being read"),
        ImportState.Previewed => new("確認待ち", "To be confirmed"),
        ImportState.Applying => new("取り込み中", "Being taken over"),
        ImportState.Applied => new("取り込み済み", "Taken over"),
        ImportState.Cancelled => new("中止", "Given up"),
        ImportState.Failed => new("読み取り不可", "Could not be read"),
        ImportState.Overtaken => new("やり直しが必要", "To be read again"),
        _ => throw new UnreachableException(),
    };

    public static Words Of(RowVerdict verdict) => verdict switch
    {
        RowVerdict.New => new("新規", "New"),
        RowVerdict.Changed => new("変更", "Changed"),
        RowVerdict.Same => new("変更なし", "Same"),
        RowVerdict.Duplicate => new("重複", "Duplicate"),
        RowVerdict.Faulty => new("誤り", "Faulty"),
        RowVerdict.Gone => new("ファイルにない", "Not in the file"),
        _ => throw new UnreachableException(),
    };
}

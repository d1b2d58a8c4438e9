using Noroshi.Kernel;

namespace Noroshi.Products;

/// <summary>What is done about analysed information, in words.</summary>
internal sealed class ProductsActs : IKindsOfActs
{
    public IReadOnlyDictionary<string, Words> Kinds { get; } = new Dictionary<string, Words>(StringComparer.Ordinal)
    {
        ["products.approved"] = new("分析した情報の承認", "Analysed information approved"),
        ["products.begun"] = new("情報の整理・分析の開始", "Analysed information begun"),
        ["products.lowered"] = new("下位の区分の記録の作成", "Record of a lower class made"),
        ["products.not-shown"] = new("分析した情報を表示しなかった", "Analysed information not shown"),
        ["products.proposed"] = new("分析した情報の承認の求め", "Approval of analysed information asked for"),
        ["products.release"] = new("分析した情報の確定", "Release of analysed information"),
        ["products.released"] = new("分析した情報の確定", "Analysed information released"),
        ["products.returned"] = new("分析した情報の差戻し", "Analysed information sent back"),
        ["products.secret-left-behind"] = new("秘密を含まないとする判断", "Judged to carry no secret"),
        ["products.statement-left-out"] = new("記載の削除", "Statement left out"),
        ["products.statement-written"] = new("記載の作成・変更", "Statement written"),
        ["products.statements-withheld"] = new("取り下げられた情報に基づく記載の非表示", "Statements withheld: their source was withdrawn"),
        ["products.version-begun"] = new("新しい版の作成", "New version begun"),
        ["products.withdrawn"] = new("分析した情報の撤回", "Analysed information withdrawn"),
        ["products.written"] = new("分析した情報の表題等の変更", "Head of analysed information written"),
    };
}

using Noroshi.Kernel;

namespace Noroshi.Parties.Law;

/// <summary>The businesses in which an operator is designated (経済安全保障推進法 art 50(1)), by the codes under which reports are routed.</summary>
internal static class SectorTable
{
    public static IReadOnlyList<(string Code, Words Name)> All { get; } =
    [
        ("electricity", new("電気事業", "Electricity")),
        ("gas", new("ガス事業", "Gas")),
        ("oil", new("石油精製業・石油ガス輸入業", "Oil refining and LPG import")),
        ("water", new("水道事業・水道用水供給事業", "Water supply")),
        ("rail", new("第一種鉄道事業", "Railways")),
        ("trucking", new("一般貨物自動車運送事業", "Trucking")),
        ("ocean-shipping", new("貨物定期航路事業等（外航貨物）", "Ocean cargo shipping")),
        ("ports", new("一般港湾運送事業", "Port transport")),
        ("aviation", new("国際航空運送事業等（航空）", "Air transport")),
        ("airports", new("空港の設置・管理、空港に係る公共施設等運営事業", "Airports")),
        ("telecommunications", new("電気通信事業", "Telecommunications")),
        ("broadcasting", new("放送事業（地上基幹放送）", "Broadcasting")),
        ("post", new("郵便事業", "Post")),
        ("finance", new("金融（銀行・保険・取引所・資金移動など、金融庁の所掌のみのもの）", "Finance under the FSA alone (banks, insurance, exchanges, funds transfer)")),
        ("finance-labour-bank", new("金融（労働金庫・労働金庫連合会）", "Finance: labour banks")),
        ("finance-agriculture", new("金融（農林中央金庫・信用農業協同組合連合会など）", "Finance: agricultural and fishery banking")),
        ("finance-book-entry", new("金融（振替機関・電子債権記録機関）", "Finance: book-entry transfer and electronic claims")),
        ("finance-deposit-insurance", new("金融（預金保険機構）", "Finance: deposit insurance")),
        ("finance-agricultural-deposit-insurance", new("金融（農水産業協同組合貯金保険機構）", "Finance: agricultural savings insurance")),
        ("credit-card", new("包括信用購入あっせん業（クレジットカード）", "Credit cards")),
    ];

    public static Words Name(string code) => All.FirstOrDefault(s => s.Code == code).Name ?? new Words(code, code);
}

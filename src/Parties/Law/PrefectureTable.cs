using Noroshi.Kernel;

namespace Noroshi.Parties.Law;

/// <summary>The prefectures, JIS X 0401.</summary>
internal static class PrefectureTable
{
    public static IReadOnlyList<(string Code, Words Name)> All { get; } =
    [
        ("01", new("北海道", "Hokkaido")),
        ("02", new("青森県", "Aomori")),
        ("03", new("岩手県", "Iwate")),
        ("04", new("宮城県", "Miyagi")),
        ("05", new("秋田県", "Akita")),
        ("06", new("山形県", "Yamagata")),
        ("07", new("福島県", "Fukushima")),
        ("08", new("茨城県", "Ibaraki")),
        ("09", new("栃木県", "Tochigi")),
        ("10", new("群馬県", "Gunma")),
        ("11", new("埼玉県", "Saitama")),
        ("12", new("千葉県", "Chiba")),
        ("13", new("東京都", "Tokyo")),
        ("14", new("神奈川県", "Kanagawa")),
        ("15", new("新潟県", "Niigata")),
        ("16", new("富山県", "Toyama")),
        ("17", new("石川県", "Ishikawa")),
        ("18", new("福井県", "Fukui")),
        ("19", new("山梨県", "Yamanashi")),
        ("20", new("長野県", "Nagano")),
        ("21", new("岐阜県", "Gifu")),
        ("22", new("静岡県", "Shizuoka")),
        ("23", new("愛知県", "Aichi")),
        ("24", new("三重県", "Mie")),
        ("25", new("滋賀県", "Shiga")),
        ("26", new("京都府", "Kyoto")),
        ("27", new("大阪府", "Osaka")),
        ("28", new("兵庫県", "Hyogo")),
        ("29", new("奈良県", "Nara")),
        ("30", new("和歌山県", "Wakayama")),
        ("31", new("鳥取県", "Tottori")),
        ("32", new("島根県", "Shimane")),
        ("33", new("岡山県", "Okayama")),
        ("34", new("広島県", "Hiroshima")),
        ("35", new("山口県", "Yamaguchi")),
        ("36", new("徳島県", "Tokushima")),
        ("37", new("香川県", "Kagawa")),
        ("38", new("愛媛県", "Ehime")),
        ("39", new("高知県", "Kochi")),
        ("40", new("福岡県", "Fukuoka")),
        ("41", new("佐賀県", "Saga")),
        ("42", new("長崎県", "Nagasaki")),
        ("43", new("熊本県", "Kumamoto")),
        ("44", new("大分県", "Oita")),
        ("45", new("宮崎県", "Miyazaki")),
        ("46", new("鹿児島県", "Kagoshima")),
        ("47", new("沖縄県", "Okinawa")),
    ];
}

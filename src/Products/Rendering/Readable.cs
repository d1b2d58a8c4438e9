using Noroshi.Formats.Readability;
using Noroshi.Products.Face;

namespace Noroshi.Products.Rendering;

/// <summary>How a sheet reads (remark 96 asks for short sentences). It is shown to the writer and bars nothing; from where on something counts as much is a policy of the house.</summary>
internal sealed record Readable(TextFigures Figures, string Longest)
{
    /// <summary>From how many characters on a sentence is long.</summary>
    public const int LongSentence = 60;

    /// <summary>From which share of 漢字 on a text is dense.</summary>
    public const double DenseKanji = 0.4;

    // What people without a technical calling ask about. A term counts as explained where brackets or とは follow it.
    private static readonly string[] Terms =
    [
        "VPN", "ランサムウェア", "マルウェア", "ゼロデイ", "フィッシング", "エクスプロイト", "バックドア", "ラテラルムーブメント", "横展開", "C2", "IoC", "インディケータ", "EDR", "SIEM", "DDoS", "ファームウェア",
        "ペイロード", "ハッシュ値", "多要素認証", "認証情報", "権限昇格", "リモートコード実行", "脆弱性", "パッチ", "ワークアラウンド", "ロールバック", "セグメント", "エンドポイント",
    ];

    /// <summary>Measures a sheet; null for one that says nothing.</summary>
    public static Readable? Of(ProductSheet sheet)
    {
        var text = sheet.Text;
        var figures = JapaneseText.Measure(text, Terms);
        return figures.Sentences == 0 ? null : new(figures, text[figures.LongestAt].Trim());
    }

    /// <summary>Whether a sentence is long.</summary>
    public bool IsLong => Figures.LongestLength >= LongSentence;

    /// <summary>Whether there is much 漢字.</summary>
    public bool IsDense => Figures.KanjiShare >= DenseKanji;
}

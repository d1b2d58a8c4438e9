using Noroshi.Kernel;

namespace Noroshi.Parties.Law;

/// <summary>
/// Who handles what is secret has undertaken so, under the article that binds the post: officials by article 8(2), those to whom
/// work is entrusted by article 72(4), members of the council by article 45(7), the commission by article 59.
/// </summary>
[Article("Act, Art. 8")]
[Article("Act, Art. 45")]
[Article("Act, Art. 59")]
[Article("Act, Art. 72(4)")]
internal static class UndertakingsOfSecrecy
{
    public static IReadOnlyList<(string Article, Words Text)> Articles { get; } =
    [
        ("Act, Art. 8(2)", new("法第8条第2項（報告等情報を取り扱う職員）", "Act, Art. 8(2): officials who handle reported information")),
        ("Act, Art. 45(7)", new("法第45条第7項（協議会の構成員）", "Act, Art. 45(7): members of the council")),
        ("Act, Art. 59", new("法第59条（監理委員会の委員長、委員、専門委員、事務局の職員）", "Act, Art. 59: the commission and its bureau")),
        ("Act, Art. 72(4)", new("法第72条第4項（事務の委託を受けた者）", "Act, Art. 72(4): those to whom work is entrusted")),
    ];

    public static Words Text(string article) => Articles.FirstOrDefault(a => a.Article == article).Text ?? new Words(article, article);

    public static Problems Check(string? article, DateOnly? on, DateOnly? until, DateOnly today) => new Problems()
        .Unless(Articles.Any(a => a.Article == article), "article", "undertaking-article", new("根拠の条文を選んでください。", "Choose the article."))
        .Unless(on is not null && on <= today, "undertakenOn", "undertaking-on", new("誓約した日を入力してください。将来の日付は入力できません。", "Enter the day of the undertaking; it cannot be in the future."))
        .Unless(until is null || on is null || on < until, "undertakenUntil", "undertaking-until", new("終了日は誓約した日より後にしてください。", "The end must come after the day of the undertaking."));
}

using Noroshi.CriticalComputers.Judging;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Web.Fields;

namespace Noroshi.CriticalComputers.Settling;

/// <summary>What is typed to set a rule of the register, and what must hold of it.</summary>
internal static class SettingForm
{
    private const int MostNames = 20;
    private const int LongestNotice = 100;
    private const int LongestNote = 500;

    /// <summary>The settings that are answered by yes or no, with their question and what holds without one.</summary>
    public static IReadOnlyList<(string Name, Words Question, string Article, bool Default)> YesOrNo { get; } =
    [
        (RulesInForce.OnlyGlobalAddresses, new("T2-7とT3-2の「アイ・ピー・アドレス」を、グローバルIPアドレスに限りますか。", "Is the “IP address” of T2-7 and T3-2 a global one only?"), "Order, Art. 1(1)(vii)", false),
        (RulesInForce.EachMustAffect, new("T2のどの区分にも「設備の機能に影響を与えるデータの送信」を求めますか（「いいえ」ではT2-1だけに求めます）。", "Does every class of T2 demand that it can send data that affect the facility (if not, T2-1 alone does)?"), "Order, Art. 1(1)", true),
        (RulesInForce.DedicatedExempts, new("1者又は同じ親法人等のグループ専用の製品を、届出不要としますか（製品について判断します）。", "Is a product dedicated to one operator or group exempt from notification (judged on the product)?"), "Order, Art. 2(1)", false),
    ];

    public static Problems Dated(string? from, string? note, DateOnly today) => new Problems()
        .Unless(TypedDay.Read(from) is not null, "From", "from-required", new("いつからかを入力してください。", "Say from when."))
        .Unless(TypedDay.Read(from) is not { } day || day >= today, "From", "from-past", new("今日以降の日付にしてください。過ぎた日の判断は変わりません。", "From today or later: what was judged on past days does not change."))
        .Unless(TypedDay.Read(from) is not { } late || late <= today.AddYears(10), "From", "too-far-ahead", new("日付を確かめてください。", "Look at the date again."))
        .Unless(note?.Trim() is { Length: > 0 and <= LongestNote }, "Note", "note-required", new("理由を500字以内で入力してください。", "Give the reason, in at most 500 characters."));

    public static Problems Designation(EnteredDesignation entered) => new Problems()
        .Unless(IsName(entered.Product), "Product", "product", new("製品名を200文字以内で入力してください。", "Enter the product in at most 200 characters."))
        .Unless(IsName(entered.Maker), "Maker", "maker", new("製造者名を200文字以内で入力してください。", "Enter the maker in at most 200 characters."))
        .Unless(entered.Notice.Length is > 0 and <= LongestNotice, "Notice", "notice", new("告示の番号と日付を100文字以内で入力してください。", "Enter the number and day of the notice in at most 100 characters."))
        .Unless(entered.Products.Count <= MostNames && entered.Products.All(IsName), "Products", "names", new("別名は1行に1つ、20行以内で入力してください。", "Enter other names one a line, at most 20."))
        .Unless(entered.Makers.Count <= MostNames && entered.Makers.All(IsName), "Makers", "names", new("別名は1行に1つ、20行以内で入力してください。", "Enter other names one a line, at most 20."));

    public static IReadOnlyList<string> Lines(string? text) => [.. (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    // A name of signs alone would have no key to compare, and be like everything.
    private static bool IsName(string name) => name.Length is > 0 and <= RegisterKeys.LongestName && !name.Any(c => char.IsControl(c) || char.IsSurrogate(c)) && name.Any(char.IsLetterOrDigit);
}

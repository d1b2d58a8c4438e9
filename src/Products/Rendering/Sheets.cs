using System.Diagnostics;
using Noroshi.Kernel;
using Noroshi.Products.Face;
using Noroshi.Products.Writing;

namespace Noroshi.Products.Rendering;

/// <summary>One product, written for its reader: the same statements, chosen and headed as that reader needs them. Nothing is said that no statement says.</summary>
internal static class Sheets
{
    private const int FewSituations = 3;

    private static readonly Words Happening = new("何が起きているか", "What is happening");
    private static readonly Words Concerned = new("対象の製品", "Products concerned");
    private static readonly Words NothingYet = new("対策はまだありません。次の連絡をお待ちください。", "There is no countermeasure yet. Wait for the next word.");

    public static IReadOnlyList<SheetPart> Parts(ProductContents contents, Audience audience) =>
    [
        .. Withheld(contents.Withheld),
        .. (audience switch
        {
            Audience.Management => Management(contents),
            Audience.ChiefSecurityOfficer => ActionCard(contents),
            Audience.Technical => Technical(contents),
            Audience.Plain => Plain(contents),
            _ => throw new UnreachableException(),
        }).Where(part => part.Lines.Count > 0),
    ];

    // Whoever acted on what stood there must learn that it is gone, and that nothing takes its place.
    private static IEnumerable<SheetPart> Withheld(int statements) => statements == 0 ? [] :
    [
        new(new("取り下げられた記載", "Withdrawn statements"), [Line(new(
            $"{statements}件の記載は、情報を提供した者が取り下げたため、表示していません。以前の内容は使わないでください。",
            $"Statements not shown, since whoever gave the information took it back: {statements}. Do not use what they said before."))]),
    ];

    private static IEnumerable<SheetPart> Management(ProductContents c) =>
    [
        new(Happening, Lines(c, StatementKind.Situation, FewSituations)),
        new(new("自社への関わり", "Does it concern us?"), Products(c)),
        new(new("決めること", "What to decide"), Actions(c, "limit")),
    ];

    private static IEnumerable<SheetPart> ActionCard(ProductContents c) =>
    [
        new(new("指示すること", "What to order"), Actions(c, "limit", "check")),
        new(Concerned, Products(c)),
        new(Happening, Lines(c, StatementKind.Situation, FewSituations)),
    ];

    private static IEnumerable<SheetPart> Technical(ProductContents c) =>
    [
        new(Concerned, Products(c)),
        new(new("インディケータ", "Indicators"), Lines(c, StatementKind.Indicator, int.MaxValue, "type", "value", "confidence", "at")),
        new(new("攻撃の手法", "Techniques"), Lines(c, StatementKind.Technique, int.MaxValue, "technique", "confidence")),
        new(new("とるべき措置", "Actions"), Actions(c, "limit", "check")),
        new(new("状況", "Situation"), Lines(c, StatementKind.Situation, int.MaxValue, "confidence", "at")),
        new(new("背景", "Background"), Lines(c, StatementKind.Background, int.MaxValue)),
    ];

    private static IEnumerable<SheetPart> Plain(ProductContents c) =>
    [
        new(Happening, Lines(c, StatementKind.Situation, FewSituations)),
        new(new("気を付ける製品", "Products to look at"), Products(c)),
        new(new("してほしいこと", "What to do"), Actions(c, "limit")),
        new(new("困ったときは", "If you need help"), [Line(new(
            "使っているかどうか分からないときは、製品を買った店や保守の会社に、この文書の番号を伝えて聞いてください。",
            "If you do not know whether you use it, ask the shop or firm that looks after it, and tell them the number of this sheet."))]),
    ];

    private static List<SheetLine> Products(ProductContents c) => [.. c.Product.Affected.Select(a => Line(new($"{a.Product}（{a.Maker}）", $"{a.Product} ({a.Maker})")))];

    private static List<SheetLine> Actions(ProductContents c, params string[] details)
    {
        var actions = Lines(c, StatementKind.Action, int.MaxValue, details);
        return c.Product.Remedy is Remedy.NoneYet
            ? [Line(c.Product.NextWordAt is { } next ? new($"{NothingYet.Ja}（{TokyoTime(next)}）", $"{NothingYet.En} ({TokyoTime(next)} JST)") : NothingYet), .. actions]
            : actions;
    }

    private static List<SheetLine> Lines(ProductContents c, StatementKind kind, int most, params string[] details) =>
    [
        .. c.Statements.Where(s => s.Kind == kind).Take(most).Select(s => new SheetLine(
            new(s.Ja, s.En ?? s.Ja),
            [.. details.Where(s.Facts.ContainsKey).Select(name => new SheetDetail(FactWords.Of(name), name is "confidence" ? FactWords.Confidence(s.Facts[name]).Here : s.Facts[name], name is "value" or "technique"))])),
    ];

    private static SheetLine Line(Words text) => new(text, []);

    private static string TokyoTime(DateTimeOffset at) => LegalCalendar.InTokyo(at).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}

using Noroshi.CriticalComputers.Law.Classes;
using Noroshi.CriticalComputers.Naming;
using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Law.Substituting;

/// <summary>What decides whether a filing stands in for the notification of one computer.</summary>
/// <param name="Kind">What was filed.</param>
/// <param name="Named">The equipment that it names, as amended.</param>
/// <param name="SameFacility">Whether it was filed for the 特定重要設備 to which the computer belongs.</param>
/// <param name="Classes">The classes of the computer.</param>
/// <param name="Product">The product; for a cloud service the service.</param>
/// <param name="Maker">The maker; for a cloud service its provider.</param>
/// <param name="IsChange">Whether a change is notified (form 2) and not an introduction (form 1).</param>
/// <param name="OnlyTheProduct">Of a change: whether nothing but the name of the product changed.</param>
internal sealed record StandInFacts(
    EconomicSecurityFilingKind Kind, IReadOnlyList<NamedEquipment> Named, bool SameFacility, ClassSet Classes, string Product, string Maker, bool IsChange = false, bool OnlyTheProduct = false);

/// <summary>
/// 「特定重要設備又は構成設備…である特定重要電子計算機に係る第一項の届出書については…当該特定重要設備の導入の届出を行っている場合（…名称が…製品名…と同一であり、かつ、…供給者の名称又は
/// 氏名が…製造者名…と同一である場合に限る。）には、…導入等計画書…又は…緊急導入等届出書…及び…連絡先を記載した書面の提出をもって…代えることができる。」; article 3(2) applies it to changes.
/// 「構成設備である特定重要電子計算機の製品名に係る…届出書については、…変更の内容の報告を行っている場合（当該構成設備の名称が…製品名と同一である場合に限る。）には、当該報告をもって…代えることができる。」
/// Names are the same when only width and blanks tell them apart; what is merely alike is shown and refused (ADR 0038).
/// </summary>
[Article("Order, Art. 2(4)")]
[Article("Order, Art. 3(2)")]
[Article("Order, Art. 3(3)")]
internal static class AFilingMayStandInForANotification
{
    private static readonly Dated<Func<StandInFacts, Ruling>> Rule = new Dated<Func<StandInFacts, Ruling>>().From(new(2026, 10, 1), Judge);

    /// <summary>Whether it may on a day, by which article, or why not.</summary>
    public static Ruling Ask(StandInFacts facts, DateOnly day) => Rule.On(day)(facts);

    /// <summary>Whether two names are the same: width and blanks apart.</summary>
    public static bool AreSame(string one, string other) => string.Equals(Plain(one), Plain(other), StringComparison.Ordinal);

    private static Ruling Judge(StandInFacts facts)
    {
        var article = facts.Kind is EconomicSecurityFilingKind.ChangeReport ? "Order, Art. 3(3)" : facts.IsChange ? "Order, Art. 3(2)" : "Order, Art. 2(4)";
        if (!facts.SameFacility)
        {
            return Refused(article, "別の特定重要設備についての届出です。", "It was filed for another facility.");
        }

        if (!facts.Classes.Has(Face.DeviceClass.T1))
        {
            return Refused(
                article,
                "特定重要設備そのもの又は構成設備である電子計算機（T1）だけが対象です。様式で届け出てください。",
                "Only for computers that are the facility itself or a component of it (T1). Notify this one on the form.");
        }

        return facts.Kind is EconomicSecurityFilingKind.ChangeReport ? OfAReport(facts, article) : OfAPlan(facts, article);
    }

    private static Ruling OfAPlan(StandInFacts facts, string article) =>
        facts.Named.Any(n => AreSame(n.Name, facts.Product) && AreSame(n.Supplier, facts.Maker)) ? new Ruling.Allowed(article)
        : facts.Named.FirstOrDefault(n => AreAlike(n.Name, facts.Product)) is { } near ? Refused(
            article,
            $"届出の「{near.Name}」（{near.Supplier}）と、台帳の「{facts.Product}」（{facts.Maker}）は、表記が同じではありません。正しい方にそろえてください。",
            $"The filing says “{near.Name}” ({near.Supplier}), the register “{facts.Product}” ({facts.Maker}): the names are not the same. Correct the one that is wrong.")
        : Refused(
            article,
            "名称がこの製品名と同じで、供給者がこの製造者名と同じ設備が、届出にありません。",
            "The filing names no equipment with this product's name and this maker as its supplier.");

    private static Ruling OfAReport(StandInFacts facts, string article) =>
        !facts.IsChange ? Refused(article, "変更の報告は、新しい導入の届出に代えられません。", "A report of a change does not stand in for the notification of an introduction.")
        : !facts.OnlyTheProduct ? Refused(article, "製品名のほかにも変更があります。様式第二で届け出てください。", "More than the product's name changed. Notify it on form 2.")
        : facts.Named.Any(n => n.Role is EquipmentRole.Component && AreSame(n.Name, facts.Product)) ? new Ruling.Allowed(article)
        : facts.Named.FirstOrDefault(n => AreAlike(n.Name, facts.Product)) is { } near ? Refused(
            article,
            $"報告の「{near.Name}」と、台帳の「{facts.Product}」は、表記が同じ構成設備ではありません。正しい方にそろえてください。",
            $"The report says “{near.Name}”, the register “{facts.Product}”: it is not a component of the same name. Correct the one that is wrong.")
        : Refused(article, "名称がこの製品名と同じ構成設備が、報告にありません。", "The report names no component with this product's name.");

    private static bool AreAlike(string one, string other) => NormalName.ProductKey(one) == NormalName.ProductKey(other);

    private static string Plain(string name) => string.Join(' ', FoldedWidth.Of(name).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static Ruling.Refused Refused(string article, string ja, string en) => new(article, new Words(ja, en));
}

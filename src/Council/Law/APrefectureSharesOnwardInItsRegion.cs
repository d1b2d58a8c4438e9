using Noroshi.Confidentiality.Face;
using Noroshi.Council.Face;
using Noroshi.Kernel;

namespace Noroshi.Council.Law;

/// <summary>
/// 「…提供用総合整理分析情報その他の情報…を共有する」 (45(3)) among members; 「…周知等用総合整理分析情報を提供し、又はこれを公表その他の適切な方法により周知することができる。」 (41) to others. A prefecture that is a
/// member may pass on what it got to the municipalities of its prefecture (remarks 103 to 106): 提供用 only to those that are members, to all others 周知等用 alone. That it
/// does so for the council is a policy; what it may never do is law.
/// </summary>
[Article("Act, Art. 45(3)")]
[Article("Act, Art. 41")]
internal static class APrefectureSharesOnwardInItsRegion
{
    private static readonly Words NotAPrefecture = new("地域に展開できるのは、構成員である都道府県だけです。", "Only a prefecture that is a member shares onward in its region.");
    private static readonly Words NotItsMunicipality = new("展開できる相手は、その都道府県の区域にある市区町村です。", "It shares onward to the municipalities of its own prefecture.");
    private static readonly Words NeverComprehensive = new("総合整理分析情報は、協議会を通じて展開できません。", "Comprehensive analysed information is not shared through the council.");
    private static readonly Words MembersOnly = new("構成員でない市区町村に渡せるのは、周知等用総合整理分析情報だけです。", "A municipality that is no member gets information for publicity alone.");
    private static readonly Words TlpForbids = new("TLPの表示により、受け取った組織の外には伝えられません。", "Its TLP label does not let it leave the organisation that received it.");

    internal static readonly Dated<Func<OnwardItem, OnwardParty, OnwardParty, Ruling>> Rule = new Dated<Func<OnwardItem, OnwardParty, OnwardParty, Ruling>>()
        .From(InForce.Since, (item, sharer, recipient) =>
            !sharer.IsMember || !sharer.IsLocalGovernment || !sharer.LeadsRegion || sharer.Prefecture is null ? No("Act, Art. 45(2)", NotAPrefecture)
            : !recipient.IsLocalGovernment || recipient.LeadsRegion || recipient.Prefecture != sharer.Prefecture ? No("Act, Art. 45(8)", NotItsMunicipality)
            : !NotBeyondTheRegion.Holds(item.NotBeyond, recipient.Prefecture) ? NotBeyondTheRegion.Ask(item.NotBeyond, recipient.Prefecture)
            : item.Class is InformationClass.Comprehensive ? No("Act, Art. 45(3)", NeverComprehensive)
            : item.Class is InformationClass.ForProvision && !recipient.IsMember ? No("Act, Art. 45(3)", MembersOnly)
            : item.Sharing == Tlp.Red || item.Sharing == Tlp.AmberStrict ? No("Act, Art. 45(6)", TlpForbids)
            : item.Sharing == Tlp.Amber && !recipient.IsMember ? No("Act, Art. 45(6)", TlpForbids)
            : new Ruling.Allowed(item.Class is InformationClass.ForPublicity ? "Act, Art. 41" : "Act, Art. 45(3)"));

    public static Ruling Ask(OnwardItem item, OnwardParty sharer, OnwardParty recipient, DateOnly day) => Rule.On(day)(item, sharer, recipient);

    private static Ruling.Refused No(string article, Words reason) => new(article, reason);
}

using Noroshi.Kernel;
using Noroshi.Provision.Face;
using static Noroshi.Confidentiality.Face.InformationClass;
using static Noroshi.Provision.Face.LegalSender;
using static Noroshi.Provision.Face.ProvisionPurpose;
using static Noroshi.Provision.Law.Condition;

namespace Noroshi.Provision.Law;

/// <summary>
/// The one table of who may be provided with analysed information. Chapter 8 and articles 45 and 72 are in force since 2026-10-01. Chapters 3 to 7
/// come into force on a day to be set by Cabinet Order, at the latest two years and six months after promulgation (2025-05-23); until that
/// order is entered here, they count from the last day it may name. What the text leaves open is ADR 0044.
/// </summary>
[Article("Act, Art. 38(1)")]
[Article("Act, Art. 38(2)")]
[Article("Act, Art. 38(3)")]
[Article("Act, Art. 38(4)")]
[Article("Act, Art. 39")]
[Article("Act, Art. 40(1)")]
[Article("Act, Art. 41")]
[Article("Act, Art. 42(1)")]
[Article("Act, Art. 43")]
[Article("Act, Art. 45(3)")]
[Article("Act, Art. 72(3)")]
[Article("Act, Art. 29")]
[Article("Act, Suppl. Art. 1(iv)")]
internal static class EachRecipientHasItsRoute
{
    private const string ToTheState = "内閣総理大臣は、重要電子計算機に対する特定不正行為による被害の防止のため必要があると認めるときは、国の行政機関に対し、前条の規定により整理又は分析した情報（以下「総合整理分析情報」という。）を提供するものとする。";

    private const string ToUsers = "重要電子計算機を使用する者、重要電子計算機に対する特定不正行為に用いられるおそれのある電子計算機を使用する者その他の者に対し、周知等用総合整理分析情報を提供し、又はこれを公表その他の適切な方法により周知することができる。";

    private const string AboutVulnerabilities = "電子計算機等供給者…に対し当該電子計算機等における脆弱性に関する周知等用総合整理分析情報その他の情報（選別後通信情報又は秘密を含むものを除く。）を提供するとともに、当該情報又は当該脆弱性への対応方法について、公表その他の適切な方法により周知することができる。";

    private static readonly ProvisionRow[] SinceCommencement =
    [
        new(RecipientKind.GovernmentBody, LegalRoute.ToGovernmentBodies, [PrimeMinister], Comprehensive, [PreventDamage, SpecifiedPrevention], NeededToPreventDamage | RightsConsidered, ToTheState)
        {
            WithSelectedCommunications = NeededForSpecifiedPrevention,
            WithPartyCommunications = PartyConsents,
        },

        // 警察庁 and 防衛省 are bodies of the state: 「前項に規定するもののほか」 adds a route and takes none away.
        new(RecipientKind.PoliceOrDefence, LegalRoute.ToGovernmentBodies, [PrimeMinister], Comprehensive, [PreventDamage, SpecifiedPrevention], NeededToPreventDamage | RightsConsidered, ToTheState)
        {
            WithSelectedCommunications = NeededForSpecifiedPrevention,
            WithPartyCommunications = PartyConsents,
        },
        new(RecipientKind.PoliceOrDefence, LegalRoute.ToPoliceAndDefence, [PrimeMinister], Comprehensive, [ArticleThirtyOneTasks], AidsArticleThirtyOneTasks | RightsConsidered,
            "前項に規定するもののほか、内閣総理大臣は、総合整理分析情報が第三十一条第二項に規定する事務に資すると認めるときは、警察庁及び防衛省に対し、これを提供するものとする。")
        {
            WithSelectedCommunications = NeededForSpecifiedPrevention,
            WithPartyCommunications = PartyConsents,
            Certainty = Certainty.Inferred,
        },
        new(RecipientKind.Carrier, LegalRoute.ToCarriers, [InternalAffairsMinister], Comprehensive, [HandleForeignAttack],
            MinisterHoldsIt | CarrierSuspected | SpeciallyNecessary | WithinWhatIsNeeded | RightsConsidered,
            "当該対処に必要な範囲内において、当該電気通信事業者に対して、当該総合整理分析情報の全部又は一部を提供することができる。")
        {
            WithSelectedCommunications = ProtectionRecognised,
        },
        new(RecipientKind.ForeignGovernment, LegalRoute.Abroad, [PrimeMinister], ForProvision, [PreventDamage], NeededForDuties | EquivalentProtection | RightsConsidered,
            "外国の政府又は国際機関であって、この法律の規定により国の行政機関が提供用総合整理分析情報（総合整理分析情報であって選別後通信情報を含まないものをいう。以下同じ。）を保護するために講ずることとされる措置に相当する措置を講じているものに対し、当該提供用総合整理分析情報を提供することができる。"),
        new(RecipientKind.CouncilMember, LegalRoute.WithinCouncil, [PrimeMinister], ForProvision, [PreventDamage], HelpsPreventDamage | IsCouncilMember | RightsConsidered,
            "協議会は、第一項の目的を達成するため、重要電子計算機に対する特定不正行為による被害の防止に資する提供用総合整理分析情報その他の情報（選別後通信情報を含むものを除く。第二号及び次項において「被害防止情報」という。）を共有するとともに、次に掲げる事項について協議を行うものとする。"),
        new(RecipientKind.Operator, LegalRoute.ToOperators, [CompetentMinister], ForPublicity, [PreventDamage], NeededToPreventDamage | MinisterHoldsIt | InTheMinistersCharge | RightsConsidered,
            "特別社会基盤事業者に対し、周知等用総合整理分析情報（提供用総合整理分析情報であって秘密を含まないものをいう。以下同じ。）を提供することができる。"),
        new(RecipientKind.Operator, LegalRoute.ToUsers, [PrimeMinister], ForPublicity, [PreventDamage], NeededToPreventDamage | RightsConsidered, ToUsers),
        new(RecipientKind.ComputerUser, LegalRoute.ToUsers, [PrimeMinister], ForPublicity, [PreventDamage], NeededToPreventDamage | RightsConsidered, ToUsers),
        new(RecipientKind.Public, LegalRoute.ToUsers, [PrimeMinister], ForPublicity, [PreventDamage], NeededToPreventDamage | RightsConsidered, ToUsers),
        new(RecipientKind.Supplier, LegalRoute.ToSuppliers, [PrimeMinister, SupplyMinister], ForPublicity, [HandleVulnerability], VulnerabilityKnown | SuppliesTheProduct | RightsConsidered, AboutVulnerabilities),
        new(RecipientKind.Public, LegalRoute.ToSuppliers, [PrimeMinister, SupplyMinister], ForPublicity, [HandleVulnerability], VulnerabilityKnown | RightsConsidered, AboutVulnerabilities),
        new(RecipientKind.Contractor, LegalRoute.ToContractors, [PrimeMinister, SupplyMinister], ForProvision, [EntrustedTask], TaskEntrusted | AskedByContractor | NeededForTheTask | RightsConsidered,
            "受託者…からの求めに応じて、当該委託に係る事務を実施するために必要な提供用総合整理分析情報その他の情報及び資料（選別後通信情報を含むものを除く。）の提供を行うことができる。"),
        new(RecipientKind.CouncilMember, LegalRoute.OnwardByPrefecture, [Prefecture], ForProvision, [PreventDamage], PrefectureHoldsIt | IsCouncilMember | WithinTheRegion, null) { Certainty = Certainty.Policy },
        new(RecipientKind.ComputerUser, LegalRoute.OnwardByPrefecture, [Prefecture], ForPublicity, [PreventDamage], PrefectureHoldsIt | WithinTheRegion, null) { Certainty = Certainty.Policy },
    ];

    private static readonly ProvisionRow ToParties = new(
        RecipientKind.AgreementParty, LegalRoute.ToAgreementParties, [PrimeMinister], ForProvision, [PreventDamage], MadeUnderArticleTwentyNine | RightsConsidered, null)
    {
        Certainty = Certainty.Unverified,
    };

    /// <summary>The table, by day.</summary>
    public static readonly Dated<ProvisionTable> Table = new Dated<ProvisionTable>()
        .From(new(2026, 10, 1), new(SinceCommencement, SelectedCommunicationsExist: false))
        .From(PendingChapters.AtTheLatest, new([.. SinceCommencement, ToParties], SelectedCommunicationsExist: true));

    /// <summary>Every line that is in the table on some day, with the first day on which it is.</summary>
    public static IEnumerable<(ProvisionRow Row, DateOnly From)> Lines() =>
        Table.Commencements.SelectMany(day => Table.On(day).Rows.Select(row => (row, day))).DistinctBy(line => (line.row.To, line.row.Route));
}

using System.Diagnostics;
using Noroshi.Kernel;

namespace Noroshi.Provision.Face;

/// <summary>The provision of the Act under which analysed information goes to a recipient. The sender picks it; it decides what may go and who is the sender.</summary>
public enum LegalRoute : byte
{
    /// <summary>法第38条第1項: to bodies of the state.</summary>
    ToGovernmentBodies,

    /// <summary>法第38条第2項: to police and defence, for the tasks of article 31(2).</summary>
    ToPoliceAndDefence,

    /// <summary>法第38条第4項: from 総務大臣 to a carrier.</summary>
    ToCarriers,

    /// <summary>法第39条: abroad.</summary>
    Abroad,

    /// <summary>法第40条第1項: from the competent minister to its operators.</summary>
    ToOperators,

    /// <summary>法第41条: to those who use computers, and to everybody.</summary>
    ToUsers,

    /// <summary>法第42条第1項: vulnerabilities, to suppliers and to everybody.</summary>
    ToSuppliers,

    /// <summary>法第45条第3項: within the council.</summary>
    WithinCouncil,

    /// <summary>法第72条第3項: to contractors, for their task.</summary>
    ToContractors,

    /// <summary>法第29条: to parties to an agreement; chapter 5 is not in force yet.</summary>
    ToAgreementParties,

    /// <summary>From a prefecture onwards. A choice of this system beside the Act, after what the expert meeting asked for.</summary>
    OnwardByPrefecture,
}

/// <summary>Routes, said to a person and to a machine.</summary>
public static class LegalRoutes
{
    /// <summary>All routes.</summary>
    public static IReadOnlyList<LegalRoute> All { get; } = Enum.GetValues<LegalRoute>();

    /// <summary>The article on which it rests. What a prefecture does with what it got in the council rests on the members' own care.</summary>
    public static string Article(this LegalRoute route) => route switch
    {
        LegalRoute.ToGovernmentBodies => "Act, Art. 38(1)",
        LegalRoute.ToPoliceAndDefence => "Act, Art. 38(2)",
        LegalRoute.ToCarriers => "Act, Art. 38(4)",
        LegalRoute.Abroad => "Act, Art. 39",
        LegalRoute.ToOperators => "Act, Art. 40(1)",
        LegalRoute.ToUsers => "Act, Art. 41",
        LegalRoute.ToSuppliers => "Act, Art. 42(1)",
        LegalRoute.WithinCouncil => "Act, Art. 45(3)",
        LegalRoute.ToContractors => "Act, Art. 72(3)",
        LegalRoute.ToAgreementParties => "Act, Art. 29",
        LegalRoute.OnwardByPrefecture => "Act, Art. 45(4)",
        _ => throw new UnreachableException(),
    };

    /// <summary>The stable code: <c>38-4</c>.</summary>
    public static string Code(this LegalRoute route) => route switch
    {
        LegalRoute.ToGovernmentBodies => "38-1",
        LegalRoute.ToPoliceAndDefence => "38-2",
        LegalRoute.ToCarriers => "38-4",
        LegalRoute.Abroad => "39",
        LegalRoute.ToOperators => "40-1",
        LegalRoute.ToUsers => "41",
        LegalRoute.ToSuppliers => "42-1",
        LegalRoute.WithinCouncil => "45-3",
        LegalRoute.ToContractors => "72-3",
        LegalRoute.ToAgreementParties => "29",
        LegalRoute.OnwardByPrefecture => "onward-by-prefecture",
        _ => throw new UnreachableException(),
    };

    /// <summary>What people read.</summary>
    public static Words Words(this LegalRoute route) => route switch
    {
        LegalRoute.ToGovernmentBodies => new("行政機関への提供（法第38条第1項）", "To bodies of the state (Act, art. 38(1))"),
        LegalRoute.ToPoliceAndDefence => new("警察庁・防衛省への提供（法第38条第2項）", "To police and defence (Act, art. 38(2))"),
        LegalRoute.ToCarriers => new("総務大臣から電気通信事業者への提供（法第38条第4項）", "From the Minister for Internal Affairs to carriers (Act, art. 38(4))"),
        LegalRoute.Abroad => new("外国の政府等への提供（法第39条）", "To foreign governments (Act, art. 39)"),
        LegalRoute.ToOperators => new("所管大臣から事業者への提供（法第40条第1項）", "From the competent minister to operators (Act, art. 40(1))"),
        LegalRoute.ToUsers => new("使用する者への提供・公表（法第41条）", "To users and to the public (Act, art. 41)"),
        LegalRoute.ToSuppliers => new("脆弱性に関する提供・公表（法第42条第1項）", "About vulnerabilities, to suppliers and to the public (Act, art. 42(1))"),
        LegalRoute.WithinCouncil => new("協議会での共有（法第45条第3項）", "Shared in the council (Act, art. 45(3))"),
        LegalRoute.ToContractors => new("受託者への提供（法第72条第3項）", "To contractors (Act, art. 72(3))"),
        LegalRoute.ToAgreementParties => new("協定当事者への提供（法第29条）", "To parties to an agreement (Act, art. 29)"),
        LegalRoute.OnwardByPrefecture => new("都道府県からの転送（運用）", "Passed on by a prefecture (policy)"),
        _ => throw new UnreachableException(),
    };
}

using System.Diagnostics;
using Noroshi.Kernel;

namespace Noroshi.Provision.Face;

/// <summary>
/// To whom analysed information is provided: the one vocabulary of recipients, in the words of the Act. It is the capacity in which somebody is
/// addressed; an organisation may have several, as an operator is also one that uses computers.
/// </summary>
public enum RecipientKind : byte
{
    /// <summary>国の行政機関.</summary>
    GovernmentBody,

    /// <summary>警察庁及び防衛省, which are also bodies of the state.</summary>
    PoliceOrDefence,

    /// <summary>電気通信事業者.</summary>
    Carrier,

    /// <summary>外国の政府又は国際機関.</summary>
    ForeignGovernment,

    /// <summary>協議会の構成員.</summary>
    CouncilMember,

    /// <summary>特別社会基盤事業者.</summary>
    Operator,

    /// <summary>電子計算機を使用する者その他の者.</summary>
    ComputerUser,

    /// <summary>公衆: everybody, by publishing or otherwise making known.</summary>
    Public,

    /// <summary>電子計算機等供給者.</summary>
    Supplier,

    /// <summary>受託者.</summary>
    Contractor,

    /// <summary>協定当事者.</summary>
    AgreementParty,
}

/// <summary>Kinds of recipients, said to a person and to a machine.</summary>
public static class RecipientKinds
{
    /// <summary>All kinds, in the order of the Act's articles.</summary>
    public static IReadOnlyList<RecipientKind> All { get; } = Enum.GetValues<RecipientKind>();

    /// <summary>The stable code: <c>council-member</c>.</summary>
    public static string Code(this RecipientKind kind) => kind switch
    {
        RecipientKind.GovernmentBody => "government-body",
        RecipientKind.PoliceOrDefence => "police-or-defence",
        RecipientKind.Carrier => "carrier",
        RecipientKind.ForeignGovernment => "foreign-government",
        RecipientKind.CouncilMember => "council-member",
        RecipientKind.Operator => "operator",
        RecipientKind.ComputerUser => "computer-user",
        RecipientKind.Public => "public",
        RecipientKind.Supplier => "supplier",
        RecipientKind.Contractor => "contractor",
        RecipientKind.AgreementParty => "agreement-party",
        _ => throw new UnreachableException(),
    };

    /// <summary>What people read.</summary>
    public static Words Words(this RecipientKind kind) => kind switch
    {
        RecipientKind.GovernmentBody => new("国の行政機関", "Bodies of the state"),
        RecipientKind.PoliceOrDefence => new("警察庁・防衛省", "National Police Agency and Ministry of Defense"),
        RecipientKind.Carrier => new("電気通信事業者", "Telecommunications carriers"),
        RecipientKind.ForeignGovernment => new("外国の政府・国際機関", "Foreign governments and international organisations"),
        RecipientKind.CouncilMember => new("協議会の構成員", "Members of the council"),
        RecipientKind.Operator => new("特別社会基盤事業者", "Special operators of essential services"),
        RecipientKind.ComputerUser => new("電子計算機を使用する者その他の者", "Those who use computers, and others"),
        RecipientKind.Public => new("公衆（公表・周知）", "The public, by publishing"),
        RecipientKind.Supplier => new("電子計算機等供給者", "Suppliers of computers and programs"),
        RecipientKind.Contractor => new("受託者", "Contractors entrusted with tasks"),
        RecipientKind.AgreementParty => new("協定当事者", "Parties to an agreement"),
        _ => throw new UnreachableException(),
    };
}

namespace Noroshi.Parties.Face;

/// <summary>What an organisation is in the scheme of the Act. One organisation has one kind; an operator may also be a supplier by a second entry.</summary>
public enum OrganisationKind
{
    /// <summary>内閣府（内閣総理大臣）.</summary>
    CabinetOffice,

    /// <summary>特別社会基盤事業所管省庁.</summary>
    Ministry,

    /// <summary>権限の委任を受けた地方支分部局 (Cabinet Order art 3).</summary>
    RegionalBureau,

    /// <summary>特別社会基盤事業者 (Act art 2(3)).</summary>
    Operator,

    /// <summary>サイバー通信情報監理委員会 (Act art 46).</summary>
    Commission,

    /// <summary>受託者: IPA, NICT, JPCERT/CC (Act art 72).</summary>
    Contractor,

    /// <summary>電子計算機等供給者 (Act art 42(1)).</summary>
    Supplier,

    /// <summary>地方公共団体.</summary>
    LocalGovernment,

    /// <summary>協議会構成員 that is none of the others (Act art 45(2)).</summary>
    CouncilMember,

    /// <summary>外国の政府・国際機関・事業者 (Act arts 39, 42(6)).</summary>
    ForeignEntity,

    /// <summary>任意の報告者: anybody who reports without a duty.</summary>
    VoluntaryReporter,

    /// <summary>代理人: a SOC or other firm that files for an operator under a mandate.</summary>
    Agent,
}

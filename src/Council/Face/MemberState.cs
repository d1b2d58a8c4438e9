using System.Diagnostics;
using Noroshi.Kernel;

namespace Noroshi.Council.Face;

/// <summary>Where an organisation stands on its way into the council, and out of it.</summary>
[Article("Act, Art. 45(2)")]
public enum MemberState
{
    /// <summary>招請: asked to join; it has not answered.</summary>
    Invited,

    /// <summary>辞退: it answered no.</summary>
    Declined,

    /// <summary>同意: it consented to be a member.</summary>
    Consented,

    /// <summary>登録: entered as a member; its persons are being named.</summary>
    Registered,

    /// <summary>有効: takes part.</summary>
    Active,

    /// <summary>停止: takes no part until this is lifted.</summary>
    Suspended,

    /// <summary>脱退: no longer a member.</summary>
    Left,
}

/// <summary>
/// How far inside a member organisation what it learns in the council may be told. The member states it, the secretariat accepts it.
/// The Act sets no such range: it is a policy, after what was asked for at the expert meeting.
/// </summary>
[Article("Act, Art. 45(4)")]
public enum InHouseRange
{
    /// <summary>指名された者限り: the named persons alone.</summary>
    NamedPersons,

    /// <summary>担当部署: the department of the named persons.</summary>
    Department,

    /// <summary>組織全体: all of the organisation, as far as they need to know.</summary>
    Organisation,

    /// <summary>グループ会社: the companies of its group as well.</summary>
    GroupCompanies,
}

/// <summary>States and ranges, said to a person.</summary>
public static class MemberWords
{
    /// <summary>What the state is called.</summary>
    public static Words Words(this MemberState state) => state switch
    {
        MemberState.Invited => new("招請中", "Invited"),
        MemberState.Declined => new("辞退", "Declined"),
        MemberState.Consented => new("同意済み", "Consented"),
        MemberState.Registered => new("登録済み", "Registered"),
        MemberState.Active => new("有効", "Active"),
        MemberState.Suspended => new("停止中", "Suspended"),
        MemberState.Left => new("脱退", "Left"),
        _ => throw new UnreachableException(),
    };

    /// <summary>What the range is called.</summary>
    public static Words Words(this InHouseRange range) => range switch
    {
        InHouseRange.NamedPersons => new("指名された者限り", "Named persons only"),
        InHouseRange.Department => new("担当部署まで", "The department"),
        InHouseRange.Organisation => new("組織全体まで", "The whole organisation"),
        InHouseRange.GroupCompanies => new("グループ会社まで", "Group companies too"),
        _ => throw new UnreachableException(),
    };
}

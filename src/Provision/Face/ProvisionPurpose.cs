using System.Diagnostics;
using Noroshi.Kernel;

namespace Noroshi.Provision.Face;

/// <summary>For what analysed information is provided. Each route has its own; what no route has is here to be refused by name.</summary>
public enum ProvisionPurpose : byte
{
    /// <summary>重要電子計算機に対する特定不正行為による被害の防止.</summary>
    PreventDamage,

    /// <summary>特定被害防止目的.</summary>
    SpecifiedPrevention,

    /// <summary>法第31条第2項に規定する事務.</summary>
    ArticleThirtyOneTasks,

    /// <summary>国外通信特定不正行為のおそれへの対処.</summary>
    HandleForeignAttack,

    /// <summary>脆弱性への対応.</summary>
    HandleVulnerability,

    /// <summary>委託に係る事務の実施.</summary>
    EntrustedTask,

    /// <summary>犯罪の捜査: it stays under 刑事訴訟法 and has no route here.</summary>
    CriminalInvestigation,

    /// <summary>Anything else: no route has it.</summary>
    Other,
}

/// <summary>Purposes of providing, said to a person and to a machine.</summary>
public static class ProvisionPurposes
{
    /// <summary>All purposes.</summary>
    public static IReadOnlyList<ProvisionPurpose> All { get; } = Enum.GetValues<ProvisionPurpose>();

    /// <summary>The stable code: <c>prevent-damage</c>.</summary>
    public static string Code(this ProvisionPurpose purpose) => purpose switch
    {
        ProvisionPurpose.PreventDamage => "prevent-damage",
        ProvisionPurpose.SpecifiedPrevention => "specified-prevention",
        ProvisionPurpose.ArticleThirtyOneTasks => "article-31-tasks",
        ProvisionPurpose.HandleForeignAttack => "handle-foreign-attack",
        ProvisionPurpose.HandleVulnerability => "handle-vulnerability",
        ProvisionPurpose.EntrustedTask => "entrusted-task",
        ProvisionPurpose.CriminalInvestigation => "criminal-investigation",
        ProvisionPurpose.Other => "other",
        _ => throw new UnreachableException(),
    };

    /// <summary>What people read.</summary>
    public static Words Words(this ProvisionPurpose purpose) => purpose switch
    {
        ProvisionPurpose.PreventDamage => new("被害の防止", "Preventing damage"),
        ProvisionPurpose.SpecifiedPrevention => new("特定被害防止目的", "Specified prevention of damage"),
        ProvisionPurpose.ArticleThirtyOneTasks => new("法第31条第2項の事務", "Tasks of article 31(2)"),
        ProvisionPurpose.HandleForeignAttack => new("国外からの攻撃のおそれへの対処", "Dealing with a feared attack from abroad"),
        ProvisionPurpose.HandleVulnerability => new("脆弱性への対応", "Dealing with a vulnerability"),
        ProvisionPurpose.EntrustedTask => new("委託された事務の実施", "Carrying out an entrusted task"),
        ProvisionPurpose.CriminalInvestigation => new("犯罪の捜査", "Criminal investigation"),
        ProvisionPurpose.Other => new("その他の目的", "Another purpose"),
        _ => throw new UnreachableException(),
    };
}

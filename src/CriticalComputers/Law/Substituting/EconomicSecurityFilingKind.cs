using System.Diagnostics;
using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Law.Substituting;

/// <summary>What was filed under 経済安全保障推進法 and may stand in for a notification.</summary>
internal enum EconomicSecurityFilingKind
{
    /// <summary>導入等計画書 (経済安全保障推進法 art 52(1)).</summary>
    IntroductionPlan,

    /// <summary>緊急導入等届出書 (art 52(11)).</summary>
    UrgentIntroduction,

    /// <summary>構成設備に関する事項の変更の報告 (art 54(4), also as applied by 54(5)).</summary>
    ChangeReport,
}

/// <summary>What a named piece of equipment is in that filing. It is asked, never inferred.</summary>
internal enum EquipmentRole
{
    /// <summary>特定重要設備 itself.</summary>
    Facility,

    /// <summary>構成設備 (art 52(2)(ii)ハ).</summary>
    Component,
}

/// <summary>A piece of equipment as the filing names it.</summary>
/// <param name="Role">What it is there.</param>
/// <param name="Name">Its name.</param>
/// <param name="Supplier">The name of its supplier; empty where the filing names none.</param>
internal sealed record NamedEquipment(EquipmentRole Role, string Name, string Supplier);

/// <summary>The kinds, said to a person and to a machine.</summary>
internal static class EconomicSecurityFilingKinds
{
    public static IReadOnlyList<EconomicSecurityFilingKind> All { get; } = Enum.GetValues<EconomicSecurityFilingKind>();

    public static string Code(this EconomicSecurityFilingKind kind) => kind switch
    {
        EconomicSecurityFilingKind.IntroductionPlan => "introduction-plan",
        EconomicSecurityFilingKind.UrgentIntroduction => "urgent-introduction",
        EconomicSecurityFilingKind.ChangeReport => "change-report",
        _ => throw new UnreachableException(),
    };

    public static EconomicSecurityFilingKind? Parse(string? code) => All.Cast<EconomicSecurityFilingKind?>().FirstOrDefault(k => k!.Value.Code() == code);

    public static Words Words(this EconomicSecurityFilingKind kind) => kind switch
    {
        EconomicSecurityFilingKind.IntroductionPlan => new("導入等計画書（経済安全保障推進法第52条第1項）", "Introduction plan (Economic Security Promotion Act, art. 52(1))"),
        EconomicSecurityFilingKind.UrgentIntroduction => new("緊急導入等届出書（経済安全保障推進法第52条第11項）", "Urgent introduction (Economic Security Promotion Act, art. 52(11))"),
        EconomicSecurityFilingKind.ChangeReport => new("構成設備の変更の報告（経済安全保障推進法第54条第4項・第5項）", "Report of a changed component (Economic Security Promotion Act, art. 54(4), (5))"),
        _ => throw new UnreachableException(),
    };

    public static Words Words(this EquipmentRole role) => role switch
    {
        EquipmentRole.Facility => new("特定重要設備", "Critical facility"),
        EquipmentRole.Component => new("構成設備", "Component"),
        _ => throw new UnreachableException(),
    };
}

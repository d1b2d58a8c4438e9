using System.Diagnostics;
using Noroshi.Kernel;

namespace Noroshi.IncidentReports.Face;

/// <summary>The kind of incident; it selects the common form (notice 2 of 2026-09-15 under Order art 4(2)).</summary>
[Article("Order, Art. 4(2)")]
public enum IncidentKind
{
    /// <summary>DDoS: common form 1.</summary>
    Ddos,

    /// <summary>Ransomware: common form 2.</summary>
    Ransomware,

    /// <summary>Any other: common form 3.</summary>
    Other,
}

/// <summary>Kinds, said to a person and to a machine.</summary>
public static class IncidentKinds
{
    /// <summary>All kinds, in the order of the forms.</summary>
    public static IReadOnlyList<IncidentKind> All { get; } = Enum.GetValues<IncidentKind>();

    /// <summary>The number of the common form.</summary>
    public static int Form(this IncidentKind kind) => kind switch
    {
        IncidentKind.Ddos => 1,
        IncidentKind.Ransomware => 2,
        IncidentKind.Other => 3,
        _ => throw new UnreachableException(),
    };

    /// <summary>The stable code: <c>ransomware</c>.</summary>
    public static string Code(this IncidentKind kind) => kind switch
    {
        IncidentKind.Ddos => "ddos",
        IncidentKind.Ransomware => "ransomware",
        IncidentKind.Other => "other",
        _ => throw new UnreachableException(),
    };

    /// <summary>The kind for a code.</summary>
    public static bool TryParse(string? code, out IncidentKind kind)
    {
        foreach (var candidate in All)
        {
            if (candidate.Code() == code)
            {
                kind = candidate;
                return true;
            }
        }

        kind = default;
        return false;
    }

    /// <summary>The name that people use.</summary>
    public static Words Words(this IncidentKind kind) => kind switch
    {
        IncidentKind.Ddos => new("DDoS攻撃", "DDoS attack"),
        IncidentKind.Ransomware => new("ランサムウェア", "Ransomware"),
        IncidentKind.Other => new("その他のサイバー攻撃等", "Other cyber incident"),
        _ => throw new UnreachableException(),
    };
}

using System.Diagnostics;
using Noroshi.Kernel;

namespace Noroshi.IncidentReports.Face;

/// <summary>What a version of a case is. The law knows the first report and the one within thirty days; the others are practice.</summary>
public enum ReportStage
{
    /// <summary>速報: the report made 速やかに after knowledge.</summary>
    [Article("Order, Art. 4(2)")]
    First,

    /// <summary>続報: anything between, or after.</summary>
    Supplement,

    /// <summary>30日報告: the full report within thirty days of knowledge.</summary>
    [Article("Order, Art. 4(2)")]
    ThirtyDay,

    /// <summary>訂正: an earlier version was wrong.</summary>
    Correction,

    /// <summary>取下げ: it was not an incident that is reported, or a false alarm.</summary>
    Withdrawal,
}

/// <summary>Stages, said to a person and to a machine.</summary>
public static class ReportStages
{
    /// <summary>All stages.</summary>
    public static IReadOnlyList<ReportStage> All { get; } = Enum.GetValues<ReportStage>();

    /// <summary>The stable code: <c>thirty-day</c>.</summary>
    public static string Code(this ReportStage stage) => stage switch
    {
        ReportStage.First => "first",
        ReportStage.Supplement => "supplement",
        ReportStage.ThirtyDay => "thirty-day",
        ReportStage.Correction => "correction",
        ReportStage.Withdrawal => "withdrawal",
        _ => throw new UnreachableException(),
    };

    /// <summary>The stage for a code.</summary>
    public static bool TryParse(string? code, out ReportStage stage)
    {
        foreach (var candidate in All)
        {
            if (candidate.Code() == code)
            {
                stage = candidate;
                return true;
            }
        }

        stage = default;
        return false;
    }

    /// <summary>The name that people use.</summary>
    public static Words Words(this ReportStage stage) => stage switch
    {
        ReportStage.First => new("速報", "First report"),
        ReportStage.Supplement => new("続報", "Supplement"),
        ReportStage.ThirtyDay => new("30日報告", "Thirty-day report"),
        ReportStage.Correction => new("訂正", "Correction"),
        ReportStage.Withdrawal => new("取下げ", "Withdrawal"),
        _ => throw new UnreachableException(),
    };
}

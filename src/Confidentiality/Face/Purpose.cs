using System.Diagnostics;
using Noroshi.Confidentiality.Law;
using Noroshi.Kernel;

namespace Noroshi.Confidentiality.Face;

/// <summary>Why an incident report is read. Every reading states one; one that the law does not give the reader is refused.</summary>
public enum Purpose
{
    /// <summary>被害の防止・対応: to prevent damage and to help with the incident.</summary>
    [Article("Act, Art. 5")]
    HandlingIncident,

    /// <summary>法第6条・第7条・第9条・第10条の施行.</summary>
    [Article("Act, Art. 9")]
    Supervision,

    /// <summary>法第37条の整理・分析.</summary>
    [Article("Act, Art. 37")]
    Analysis,

    /// <summary>統計の作成, without telling who reported.</summary>
    [Article("Act, Art. 37")]
    Statistics,

    /// <summary>自組織の記録: the reporter's own record of what it reported.</summary>
    [Article("Act, Art. 5")]
    OwnRecord,
}

/// <summary>Purposes, said to a person and to a machine, and who may state them.</summary>
public static class Purposes
{
    /// <summary>All purposes.</summary>
    public static IReadOnlyList<Purpose> All { get; } = Enum.GetValues<Purpose>();

    /// <summary>The purposes that somebody with these permissions may state for reading an incident report, the commonest first.</summary>
    public static IReadOnlyList<Purpose> For(IReadOnlySet<Permission> may) => AReportIsReadForAStatedPurpose.Purposes(may);

    /// <summary>Whether somebody with these permissions may read an incident report for this purpose.</summary>
    public static Ruling Ask(Purpose purpose, IReadOnlySet<Permission> may) => AReportIsReadForAStatedPurpose.Ask(purpose, may);

    /// <summary>The article on which reading for this purpose rests.</summary>
    public static string Article(this Purpose purpose) => purpose switch
    {
        Purpose.HandlingIncident or Purpose.OwnRecord => "Act, Art. 5",
        Purpose.Supervision => "Act, Art. 9",
        Purpose.Analysis or Purpose.Statistics => "Act, Art. 37",
        _ => throw new UnreachableException(),
    };

    /// <summary>The stable code: <c>handling-incident</c>.</summary>
    public static string Code(this Purpose purpose) => purpose switch
    {
        Purpose.HandlingIncident => "handling-incident",
        Purpose.Supervision => "supervision",
        Purpose.Analysis => "analysis",
        Purpose.Statistics => "statistics",
        Purpose.OwnRecord => "own-record",
        _ => throw new UnreachableException(),
    };

    /// <summary>The purpose for a code.</summary>
    public static bool TryParse(string? code, out Purpose purpose)
    {
        foreach (var candidate in All)
        {
            if (candidate.Code() == code)
            {
                purpose = candidate;
                return true;
            }
        }

        purpose = default;
        return false;
    }

    /// <summary>What the reader and the reporter see.</summary>
    public static Words Words(this Purpose purpose) => purpose switch
    {
        Purpose.HandlingIncident => new("被害の防止・事案への対応", "Preventing damage and handling the incident"),
        Purpose.Supervision => new("法第6条・第7条・第9条・第10条の施行", "Applying articles 6, 7, 9 and 10 of the Act"),
        Purpose.Analysis => new("法第37条の整理・分析", "Sorting and analysis under article 37 of the Act"),
        Purpose.Statistics => new("統計の作成（報告者が分からない形で）", "Making statistics that do not tell who reported"),
        Purpose.OwnRecord => new("自組織の記録の確認", "Looking at one's own organisation's record"),
        _ => throw new UnreachableException(),
    };
}

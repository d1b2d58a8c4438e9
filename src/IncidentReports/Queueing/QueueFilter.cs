using System.Globalization;
using Microsoft.AspNetCore.Http;
using Noroshi.IncidentReports.Face;

namespace Noroshi.IncidentReports.Queueing;

/// <summary>Which part of a queue is looked at, as it stands in the address of the page.</summary>
internal sealed record QueueFilter
{
    /// <summary><c>open</c> (or nothing), <c>mine</c>, <c>nobody</c>, <c>late</c>, <c>done</c>, <c>all</c> (an export).</summary>
    public string? View { get; init; }

    public string? Kind { get; init; }

    public string? Stage { get; init; }

    public string? Sector { get; init; }

    /// <summary><c>statutory</c>, <c>voluntary</c>, <c>exercise</c>.</summary>
    public string? Nature { get; init; }

    /// <summary>Where the page before this one ended.</summary>
    public string? After { get; init; }

    public static QueueFilter Read(IQueryCollection query) => new()
    {
        View = query["view"],
        Kind = query["kind"],
        Stage = query["stage"],
        Sector = query["sector"],
        Nature = query["nature"],
        After = query["after"],
    };

    public bool NarrowsDown => !string.IsNullOrEmpty(Kind) || !string.IsNullOrEmpty(Stage) || !string.IsNullOrEmpty(Sector) || !string.IsNullOrEmpty(Nature);

    public IncidentKind? KindAsked => IncidentKinds.TryParse(Kind, out var kind) ? kind : null;

    public ReportStage? StageAsked => ReportStages.TryParse(Stage, out var stage) ? stage : null;

    public QueueCursor? Cursor => QueueCursor.Read(After);
}

/// <summary>Where a page of the queue ended: the rank of its last row, and how many rows of that rank were shown.</summary>
internal readonly record struct QueueCursor(long Rank, int Shown)
{
    private const int MostShown = 1000;

    public static QueueCursor? Read(string? text)
    {
        var parts = (text ?? "").Split('-');
        return parts.Length == 2
            && long.TryParse(parts[0], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var rank)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var shown)
            && shown is > 0 and <= MostShown
            ? new QueueCursor(rank, shown)
            : null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Rank:x16}-{Shown}");
}

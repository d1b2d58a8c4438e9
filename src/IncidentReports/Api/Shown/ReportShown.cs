using System.ComponentModel;
using System.Text.Json.Nodes;
using Noroshi.IncidentReports.Face;
using Noroshi.IncidentReports.Store;

namespace Noroshi.IncidentReports.Api.Shown;

/// <summary>A case in a list; it holds nothing of what was reported.</summary>
[Description("A report (a case with its versions) in a list. It holds nothing of what was reported.")]
internal record ReportLine
{
    [Description("The report's number: NR-261005-7F3K9Q8B.")]
    public required string Number { get; init; }

    [Description("ddos, ransomware or other.")]
    public required string Kind { get; init; }

    [Description("open, withdrawn or closed.")]
    public required string State { get; init; }

    [Description("Whether it was made without a duty.")]
    public required bool Voluntary { get; init; }

    [Description("Whether it is part of an exercise.")]
    public required bool Exercise { get; init; }

    [Description("The identity of the organisation whose incident it is.")]
    public required Guid Reporter { get; init; }

    [Description("The business concerned, by the code of the table of sectors.")]
    public required string? Sector { get; init; }

    [Description("The prefecture of the place of business, JIS X 0401.")]
    public required string? Prefecture { get; init; }

    [Description("When the incident became known (認知), UTC.")]
    public required DateTimeOffset LearnedAt { get; init; }

    [Description("When the first version was received, UTC.")]
    public required DateTimeOffset OpenedAt { get; init; }

    [Description("How many versions there are.")]
    public required int Versions { get; init; }

    [Description("The stage of the newest version.")]
    public required string LatestStage { get; init; }

    [Description("When the newest version was received, UTC.")]
    public required DateTimeOffset LatestAt { get; init; }

    [Description("The last day of the thirty-day report in Tokyo; null where no such duty exists.")]
    public required DateOnly? FullDueOn { get; init; }

    [Description("When the thirty-day report was received, UTC; null while it is outstanding.")]
    public required DateTimeOffset? FullFiledAt { get; init; }

    [Description("Whether the thirty-day report was or is late. Once set it stays.")]
    public required bool FullLate { get; init; }

    [Description("The revision; also the ETag.")]
    public required int Revision { get; init; }

    public static ReportLine Of(IncidentCase c) => new()
    {
        Number = c.Number,
        Kind = c.Kind.Code(),
        State = Codes.Of(c.State),
        Voluntary = c.Voluntary,
        Exercise = c.Exercise,
        Reporter = c.Reporter.Value,
        Sector = c.Sector,
        Prefecture = c.Prefecture,
        LearnedAt = c.LearnedAt,
        OpenedAt = c.OpenedAt,
        Versions = c.Versions,
        LatestStage = c.LatestStage.Code(),
        LatestAt = c.LatestAt,
        FullDueOn = c.FullDueOn,
        FullFiledAt = c.FullFiledAt,
        FullLate = c.FullLate,
        Revision = c.Revision,
    };
}

/// <summary>A page of a list.</summary>
[Description("A page of the list of reports, newest first.")]
internal sealed record ReportList(
    [property: Description("The reports.")] IReadOnlyList<ReportLine> Items,
    [property: Description("Send this as `cursor` for the next page; null on the last.")] string? Next);

/// <summary>A whole case, with what the newest version says.</summary>
[Description("A report with its receipts, its clock, and the answers of its newest version.")]
internal sealed record ReportShown
{
    [Description("What the list shows too.")]
    public required ReportLine Report { get; init; }

    [Description("One line about the incident.")]
    public required string Title { get; init; }

    [Description("Who came to know of it.")]
    public required string LearnedBy { get; init; }

    [Description("On what ground.")]
    public required string LearnedThrough { get; init; }

    [Description("The thirty-day clock as it was computed: rule, article, version of the rule, start and last day. Null where no such duty exists.")]
    public required JsonObject? FullClock { get; init; }

    [Description("Our internal target for the first report, UTC. Policy, not law: the law says 速やかに.")]
    public required DateTimeOffset? FirstTarget { get; init; }

    [Description("The receipts of the authorities.")]
    public required IReadOnlyList<ReceiptShown> Receipts { get; init; }

    [Description("The newest version.")]
    public required VersionShown Newest { get; init; }

    public static ReportShown Of(IncidentCase c, ReportVersion newest) => new()
    {
        Report = ReportLine.Of(c),
        Title = c.Title,
        LearnedBy = c.LearnedBy,
        LearnedThrough = c.LearnedThrough,
        FullClock = c.FullClock is { } clock ? JsonNode.Parse(clock)!.AsObject() : null,
        FirstTarget = c.FirstTarget,
        Receipts = [.. c.Addressees.OrderBy(a => a.Receipt, StringComparer.Ordinal).Select(ReceiptShown.Of)],
        Newest = VersionShown.Of(newest),
    };
}

/// <summary>That a version exists.</summary>
[Description("A version of a report, without what it says.")]
internal sealed record VersionLine(
    [property: Description("1, 2, 3 … within the report.")] int Number,
    [property: Description("first, supplement, thirty-day, correction or withdrawal.")] string Stage,
    [property: Description("When it was received, UTC.")] DateTimeOffset ReceivedAt,
    [property: Description("By which door: web, api, sheet, telephone or paper.")] string Channel,
    [property: Description("Whether it came after its limit.")] bool Late,
    [property: Description("SHA-256 of the canonical answers (RFC 8785), hexadecimal.")] string Digest)
{
    public static VersionLine Of(ReportVersion v) =>
        new(v.Number, v.Stage.Code(), v.ReceivedAt, Codes.Of(v.Channel), v.Late, Convert.ToHexStringLower(v.Digest));
}

/// <summary>A version and what it says.</summary>
[Description("A version of a report and what it says.")]
internal sealed record VersionShown(
    [property: Description("The version.")] VersionLine Version,
    [property: Description("The common form: ddos, ransomware or other.")] string Form,
    [property: Description("The edition of the form.")] string Edition,
    [property: Description("Why it was corrected or withdrawn.")] string? Reason,
    [property: Description("Field code → answer; a list of texts for a field with several choices. See GET /forms/{kind}.")] JsonObject Answers,
    [property: Description("The computers of the reporter's register that it concerns, as they stood when it was filed.")] IReadOnlyList<ComputerShown> Computers)
{
    public static VersionShown Of(ReportVersion v) =>
        new(VersionLine.Of(v), v.Form, v.Edition, v.Reason, CommonForms.Answers.FromJson(v.Answers).ToNode(), [.. PickedComputer.Read(v.Computers).Select(ComputerShown.Of)]);
}

/// <summary>A computer that a version concerns.</summary>
[Description("A computer of the reporter's register, as it stood when the version was filed.")]
internal sealed record ComputerShown(
    [property: Description("Its identity in the register.")] Guid Id,
    [property: Description("By what the operator knows it.")] string Label,
    [property: Description("製品名.")] string Product,
    [property: Description("製造者名.")] string Maker,
    [property: Description("特定重要設備の区分.")] string Facility,
    [property: Description("The classes: T1, T2-1 … T3-2.")] IReadOnlyList<string> Classes,
    [property: Description("The number of its notification; null if it had not been notified.")] string? NotifiedIn)
{
    public static ComputerShown Of(PickedComputer c) => new(c.Id, c.Label, c.Product, c.Maker, c.Facility, c.Classes, c.NotifiedIn);
}

/// <summary>What filing gives back.</summary>
[Description("What was filed, and the receipts.")]
internal sealed record FiledShown(
    [property: Description("The report's number.")] string Number,
    [property: Description("The version's number within the report.")] int Version,
    [property: Description("The stage.")] string Stage,
    [property: Description("When it was received, UTC.")] DateTimeOffset ReceivedAt,
    [property: Description("Whether it came after its limit.")] bool Late,
    [property: Description("SHA-256 of the canonical answers (RFC 8785), hexadecimal.")] string Digest,
    [property: Description("The last day of the thirty-day report in Tokyo.")] DateOnly? FullDueOn,
    [property: Description("The revision; send it as If-Match with the next version.")] int Revision,
    [property: Description("The receipts of all authorities that it reached.")] IReadOnlyList<ReceiptShown> Receipts)
{
    public static FiledShown Of(IncidentCase c, ReportVersion v) => new(
        c.Number, v.Number, v.Stage.Code(), v.ReceivedAt, v.Late, Convert.ToHexStringLower(v.Digest), c.FullDueOn, c.Revision,
        [.. c.Addressees.OrderBy(a => a.Receipt, StringComparer.Ordinal).Select(ReceiptShown.Of)]);
}

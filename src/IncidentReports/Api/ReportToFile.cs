using System.ComponentModel;
using System.Text.Json;

namespace Noroshi.IncidentReports.Api;

/// <summary>A first report, as a machine sends it.</summary>
[Description("A first report (速報).")]
internal sealed record ReportToFile
{
    [Description("ddos, ransomware or other; it selects the common form.")]
    public required string Kind { get; init; }

    [Description("Field code → answer. Which fields there are and which are demanded: GET /forms/{kind}. What the register knows (operator.*, contact.*) may be left out.")]
    public required JsonElement Answers { get; init; }

    [Description("The computers of the reporter's register that it concerns, by their identities; at most 50. Their items are not laid into the answers.")]
    public IReadOnlyList<Guid>? Computers { get; init; }

    [Description("Made without a duty under article 5 of the Act.")]
    public bool Voluntary { get; init; }

    [Description("Part of an exercise: marked everywhere, outside statistics and deadlines.")]
    public bool Exercise { get; init; }

    [Description("For an agent: the code or the 法人番号 of the organisation whose incident it is. Left out, it is one's own.")]
    public string? Principal { get; init; }

    [Description("Which of the operator's designated businesses it concerns, if it has several. See GET /forms.")]
    public string? Sector { get; init; }

    [Description("Prefecture (JIS X 0401, 01-47) of the place of business, if not the head office's; it decides which bureau receives the report.")]
    public string? Prefecture { get; init; }
}

/// <summary>A later version, as a machine sends it.</summary>
[Description("A later version of a report.")]
internal sealed record VersionToFile
{
    [Description("supplement, thirty-day, correction or withdrawal.")]
    public required string Stage { get; init; }

    [Description("Field code → answer, laid over the answers of the newest version: what is left out stays as it was, null takes an answer away.")]
    public required JsonElement Answers { get; init; }

    [Description("The computers of the reporter's register that it concerns, in place of those of the newest version; left out, those stay.")]
    public IReadOnlyList<Guid>? Computers { get; init; }

    [Description("Why, for a correction or a withdrawal.")]
    public string? Reason { get; init; }

    [Description("Another kind of incident; for a correction only.")]
    public string? Kind { get; init; }
}

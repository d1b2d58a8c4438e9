using Noroshi.IncidentReports.Face;
using Noroshi.Web.Fields;

namespace Noroshi.IncidentReports.Queueing;

/// <summary>What desks choose from on more than one page, in the language of the request.</summary>
internal static class DeskChoices
{
    public static Choice[] Kinds() => [.. IncidentKinds.All.Select(k => Choice.Of(k.Code(), k.Words()))];

    public static Choice[] Natures() =>
    [
        Choice.Of("statutory", new("法第5条の報告", "Statutory")), Choice.Of("voluntary", new("任意の報告", "Voluntary")), Choice.Of("exercise", new("訓練", "Exercise")),
    ];
}

using System.Text.Json;
using System.Text.Json.Serialization;
using Noroshi.CriticalComputers.Face;

namespace Noroshi.IncidentReports.Store;

/// <summary>
/// That a version concerns a computer of its reporter's register. It is an index of <see cref="ReportVersion.Computers"/>, which holds
/// what was said, and goes when that is erased.
/// </summary>
internal sealed class ReportComputer
{
    public required ReportId Report { get; init; }

    public required CaseId Case { get; init; }

    /// <summary>The entry of the register.</summary>
    public required Guid Computer { get; init; }
}

/// <summary>A computer of the register as it stood when it was picked or reported: ④ of the report.</summary>
/// <param name="Id">The entry.</param>
/// <param name="Label">By what the operator knows it.</param>
/// <param name="Product">製品名.</param>
/// <param name="Maker">製造者名.</param>
/// <param name="Facility">特定重要設備の区分.</param>
/// <param name="Classes">Its classes, by their codes.</param>
/// <param name="NotifiedIn">The number of its notification; null if it was not notified.</param>
internal sealed record PickedComputer(Guid Id, string Label, string Product, string Maker, string Facility, IReadOnlyList<string> Classes, string? NotifiedIn)
{
    /// <summary>How many one report can name: what breaks out on more is told in words.</summary>
    public const int Most = 50;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static PickedComputer Of(ComputerInRegister computer) =>
        new(computer.Id, computer.Label, computer.Product, computer.Maker, computer.FacilityCategory, [.. computer.Classes.Select(c => c.Code())], computer.NotifiedIn);

    public static string? Write(IReadOnlyList<PickedComputer> computers) => computers.Count == 0 ? null : JsonSerializer.Serialize(computers, Options);

    public static IReadOnlyList<PickedComputer> Read(string? json) => json is null ? [] : JsonSerializer.Deserialize<List<PickedComputer>>(json, Options)!;
}

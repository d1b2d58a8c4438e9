using System.ComponentModel;
using Noroshi.CriticalComputers.Store;

namespace Noroshi.CriticalComputers.Api.Shown;

/// <summary>What an operator says of a facility.</summary>
[Description("A 特定重要設備, as its operator describes it.")]
internal sealed record FacilityToKeep
{
    [Description("What the operator calls it; stays with the operator.")]
    public required string Name { get; init; }

    [Description("特定重要設備の区分, as the ministerial order of the business words it. It is notified.")]
    public required string Category { get; init; }

    [Description("The code of the business for which the operator is designated: electricity.")]
    public required string Sector { get; init; }

    [Description("The day on which an amendment of the ministerial order covered it; left out if it was covered from the first.")]
    public DateOnly? CoveredOn { get; init; }

    [Description("Whether it was in place on 1 October 2026; left out while that is not known.")]
    public bool? InPlace { get; init; }

    public FacilityEntry Read() => new(Sector.Trim(), Category.Trim(), Name.Trim(), CoveredOn, InPlace);
}

/// <summary>A facility.</summary>
[Description("A 特定重要設備 of the own organisation.")]
internal sealed record FacilityShown(
    [property: Description("Its identity.")] Guid Id,
    [property: Description("What the operator calls it.")] string Name,
    [property: Description("特定重要設備の区分.")] string Category,
    [property: Description("The code of the business.")] string Sector,
    [property: Description("The day on which an amendment covered it.")] DateOnly? CoveredOn,
    [property: Description("Whether it was in place on 1 October 2026.")] bool? InPlace,
    [property: Description("The revision; also the ETag.")] int Revision)
{
    public static FacilityShown Of(Facility f) => new(f.Id.Value, f.Name, f.Category, f.Sector, f.CoveredOn, f.InPlace, f.Revision);
}

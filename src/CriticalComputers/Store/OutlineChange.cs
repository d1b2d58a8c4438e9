using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Store;

/// <summary>A change of ① 事業者の概要 since it was last notified for a business, still to be notified (Act art 4(3)).</summary>
internal sealed class OutlineChange
{
    public required OrganisationId Operator { get; init; }

    public required string Sector { get; init; }

    public required DateOnly ChangedOn { get; init; }

    /// <summary>The last day for notifying it.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>By which rule and version the last day was found, JSON.</summary>
    public required string DueRule { get; init; }
}

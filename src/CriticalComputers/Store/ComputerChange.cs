using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Store;

/// <summary>What was done to one entry of the register, by whom and by which way. Rows are added and never changed.</summary>
internal sealed class ComputerChange
{
    public required Guid Id { get; init; }

    public required ComputerId Computer { get; init; }

    public required OrganisationId Operator { get; init; }

    public required PersonId By { get; init; }

    public required DateTimeOffset At { get; init; }

    public required ChangeWay Way { get; init; }

    /// <summary>The entry before, JSON; null when it was entered.</summary>
    public string? Before { get; init; }

    /// <summary>The entry after, JSON.</summary>
    public required string After { get; init; }
}

/// <summary>By which way an entry was changed.</summary>
internal enum ChangeWay
{
    Page,
    Import,
    Bulk,
    Api,
    Filing,

    /// <summary>Classes taken over from a drawn network.</summary>
    Network,
}

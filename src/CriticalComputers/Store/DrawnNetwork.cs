using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Store;

/// <summary>
/// The drawing of what hangs on one 特定重要設備. It has one revision for the whole, which every change raises, so that two who change it
/// at once do not both believe to have seen what they changed.
/// </summary>
internal sealed class DrawnNetwork
{
    public FacilityId Facility { get; private set; }

    public OrganisationId Operator { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    public int Revision { get; private set; }

    public static DrawnNetwork Begin(FacilityId facility, OrganisationId @operator, DateTimeOffset at) => new() { Facility = facility, Operator = @operator, ChangedAt = at };

    public void Changed(DateTimeOffset at)
    {
        ChangedAt = at;
        Revision++;
    }
}

/// <summary>What was done to a drawn network, by whom and by which way. Rows are added and never changed.</summary>
internal sealed class NetworkChange
{
    public required Guid Id { get; init; }

    public required FacilityId Facility { get; init; }

    public required OrganisationId Operator { get; init; }

    public required PersonId By { get; init; }

    public required DateTimeOffset At { get; init; }

    public required ChangeWay Way { get; init; }

    /// <summary>How many nodes, lines and holds it touched.</summary>
    public required int Count { get; init; }

    /// <summary>Each of them before and after, JSON.</summary>
    public required string What { get; init; }
}

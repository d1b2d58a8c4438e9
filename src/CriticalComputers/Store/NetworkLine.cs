using Noroshi.CriticalComputers.Law.Classes.Networks;
using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Store;

/// <summary>A line between two nodes of one network. There is one of a kind (public or not) between two nodes.</summary>
internal sealed class NetworkLine
{
    public required Guid Id { get; init; }

    public required FacilityId Facility { get; init; }

    public required OrganisationId Operator { get; init; }

    public required NodeId From { get; init; }

    public required NodeId To { get; init; }

    /// <summary>Whether it serves the public (公衆の用に供されている), as the internet does.</summary>
    public required bool Public { get; init; }

    /// <summary>Which way data flow.</summary>
    public required Flow Flow { get; set; }
}

/// <summary>What one node keeps or does for another.</summary>
internal sealed class NetworkHold
{
    public required Guid Id { get; init; }

    public required FacilityId Facility { get; init; }

    public required OrganisationId Operator { get; init; }

    public required NodeId Holder { get; init; }

    public required NodeId Of { get; init; }

    public required HoldKind Kind { get; init; }
}

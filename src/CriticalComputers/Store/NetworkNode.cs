using Noroshi.CriticalComputers.Law;
using Noroshi.CriticalComputers.Law.Classes;
using Noroshi.CriticalComputers.Law.Classes.Networks;
using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Store;

/// <summary>One computer or service in a drawn network. What is not answered of it stays open.</summary>
internal sealed class NetworkNode
{
    public NodeId Id { get; private set; }

    public FacilityId Facility { get; private set; }

    public OrganisationId Operator { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary><see cref="Name"/> as it is compared; one node of a name in a network.</summary>
    public string NameKey { get; private set; } = "";

    public NodeKind Kind { get; private set; }

    /// <summary>Whether it is an appliance; sorts, decides no class.</summary>
    public bool? Appliance { get; private set; }

    public NodeSide Side { get; private set; }

    /// <summary>Whether it is a cloud service; sorts, decides no class.</summary>
    public bool? Cloud { get; private set; }

    public DedicatedUse Dedicated { get; private set; }

    /// <summary>The own facts that hold.</summary>
    public ClassFact So { get; private set; }

    /// <summary>The own facts that do not hold; what is in neither is open.</summary>
    public ClassFact NotSo { get; private set; }

    /// <summary>The entry of the register that it is.</summary>
    public ComputerId? Computer { get; private set; }

    public int Revision { get; private set; }

    public NodeEntry Entry => new()
    {
        Name = Name,
        Kind = Kind,
        Appliance = Appliance,
        Side = Side,
        Cloud = Cloud,
        Dedicated = Dedicated,
        Own = new SomeFacts(So, NotSo),
        Computer = Computer,
    };

    public static NetworkNode Enter(NodeId id, FacilityId facility, OrganisationId @operator, NodeEntry entry)
    {
        var node = new NetworkNode { Id = id, Facility = facility, Operator = @operator };
        node.Take(entry);
        return node;
    }

    public void Take(NodeEntry entry)
    {
        (Name, NameKey, Kind, Appliance, Side) = (entry.Name, RegisterKeys.OfLabel(entry.Name), entry.Kind, entry.Appliance, entry.Side);
        (Cloud, Dedicated, So, NotSo, Computer) = (entry.Cloud, entry.Dedicated, entry.Own.So, entry.Own.NotSo, entry.Computer);
        Revision++;
    }
}

/// <summary>What an operator says of a node.</summary>
internal sealed record NodeEntry
{
    public required string Name { get; init; }

    public NodeKind Kind { get; init; }

    public bool? Appliance { get; init; }

    public NodeSide Side { get; init; }

    public bool? Cloud { get; init; }

    public DedicatedUse Dedicated { get; init; }

    /// <summary>The facts of <see cref="FacilityNetwork.Own"/>, as far as they are answered.</summary>
    public SomeFacts Own { get; init; }

    public ComputerId? Computer { get; init; }
}

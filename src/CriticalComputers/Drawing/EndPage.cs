using Microsoft.AspNetCore.Mvc;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Drawing;

/// <summary>A page that ties a node to another.</summary>
internal abstract class EndPage(ReadNetwork networks, NodeEnds ends) : DrawingPage(networks)
{
    protected static readonly Words NoSuchNode = new(
        "図にこの名前の機器がありません。図の名前のとおりに入力するか、先に機器を置いてください。", "The drawing has no node of this name. Type the name as it stands there, or put the node in first.");

    /// <summary>The node from which it is seen.</summary>
    [BindProperty(SupportsGet = true, Name = "from")]
    public Guid From { get; set; }

    public NetworkNode Node { get; private set; } = null!;

    /// <summary>The other nodes, to choose from.</summary>
    public IReadOnlyList<string> Names { get; private set; } = [];

    protected NodeEnds Ends => ends;

    /// <summary>Finds the facility and the node.</summary>
    protected async Task<bool> FindNodeAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindFacilityAsync(id, cancellation) || await ends.FindAsync(Facility.Id, new NodeId(From), cancellation) is not { } node)
        {
            return false;
        }

        (Node, Names) = (node, await ends.NamesAsync(Facility.Id, node.Id, cancellation));
        return true;
    }
}

using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Showing;

namespace Noroshi.CriticalComputers.Drawing;

/// <summary>The network of one facility: drawn, and as a table that says the same.</summary>
/// <remarks>For those who may read the register of their own organisation. Another's facility is not there (404).</remarks>
[Authorize(nameof(Permission.ReadOwnRegister))]
[Article("Cabinet Order, Art. 1(3)")]
[Article("Order, Art. 1(1)")]
[Article("Order, Art. 1(2)")]
internal sealed class NetworkPage(StoreDb db, ReadNetwork networks, Actor actor) : DrawingPage(networks)
{
    private const int MostNeighbours = 8;

    public NetworkAsDrawn Drawn { get; private set; } = null!;

    public NetworkLayout Layout { get; private set; } = null!;

    public int Revision { get; private set; }

    /// <summary>The nodes on this page of the table.</summary>
    public IReadOnlyList<int> Rows { get; private set; } = [];

    public string? Next { get; private set; }

    /// <summary>How many nodes have an open answer that can change their classes.</summary>
    public int Unsettled { get; private set; }

    /// <summary>Entries of the register that no node stands for.</summary>
    public int NotDrawn { get; private set; }

    public bool MayKeep => actor.Can(Permission.KeepRegister);

    public NetworkSvg Svg => new(Drawn, Layout, Path);

    public string NeighboursOf(int node)
    {
        string[] near = [.. Drawn.Network.Ends[Drawn.Network.Starts[node]..Drawn.Network.Starts[node + 1]].Distinct().Take(MostNeighbours + 1).Select(i => Drawn.Nodes[i].Name)];
        return near.Length <= MostNeighbours ? string.Join(Punctuation.Comma.Here, near) : string.Join(Punctuation.Comma.Here, near.Take(MostNeighbours)) + "…";
    }

    public string FactsOf(int node) => string.Join(Punctuation.Comma.Here, OwnFacts.All.Where(f => Drawn.Own[node][f] is true).Select(f => OwnFacts.Short(f).Here));

    public async Task<IActionResult> OnGetAsync(Guid id, int after, CancellationToken cancellation)
    {
        if (!await FindFacilityAsync(id, cancellation))
        {
            return this.Absent();
        }

        Drawn = await Networks.NetworkAsync(Facility.Id, cancellation);
        Revision = await Networks.RevisionAsync(Facility.Id, cancellation);
        Layout = NetworkLayout.Of(Drawn);
        Rows = [.. Enumerable.Range(0, Drawn.Nodes.Count).Skip(Math.Max(0, after)).Take(NetworkLimits.PageLength)];
        Next = Rows.Count > 0 && Rows[^1] + 1 < Drawn.Nodes.Count ? (Rows[^1] + 1).ToString(CultureInfo.InvariantCulture) : null;
        Unsettled = Enumerable.Range(0, Drawn.Nodes.Count).Count(i => !Drawn.AnswerOf(i).IsSettled);
        NotDrawn = MayKeep ? await FromRegister.NotDrawn(db, Facility.Id).CountAsync(cancellation) : 0;
        return Page();
    }
}

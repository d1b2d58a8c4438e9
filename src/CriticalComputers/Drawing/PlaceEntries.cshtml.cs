using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Showing;

namespace Noroshi.CriticalComputers.Drawing;

/// <summary>Draws, in one go, a node for every entry of the register that belongs to the facility and has none.</summary>
/// <remarks>For those who keep the register of their own organisation. Another's facility is not there (404).</remarks>
[Authorize(nameof(Permission.KeepRegister))]
internal sealed class PlaceEntriesPage(StoreDb db, ReadNetwork networks, KeepNetwork keep, TimeProvider clock) : DrawingPage(networks)
{
    public IReadOnlyList<Computer> Entries { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) =>
        await FindAsync(id, cancellation) ? Page() : this.Absent();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return this.Absent();
        }

        // A node of the same name that stands for no entry becomes the entry's; one that stands for another stays.
        var nodes = await db.Set<NetworkNode>().Where(n => n.Facility == Facility.Id).ToDictionaryAsync(n => n.NameKey, cancellation);
        Computer[] placed = [.. Entries.Where(e => nodes.GetValueOrDefault(e.LabelKey) is null or { Computer: null })];
        if (nodes.Count + placed.Length > NetworkLimits.MostNodes)
        {
            return this.Conflict(new Words($"1つの図に置ける機器は{NetworkLimits.MostNodes}台までです。", $"One drawing holds at most {NetworkLimits.MostNodes} nodes."));
        }

        var changes = new List<JsonObject>();
        foreach (var entry in placed)
        {
            JsonObject? before = null;
            if (nodes.TryGetValue(entry.LabelKey, out var node))
            {
                before = NetworkJson.Of(node.Entry, null);
                node.Take(node.Entry with { Computer = entry.Id });
            }
            else
            {
                node = NetworkNode.Enter(new NodeId(Identifier.New(clock)), Facility.Id, Facility.Operator, FromRegister.NodeOf(entry));
                db.Add(node);
            }

            changes.Add(NetworkJson.Change("node", before, NetworkJson.Of(node.Entry, entry.Label)));
        }

        if (changes.Count > 0 && !await keep.SaveAsync(Facility, null, ChangeWay.Bulk, changes, cancellation))
        {
            return this.Conflict(KeepNetwork.Overtaken);
        }

        this.Say(NoticeKind.Success, new Words($"台帳の登録から{changes.Count}件を図に置きました。", $"{changes.Count} entries of the register have been drawn."));
        return Redirect(Path);
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindFacilityAsync(id, cancellation))
        {
            return false;
        }

        Entries = await FromRegister.NotDrawn(db, Facility.Id).OrderBy(c => c.LabelKey).ToListAsync(cancellation);
        return true;
    }
}

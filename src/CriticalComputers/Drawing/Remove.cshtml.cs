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

/// <summary>Takes a node, a line or a hold out of the drawing, after showing what goes with it. The history keeps it.</summary>
/// <remarks>For those who keep the register of their own organisation. Another's facility or what is drawn there is not there (404).</remarks>
[Authorize(nameof(Permission.KeepRegister))]
internal sealed class RemovePage(StoreDb db, ReadNetwork networks, KeepNetwork keep) : DrawingPage(networks)
{
    private readonly List<JsonObject> changes = [];
    private readonly List<object> gone = [];
    private Dictionary<NodeId, string> names = [];

    [BindProperty(SupportsGet = true, Name = "node")]
    public Guid? Node { get; set; }

    [BindProperty(SupportsGet = true, Name = "line")]
    public Guid? Line { get; set; }

    [BindProperty(SupportsGet = true, Name = "hold")]
    public Guid? Hold { get; set; }

    /// <summary>The revision of the drawing that the person saw: what is removed is what was shown.</summary>
    [BindProperty]
    public int Revision { get; set; }

    /// <summary>What goes, in words.</summary>
    public string What { get; private set; } = "";

    /// <summary>How many lines and holds go with a node.</summary>
    public int Lines { get; private set; }

    public int Holds { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return this.Absent();
        }

        Revision = await Networks.RevisionAsync(Facility.Id, cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return this.Absent();
        }

        db.RemoveRange(gone);
        if (!await keep.SaveAsync(Facility, Revision, ChangeWay.Page, changes, cancellation))
        {
            return this.Conflict(KeepNetwork.Overtaken);
        }

        this.Say(NoticeKind.Success, new Words($"図から除きました：{What}", $"Taken out of the drawing: {What}"));
        return Redirect(Path);
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindFacilityAsync(id, cancellation))
        {
            return false;
        }

        var node = Node is { } n ? new NodeId(n) : default;
        var (lines, holds) = (db.Set<NetworkLine>().Where(l => l.Facility == Facility.Id), db.Set<NetworkHold>().Where(h => h.Facility == Facility.Id));
        var goneLines = await (Node is null ? lines.Where(l => l.Id == Line) : lines.Where(l => l.From == node || l.To == node)).ToListAsync(cancellation);
        var goneHolds = await (Node is null ? holds.Where(h => h.Id == Hold) : holds.Where(h => h.Holder == node || h.Of == node)).ToListAsync(cancellation);
        NodeId[] ends = [node, .. goneLines.SelectMany(l => new[] { l.From, l.To }), .. goneHolds.SelectMany(h => new[] { h.Holder, h.Of })];
        names = await db.Set<NetworkNode>().Where(e => ends.Contains(e.Id)).ToDictionaryAsync(e => e.Id, e => e.Name, cancellation);
        gone.AddRange([.. goneLines, .. goneHolds]);
        changes.AddRange(goneLines.Select(l => NetworkJson.Change("line", NetworkJson.Of(l, names[l.From], names[l.To]), null)));
        changes.AddRange(goneHolds.Select(h => NetworkJson.Change("hold", NetworkJson.Of(h, names[h.Holder], names[h.Of]), null)));
        if (Node is not null && await db.Set<NetworkNode>().FirstOrDefaultAsync(e => e.Facility == Facility.Id && e.Id == node, cancellation) is { } goes)
        {
            gone.Add(goes);
            changes.Add(NetworkJson.Change("node", NetworkJson.Of(goes.Entry, null), null));
            (What, Lines, Holds) = (goes.Name, goneLines.Count, goneHolds.Count);
        }
        else if (Node is null && gone.Count == 1)
        {
            What = goneLines.FirstOrDefault() is { } line
                ? $"{names[line.From]} {line.Flow.Sign()} {names[line.To]}"
                : $"{names[goneHolds[0].Holder]}{Punctuation.Gap.Here}{goneHolds[0].Kind.Words().Here}{Punctuation.Colon.Here}{names[goneHolds[0].Of]}";
        }
        else
        {
            await Networks.NotShownAsync($"network:{Facility.Id}", cancellation);
            return false;
        }

        return true;
    }
}

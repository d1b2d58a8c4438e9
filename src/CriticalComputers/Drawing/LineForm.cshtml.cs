using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Law.Classes.Networks;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Showing;

namespace Noroshi.CriticalComputers.Drawing;

/// <summary>Draws a line from a node to another, or changes which way data flow on one.</summary>
/// <remarks>For those who keep the register of their own organisation. Another's facility, node or line is not there (404).</remarks>
[Authorize(nameof(Permission.KeepRegister))]
internal sealed class LineFormPage(StoreDb db, ReadNetwork networks, NodeEnds ends, KeepNetwork keep, TimeProvider clock) : EndPage(networks, ends)
{
    private NetworkLine? line;

    /// <summary>The line that is changed.</summary>
    [BindProperty(SupportsGet = true, Name = "line")]
    public Guid? Line { get; set; }

    [BindProperty]
    public string? Other { get; set; }

    [BindProperty]
    public string? Public { get; set; }

    [BindProperty]
    public string? Way { get; set; }

    public bool IsNew => line is null;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return this.Absent();
        }

        if (line is not null)
        {
            Other = await Ends.NameAsync(line.From == Node.Id ? line.To : line.From, cancellation);
            (Public, Way) = (line.Public ? "yes" : "no", (line.From == Node.Id ? line.Flow : line.Flow.Turned()).Code());
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return this.Absent();
        }

        var flow = Enum.GetValues<Flow>().Cast<Flow?>().FirstOrDefault(f => f!.Value.Code() == Way);
        var problems = new Problems()
            .Unless(Public is "yes" or "no", nameof(Public), "public", new("公衆の用に供されている回線かどうかを選んでください。", "Choose whether the line serves the public."))
            .Unless(flow is not null, nameof(Way), "flow", new("データの向きを選んでください。", "Choose which way data flow."));
        var other = line is not null ? await db.Set<NetworkNode>().FirstAsync(n => n.Id == (line.From == Node.Id ? line.To : line.From), cancellation) : await Ends.FindAsync(Facility.Id, Other, cancellation);
        problems
            .Unless(other is not null, nameof(Other), "no-such-node", NoSuchNode)
            .Unless(other?.Id != Node.Id, nameof(Other), "self-link", new("機器を自分自身とつなぐことはできません。別の機器を選んでください。", "A node cannot be connected with itself. Choose another."));
        if (problems.Count == 0)
        {
            problems = await RepeatedAsync(other!, cancellation);
        }

        return problems.Count > 0 || !ModelState.IsValid ? this.Mend(problems) : await KeepAsync(other!, flow!.Value, cancellation);
    }

    private async Task<Problems> RepeatedAsync(NetworkNode other, CancellationToken cancellation)
    {
        var (isPublic, own) = (Public == "yes", line?.Id ?? Guid.Empty);
        var lines = db.Set<NetworkLine>().Where(l => l.Facility == Facility.Id);
        return new Problems()
            .Unless(!await lines.AnyAsync(l => l.Id != own && l.Public == isPublic && ((l.From == Node.Id && l.To == other.Id) || (l.From == other.Id && l.To == Node.Id)), cancellation), nameof(Other), "repeated", new(
                "この2台の間には、同じ種類の回線がすでにあります。その回線を直してください。", "There is a line of this kind between the two already. Change that one."))
            .Unless(line is not null || await lines.CountAsync(cancellation) < NetworkLimits.MostLines, nameof(Other), "too-many-lines", new(
                $"1つの図に引ける回線は{NetworkLimits.MostLines}本までです。", $"One drawing holds at most {NetworkLimits.MostLines} lines."));
    }

    private async Task<IActionResult> KeepAsync(NetworkNode other, Flow flow, CancellationToken cancellation)
    {
        var (before, isPublic) = (line is null ? null : Json(line), Public == "yes");
        if (line is null || line.Public != isPublic)
        {
            if (line is not null)
            {
                db.Remove(line);
            }

            line = new NetworkLine { Id = Identifier.New(clock), Facility = Facility.Id, Operator = Facility.Operator, From = Node.Id, To = other.Id, Public = isPublic, Flow = flow };
            db.Add(line);
        }
        else
        {
            line.Flow = line.From == Node.Id ? flow : flow.Turned();
        }

        if (!await keep.SaveAsync(Facility, null, ChangeWay.Page, [NetworkJson.Change("line", before, Json(line))], cancellation))
        {
            return this.Conflict(KeepNetwork.Overtaken);
        }

        JsonObject Json(NetworkLine each) => each.From == Node.Id ? NetworkJson.Of(each, Node.Name, other.Name) : NetworkJson.Of(each, other.Name, Node.Name);

        this.Say(NoticeKind.Success, new Words("回線を保存しました。", "The line has been kept."));
        return Redirect($"{Path}/{Node.Id}");
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindNodeAsync(id, cancellation))
        {
            return false;
        }

        if (Line is not { } asked)
        {
            return true;
        }

        line = await db.Set<NetworkLine>().FirstOrDefaultAsync(l => l.Id == asked && l.Facility == Facility.Id && (l.From == Node.Id || l.To == Node.Id), cancellation);
        return line is not null;
    }
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Showing;

namespace Noroshi.CriticalComputers.Drawing;

/// <summary>Says what a node keeps or does for another: all its credentials, its access control.</summary>
/// <remarks>For those who keep the register of their own organisation. Another's facility or node is not there (404).</remarks>
[Authorize(nameof(Permission.KeepRegister))]
[Article("Order, Art. 1(1)(v)")]
[Article("Order, Art. 1(1)(vi)")]
internal sealed class HoldFormPage(StoreDb db, ReadNetwork read, NodeEnds ends, KeepNetwork keep, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "from")]
    public Guid From { get; set; }

    [BindProperty]
    public string? Of { get; set; }

    [BindProperty]
    public string? Kind { get; set; }

    public Facility Facility { get; private set; } = null!;

    public NetworkNode Node { get; private set; } = null!;

    public IReadOnlyList<string> Names { get; private set; } = [];

    public string Path => $"/computers/facilities/{Facility.Id}/network";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) => await FindAsync(id, cancellation) ? Page() : this.Absent();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return this.Absent();
        }

        var kind = Enum.GetValues<HoldKind>().Cast<HoldKind?>().FirstOrDefault(k => k!.Value.Code() == Kind);
        var of = await ends.FindAsync(Facility.Id, Of, cancellation);
        var problems = new Problems()
            .Unless(of is not null, nameof(Of), "no-such-node", new("図にこの名前の機器がありません。図の名前のとおりに入力するか、先に機器を置いてください。", "The drawing has no node of this name. Type the name as it stands there, or put the node in first."))
            .Unless(kind is not null, nameof(Kind), "hold", new("何を担っているかを選んでください。", "Choose what it keeps or does."));
        if (problems.Count == 0)
        {
            problems
                .Unless(!await db.Set<NetworkHold>().AnyAsync(h => h.Facility == Facility.Id && h.Holder == Node.Id && h.Of == of!.Id && h.Kind == kind, cancellation), nameof(Of), "repeated", new(
                    "同じ内容がすでに登録されています。", "This is entered already."))
                .Unless(await db.Set<NetworkHold>().CountAsync(h => h.Facility == Facility.Id, cancellation) < NetworkLimits.MostLines, nameof(Of), "too-many-lines", new(
                    $"1つの図に登録できるのは{NetworkLimits.MostLines}件までです。", $"One drawing holds at most {NetworkLimits.MostLines} of them."));
        }

        if (problems.Count > 0 || !ModelState.IsValid)
        {
            return this.Mend(problems);
        }

        var hold = new NetworkHold { Id = Identifier.New(clock), Facility = Facility.Id, Operator = Facility.Operator, Holder = Node.Id, Of = of!.Id, Kind = kind!.Value };
        db.Add(hold);
        if (!await keep.SaveAsync(Facility, null, ChangeWay.Page, [NetworkJson.Change("hold", null, NetworkJson.Of(hold, Node.Name, of.Name))], cancellation))
        {
            return this.Conflict(KeepNetwork.Overtaken);
        }

        this.Say(NoticeKind.Success, new Words("図に保存しました。", "Kept in the drawing."));
        return Redirect($"{Path}/{Node.Id}");
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellation)
    {
        if (await read.FacilityAsync(id, cancellation) is not { } facility || await ends.FindAsync(facility.Id, new NodeId(From), cancellation) is not { } node)
        {
            return false;
        }

        (Facility, Node, Names) = (facility, node, await ends.NamesAsync(facility.Id, node.Id, cancellation));
        return true;
    }
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
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
internal sealed class HoldFormPage(StoreDb db, ReadNetwork networks, NodeEnds ends, KeepNetwork keep, TimeProvider clock) : EndPage(networks, ends)
{
    [BindProperty]
    public string? Of { get; set; }

    [BindProperty]
    public string? Kind { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) => await FindNodeAsync(id, cancellation) ? Page() : this.Absent();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindNodeAsync(id, cancellation))
        {
            return this.Absent();
        }

        var kind = Enum.GetValues<HoldKind>().Cast<HoldKind?>().FirstOrDefault(k => k!.Value.Code() == Kind);
        var of = await Ends.FindAsync(Facility.Id, Of, cancellation);
        var problems = new Problems()
            .Unless(of is not null, nameof(Of), "no-such-node", NoSuchNode)
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
}

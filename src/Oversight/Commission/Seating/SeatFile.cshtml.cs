using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Oversight.Commission.Law;
using Noroshi.Oversight.Commission.Store;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Fields;

namespace Noroshi.Oversight.Commission.Seating;

/// <summary>The bureau enters who acts for the chair, and that somebody has left.</summary>
/// <remarks>For the commission's bureau.</remarks>
[Authorize(nameof(Permission.KeepCommission))]
[Article("Act, Art. 52")]
[Article("Act, Art. 53")]
[Article("Act, Art. 54(2)")]
internal sealed class SeatFilePage(StoreDb db, CommissionDesk desk, IRecordOfActs acts) : PageModel
{
    private static readonly (string Code, Words Text)[] Grounds =
    [
        ("term", new("任期の満了（後任者の任命）", "End of the term, a successor being appointed")),
        ("resigned", new("辞任", "Resignation")),
        ("52-1", new("法第52条第1号（欠格）", "Art. 52(i)")),
        ("52-2", new("法第52条第2号（刑）", "Art. 52(ii)")),
        ("52-3", new("法第52条第3号（委員会の認定）", "Art. 52(iii): found by the commission")),
        ("51-5", new("法第51条第5項（両議院の事後の承認を得られず）", "Art. 51(5): consent not given afterwards")),
        ("died", new("死亡", "Death")),
        ("moved", new("事務局の異動", "Moved within the bureau")),
    ];

    /// <summary>Why somebody has left, in words.</summary>
    public static Words? Said(string? ground) => Grounds.FirstOrDefault(g => g.Code == ground).Text;

    [BindProperty]
    public string? On { get; set; }

    [BindProperty]
    public string? Because { get; set; }

    public CommissionSeat Seat { get; private set; } = null!;

    public IReadOnlyList<Choice> Reasons => [.. Grounds.Select(g => Choice.Of(g.Code, g.Text))];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) => await FindAsync(id, cancellation) ? Page() : this.Absent();

    public async Task<IActionResult> OnPostActAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation) || Seat is not { Office: Office.Member, FullTime: true })
        {
            return this.Absent();
        }

        var acting = !Seat.ActsForChair;
        foreach (var other in (await desk.InOfficeAsync(desk.Today, cancellation)).Where(s => s.ActsForChair))
        {
            other.ActForChair(false);
        }

        Seat.ActForChair(acting);
        acts.Write(new Act("oversight.acting-chair-set", "Act, Art. 54(2)", $"person:{Seat.Person}") { Content = new JsonObject { ["acts"] = acting } });
        return await this.DoneAsync(db, new("登録しました。", "Entered."), "/commission/seats", cancellation);
    }

    public async Task<IActionResult> OnPostEndAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return this.Absent();
        }

        var on = TypedDay.Read(On);
        var problems = new Problems()
            .Unless(on is not null && on >= Seat.From && on <= desk.Today, nameof(On), "on", new("退任の日を、任命の日から今日までの間で入力してください。", "Enter the day, between the appointment and today."))
            .Unless(Grounds.Any(g => g.Code == Because), nameof(Because), "because", new("理由を選んでください。", "Choose the reason."));
        if (problems.Count > 0)
        {
            return this.Mend(problems);
        }

        // A finding under 52(iii) is the commission's own, of all but the person: nobody is dismissed on it without one.
        if (Because == "52-3" && !await db.Set<MeetingItem>().AnyAsync(i => i.Kind == ItemKind.Unfitness && i.Subject == id && i.Outcome == Outcome.Carried, cancellation))
        {
            return await this.RefuseAsync(acts, "oversight.seat-ended", $"person:{Seat.Person}", new("Act, Art. 52(iii)", new("委員会の認定（本人を除く全員の一致、法第55条第4項）が記録されていません。", "No finding of the commission, by all but the person (Art. 55(4)), is on record.")), cancellation);
        }

        Seat.End(on!.Value, Because!);
        acts.Write(new Act("oversight.seat-ended", "Act, Art. 52", $"person:{Seat.Person}") { Content = new JsonObject { ["on"] = on.Value.ToString("O", CultureInfo.InvariantCulture), ["because"] = Because } });
        return await this.DoneAsync(db, new("退任を登録しました。", "The end of office was entered."), "/commission/seats", cancellation);
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellation)
    {
        Seat = (await db.Set<CommissionSeat>().SingleOrDefaultAsync(s => s.Id == id && s.EndedOn == null, cancellation))!;
        return Seat is not null;
    }
}

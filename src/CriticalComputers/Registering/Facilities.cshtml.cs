using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Fields;
using Noroshi.Web.Showing;

namespace Noroshi.CriticalComputers.Registering;

/// <summary>An operator's 特定重要設備: the list, and entering or correcting one.</summary>
/// <remarks>For those who keep the register of their own organisation. A facility of another is not there (404).</remarks>
[Authorize(nameof(Permission.KeepRegister))]
[Article("Order, Art. 2(5)(ii)")]
internal sealed class FacilitiesPage(StoreDb db, WhoseRegister whose, KeepFacilities keep) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Category { get; set; }

    [BindProperty]
    public string? Sector { get; set; }

    [BindProperty]
    public DateOnly? CoveredOn { get; set; }

    [BindProperty]
    public string? InPlace { get; set; }

    public static IReadOnlyList<Choice> Answers { get; } = [Choice.Of("yes", new("はい", "Yes")), Choice.Of("no", new("いいえ", "No"))];

    [BindProperty]
    public int Revision { get; set; }

    public IReadOnlyList<Facility> Entered { get; private set; } = [];

    public IReadOnlyDictionary<FacilityId, int> Counts { get; private set; } = new Dictionary<FacilityId, int>();

    public IReadOnlyList<Choice> Businesses { get; private set; } = [];

    public Words Business(string sector) => whose.NameOf(sector);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        await ShowAsync(cancellation);
        if (Id is null)
        {
            Sector = Businesses.Count == 1 ? Businesses[0].Value : null;
            return Page();
        }

        if (Entered.FirstOrDefault(f => f.Id.Value == Id) is not { } facility)
        {
            return this.Absent();
        }

        (Name, Category, Sector, CoveredOn, Revision) = (facility.Name, facility.Category, facility.Sector, facility.CoveredOn, facility.Revision);
        InPlace = facility.InPlace switch { true => "yes", false => "no", null => null };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await ShowAsync(cancellation);
        var entry = new FacilityEntry(Sector ?? "", (Category ?? "").Trim(), (Name ?? "").Trim(), CoveredOn, InPlace switch { "yes" => true, "no" => false, _ => null });
        var problems = await keep.ProblemsAsync(entry, cancellation);
        if (problems.Count > 0 || !ModelState.IsValid)
        {
            return this.Mend(problems);
        }

        if (Id is not { } id)
        {
            await keep.EnterAsync(entry, null, cancellation);
        }
        else if (await keep.FindAsync(id, cancellation) is not { } facility)
        {
            return this.Absent();
        }
        else if (facility.Revision != Revision || await keep.ChangeAsync(facility, entry, cancellation) is Keeping.Overtaken)
        {
            return this.Conflict(new Words("ほかの人がこの設備を変更しました。開き直して確かめてください。", "Somebody else changed this facility. Open it again."));
        }

        this.Say(NoticeKind.Success, new Words("設備を保存しました。", "The facility has been kept."));
        return Redirect("/computers");
    }

    private async Task ShowAsync(CancellationToken cancellation)
    {
        Businesses = await whose.BusinessesAsync(cancellation);
        Entered = await db.Set<Facility>().AsNoTracking().Where(f => f.Operator == whose.Operator).OrderBy(f => f.Name).ToListAsync(cancellation);
        Counts = await db.Set<Computer>().Where(c => c.Operator == whose.Operator).GroupBy(c => c.Facility).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
    }
}

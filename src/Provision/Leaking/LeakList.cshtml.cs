using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Products.Face;
using Noroshi.Provision.Law;
using Noroshi.Provision.Store;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Showing;

namespace Noroshi.Provision.Leaking;

/// <summary>A copy to which a mark leads.</summary>
internal sealed record Traced(Watermark Mark, Organisation? Organisation, Person? Person, ReleasedProduct? Product);

/// <summary>Something that was provided has got out: the text is pasted here, its marks lead to the copy, and provision to that recipient is stopped at once.</summary>
/// <remarks>For the Cabinet Office's people who provide. To others it is closed (403).</remarks>
[Authorize(nameof(Permission.SendProducts))]
[Article("Act, Art. 44(1)")]
internal sealed class LeakListPage(Leaks leaks, StoreDb db, IReleasedProducts products, IWhoIsWho who) : PageModel
{
    private const int Most = 100;
    private const int LongestText = 200_000;

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? Mark { get; set; }

    [BindProperty]
    public string? Found { get; set; }

    public IReadOnlyList<Leak> All { get; private set; } = [];

    public IReadOnlyDictionary<OrganisationId, Organisation> Organisations { get; private set; } = new Dictionary<OrganisationId, Organisation>();

    /// <summary>The copies from which the text is; null until one was looked for.</summary>
    public IReadOnlyList<Traced>? Traces { get; private set; }

    public Task OnGetAsync(CancellationToken cancellation) => ShowAsync(cancellation);

    public async Task<IActionResult> OnPostTraceAsync(CancellationToken cancellation)
    {
        if (Text is not { Length: > 0 and <= LongestText })
        {
            await ShowAsync(cancellation);
            return this.Mend([new Problem(nameof(Text), "text", new("外に出た文章を20万字以内で貼り付けてください。", "Paste the text that got out, at most 200,000 characters."))]);
        }

        await ShowAsync(cancellation);
        var found = await leaks.TraceAsync(Text, cancellation);
        var organisations = await who.OrganisationsAsync(found.Select(w => w.Organisation), cancellation);
        var people = await who.PersonsAsync(found.Select(w => w.Person).Distinct(), cancellation);
        var known = await products.TheseAsync([.. found.Select(w => new ProductId(w.Product))], cancellation);
        Traces = [.. found.Select(w => new Traced(w, organisations.GetValueOrDefault(w.Organisation), people.GetValueOrDefault(w.Person), known.GetValueOrDefault(new ProductId(w.Product))))];
        return Page();
    }

    public async Task<IActionResult> OnPostStopAsync(CancellationToken cancellation)
    {
        var mark = Mark is null ? null : await db.Set<Watermark>().AsNoTracking().FirstOrDefaultAsync(w => w.Code == Mark, cancellation);
        var organisation = mark is not null ? mark.Organisation : (await who.OrganisationAsync((Code ?? "").Trim(), cancellation))?.Id;
        var found = Found?.Trim() ?? "";
        var problems = new Problems()
            .Unless(organisation is not null, nameof(Code), "organisation", new("提供を止める組織の符号を入力してください。", "Enter the code of the organisation to which provision is to stop."))
            .Unless(found.Length is > 0 and <= ALeakStopsProvision.LongestText, nameof(Found), "found", new("どこで何が見つかったかを2,000字以内で書いてください。", "Say in at most 2,000 characters where it was found, and what."));
        if (problems.Count > 0)
        {
            await ShowAsync(cancellation);
            return this.Mend(problems);
        }

        var leak = await leaks.StopAsync(organisation!.Value, mark, found, cancellation);
        this.Say(NoticeKind.Success, new("この組織への提供を止めました。次に、情報を出した組織に知らせてください。", "Provision to this organisation is stopped. Now tell those who gave the information."));
        return Redirect($"/provision/leaks/{leak.Id:D}");
    }

    private async Task ShowAsync(CancellationToken cancellation)
    {
        All = await db.Set<Leak>().AsNoTracking().OrderByDescending(l => l.StoppedAt).Take(Most).ToListAsync(cancellation);
        Organisations = await who.OrganisationsAsync(All.Select(l => l.Organisation), cancellation);
    }
}

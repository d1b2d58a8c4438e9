using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Noroshi.Kernel;
using Noroshi.Provision.Receiving;
using Noroshi.Web.Answers;
using Noroshi.Web.Showing;

namespace Noroshi.Provision.Onward;

/// <summary>A prefecture passes something that it received on to municipalities of its region, each with the answer of the law before it is sent.</summary>
/// <remarks>For those who read it in a prefecture that leads a region of the council. For others it is not there (404); what may not be taken away is not passed on (403).</remarks>
[Authorize(nameof(Permission.ReceiveProducts))]
[Article("Act, Art. 45(4)")]
internal sealed class OnwardFormPage(ReceivedInSight inbox, PassOn onward) : PageModel
{
    private const int LongestReason = 500;

    public Received Received { get; private set; } = null!;

    public IReadOnlyList<Municipality> Municipalities { get; private set; } = [];

    [BindProperty]
    public Guid[] To { get; set; } = [];

    [BindProperty]
    public string? Because { get; set; }

    public static bool MayBeChosen(Municipality municipality) => municipality is { Ruling: Ruling.Allowed, Given: null };

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) => await FindAsync(id, cancellation) ?? Page();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (await FindAsync(id, cancellation) is { } elsewhere)
        {
            return elsewhere;
        }

        var chosen = Municipalities.Where(m => To.Contains(m.Organisation.Id.Value)).ToList();
        var problems = new Problems()
            .Unless(chosen.Count > 0, nameof(To), "nobody", new("展開する市区町村を選んでください。", "Choose the municipalities."))
            .Unless(chosen.All(MayBeChosen), nameof(To), "not-allowed", new("展開できない市区町村が含まれています。一覧を確かめてください。", "Some of them may not get it. Look at the list."))
            .Unless(Because?.Trim().Length is > 0 and <= LongestReason, nameof(Because), "because", new("展開が必要な理由を500字以内で書いてください。", "Say in at most 500 characters why it must be passed on."));
        if (problems.Count > 0)
        {
            return this.Mend(problems);
        }

        await onward.SendAsync(Received, chosen, Because!.Trim(), cancellation);
        this.Say(NoticeKind.Success, new($"{chosen.Count}の市区町村に展開を始めました。", $"It is being passed on to municipalities: {chosen.Count}."));
        return Redirect($"/received/{id:D}/onward");
    }

    /// <returns>The answer where there is nothing to pass on; null where there is.</returns>
    private async Task<IActionResult?> FindAsync(Guid id, CancellationToken cancellation)
    {
        if (!await onward.LeadsAsync(cancellation) || await inbox.FindAsync(id, cancellation) is not { } received)
        {
            return this.Absent();
        }

        if (await onward.AskAsync(received, HttpContext, cancellation) is Ruling.Refused no)
        {
            return this.Refuse(no);
        }

        Received = received;
        Municipalities = await onward.MunicipalitiesAsync(received.Contents.Product, cancellation);
        return null;
    }
}

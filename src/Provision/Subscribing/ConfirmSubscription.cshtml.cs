using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Web.Answers;

namespace Noroshi.Provision.Subscribing;

/// <summary>The holder of an address says that the bulletin is wanted. To open the page does nothing yet: programs that look through mail open links.</summary>
/// <remarks>Open to whoever holds the link. One that is forged, used or older than a day leads nowhere (404).</remarks>
[AllowAnonymous]
[Article("Act, Art. 41")]
internal sealed class ConfirmSubscriptionPage(Subscriptions subscriptions, SubscriptionLinks links) : PageModel
{
    private static readonly Words Gone = new("このリンクは、使われたか、24時間を過ぎています。もう一度登録してください。", "This link was used or is older than 24 hours. Please subscribe again.");

    public string Address { get; private set; } = "";

    public Subscription Chosen { get; private set; } = new([], [], false);

    public IReadOnlyList<Words> Sectors => Competence.SectorNames(Chosen.Sectors);

    /// <summary>Where the subscription is kept, once it is confirmed.</summary>
    public string? Manage { get; private set; }

    public async Task<IActionResult> OnGetAsync(string link, CancellationToken cancellation)
    {
        if (await subscriptions.RequestAsync(link, cancellation) is not { } request)
        {
            return this.Answer(404, Gone);
        }

        (Address, Chosen) = (request.Address, Subscription.Read(request.Chosen));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string link, CancellationToken cancellation)
    {
        if (await subscriptions.ConfirmAsync(link, cancellation) is not { } subscriber)
        {
            return this.Answer(404, Gone);
        }

        Manage = links.Manage(subscriber).Page.PathAndQuery;
        return Page();
    }
}

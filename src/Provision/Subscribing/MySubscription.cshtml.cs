using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Provision.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Showing;
using FormChoice = Noroshi.Web.Fields.Choice;

namespace Noroshi.Provision.Subscribing;

/// <summary>A subscriber looks at the subscription, chooses anew or ends it with one press.</summary>
/// <remarks>Open to whoever holds the link, which stands in every mail. One that is forged or ended leads nowhere (404).</remarks>
[AllowAnonymous]
[Article("Act, Art. 41")]
internal sealed class MySubscriptionPage(Subscriptions subscriptions, TimeProvider clock) : PageModel
{
    private static readonly Words Gone = new("この配信は、もう止まっています。", "This subscription has ended already.");

    [BindProperty]
    public SubscriptionForm Form { get; set; } = new();

    public string Address { get; private set; } = "";

    public bool Ended { get; private set; }

    public IReadOnlyList<FormChoice> Sectors => SectorChoices.On(Today);

    public async Task<IActionResult> OnGetAsync(string link, CancellationToken cancellation)
    {
        if (await FindAsync(link, cancellation) is not { } subscriber)
        {
            return this.Answer(404, Gone);
        }

        Form = SubscriptionForm.Of(Subscription.Read(subscriber.Chosen));
        return Page();
    }

    public async Task<IActionResult> OnPostChangeAsync(string link, CancellationToken cancellation)
    {
        if (await FindAsync(link, cancellation) is not { } subscriber)
        {
            return this.Answer(404, Gone);
        }

        var (chosen, problems) = Form.Read(Today);
        if (problems.Count > 0)
        {
            return this.Mend(problems);
        }

        await subscriptions.ChangeAsync(subscriber, chosen, cancellation);
        this.Say(NoticeKind.Success, new("選んだ内容を保存しました。", "What you chose was kept."));
        return Redirect(Request.Path);
    }

    public async Task<IActionResult> OnPostEndAsync(string link, CancellationToken cancellation)
    {
        if (await FindAsync(link, cancellation) is { } subscriber)
        {
            await subscriptions.EndAsync(subscriber.Id, cancellation);
        }

        // Ended twice, it is ended.
        Ended = true;
        return Page();
    }

    private DateOnly Today => LegalCalendar.LegalDay(clock.GetUtcNow());

    private async Task<Subscriber?> FindAsync(string link, CancellationToken cancellation)
    {
        var subscriber = await subscriptions.FindAsync(link, cancellation);
        Address = subscriber?.Address ?? "";
        return subscriber;
    }
}

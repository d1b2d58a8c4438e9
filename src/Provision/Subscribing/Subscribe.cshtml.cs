using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Web.Answers;
using FormChoice = Noroshi.Web.Fields.Choice;

namespace Noroshi.Provision.Subscribing;

/// <summary>Anybody asks for the bulletin by mail.</summary>
/// <remarks>Open, and its answer is the same for every address, known or not. One place may ask a few times a minute.</remarks>
[AllowAnonymous]
[EnableRateLimiting(SubscriptionRate.Policy)]
[Article("Act, Art. 41")]
internal sealed class SubscribePage(Subscriptions subscriptions, IMailOut mail, TimeProvider clock) : PageModel
{
    [BindProperty]
    public string? Mail { get; set; }

    [BindProperty]
    public SubscriptionForm Form { get; set; } = new();

    public bool Open => mail.IsOpen;

    public bool Asked { get; private set; }

    public IReadOnlyList<FormChoice> Sectors => SectorChoices.On(Today);

    public void OnGet() => Form.Language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName is "en" ? "en" : "ja";

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var address = Mail?.Trim() ?? "";
        var (chosen, problems) = Form.Read(Today);
        problems.Unless(SubscriptionForm.IsAddress(address), nameof(Mail), "address", new("メールアドレスを、name@example.jp の形で入力してください。", "Enter an e-mail address such as name@example.jp."));
        if (problems.Count > 0)
        {
            return this.Mend(problems);
        }

        if (Open)
        {
            await subscriptions.AskAsync(address, chosen, cancellation);
            Asked = true;
        }

        return Page();
    }

    private DateOnly Today => LegalCalendar.LegalDay(clock.GetUtcNow());
}

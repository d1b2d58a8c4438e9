using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Noroshi.Kernel;
using Noroshi.Parties.Guarding;
using Noroshi.Parties.Law;
using Noroshi.Web.Answers;

namespace Noroshi.Parties.Recovering;

/// <summary>Somebody who has lost every passkey asks to be let in again.</summary>
/// <remarks>Open to everybody: who is locked out cannot sign in. Its answer is the same for every address, known or not.</remarks>
[AllowAnonymous]
[EnableRateLimiting(CredentialRate.Policy)]
internal sealed class RecoverPage(AskForRecovery ask, LockOut lockOut) : PageModel
{
    [BindProperty]
    public string? Mail { get; set; }

    public bool Asked { get; private set; }

    public Words? Problem { get; private set; }

    public static int HoursToApprove => (int)ARecoveryRequestEnds.Length.TotalHours;

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var mail = Mail?.Trim() ?? "";
        if (mail is not { Length: > 2 and <= 254 } || !mail.Contains('@', StringComparison.Ordinal))
        {
            return this.Mend(new Problems().Unless(false, nameof(Mail), "mail", new("登録したメールアドレスを入力してください。", "Enter your registered e-mail address.")));
        }

        string[] keys = [LockOut.Address(HttpContext)];
        if (await lockOut.UntilAsync(keys, cancellation) is { } until)
        {
            Problem = LockedOut.Words(until);
            return new PageResult { StatusCode = StatusCodes.Status429TooManyRequests };
        }

        // Each request counts as a failure of the address: nobody needs twenty of them, and nobody can try a list of addresses here.
        await lockOut.FailedAsync(keys, cancellation);
        await ask.HandleAsync(mail, cancellation);
        Asked = true;
        return Page();
    }
}

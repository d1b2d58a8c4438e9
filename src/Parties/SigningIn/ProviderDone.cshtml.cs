using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Parties.Guarding;
using Noroshi.Parties.Recognising;

namespace Noroshi.Parties.SigningIn;

/// <summary>The provider has answered: either somebody is signed in now, or the page says why not.</summary>
/// <remarks>Open to everybody: nobody is signed in before it. What it goes by is the provider's answer alone.</remarks>
[AllowAnonymous]
internal sealed class ProviderDonePage(MatchIdentity match, SessionSignIn sessions, LockOut lockOut, IRecordOfActs acts, PartiesSettings settings) : PageModel
{
    private static readonly Words NoAnswer = new("組織のアカウントで確認できませんでした。もう一度お試しください。", "Your organisation's account could not be confirmed. Please try again.");

    private static readonly Words Unknown = new(
        "このアカウントに対応する登録がありません。招待を受けていない場合は、組織の管理者に依頼してください。", "Nobody is registered under this account. Ask the administrator of your organisation for an invitation.");

    public Words Problem { get; private set; } = NoAnswer;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (settings.OpenIdConnect is null)
        {
            return NotFound();
        }

        string[] keys = [LockOut.Address(HttpContext)];
        if (await lockOut.UntilAsync(keys, cancellation) is { } until)
        {
            return Shown(LockedOut.Words(until), StatusCodes.Status429TooManyRequests);
        }

        var answer = await HttpContext.AuthenticateAsync(OutsideIdentity.Kept);
        await HttpContext.SignOutAsync(OutsideIdentity.Kept);
        if (!answer.Succeeded || OutsideSubject.From(answer.Principal) is not { } subject)
        {
            return Shown(NoAnswer, StatusCodes.Status400BadRequest);
        }

        var person = answer.Properties.Items.TryGetValue("link", out var link) && link is { Length: > 0 }
            ? await match.JoinAsync(subject, link, cancellation)
            : await match.FindAsync(subject, cancellation);
        if (person is { } known && await sessions.BeginAsync(HttpContext, known, "oidc", cancellation))
        {
            await lockOut.SucceededAsync(known.Value, cancellation);
            return LocalRedirect(answer.Properties.Items.TryGetValue("to", out var to) && Url.IsLocalUrl(to) ? to! : "/");
        }

        await lockOut.FailedAsync(keys, cancellation);
        await acts.WriteRefusalAsync(new Act("parties.sign-in-refused", "Act, Art. 8", "door:provider") { Content = new() { ["issuer"] = subject.Issuer } }, cancellation);
        return Shown(Unknown, StatusCodes.Status403Forbidden);
    }

    private PageResult Shown(Words problem, int status)
    {
        Problem = problem;
        return new PageResult { StatusCode = status };
    }
}

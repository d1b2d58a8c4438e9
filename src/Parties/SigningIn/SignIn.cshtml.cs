using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Noroshi.Kernel;
using Noroshi.Parties.Demo;
using Noroshi.Parties.Face;
using Noroshi.Parties.Guarding;
using Noroshi.Parties.Passkeys;
using Noroshi.Parties.Recognising;

namespace Noroshi.Parties.SigningIn;

/// <summary>The front door.</summary>
/// <remarks>Open to everybody: nobody is signed in before it.</remarks>
[AllowAnonymous]
[EnableRateLimiting(CredentialRate.Policy)]
internal sealed class SignInPage(
    SessionSignIn sessions, PasskeyCeremony passkeys, LockOut lockOut, PartiesSettings settings, DemoCast cast, IRecordOfActs acts, IEnumerable<IKeptPages> keeping) : PageModel
{
    private static readonly Words NoLongerHere = new(
        "この人物ではサインインできません。無効にされたか、現在の役割がありません。", "Nobody can sign in as this person: disabled, or without a role today.");

    private static readonly Words NotConfirmed = new(
        "パスキーを確認できませんでした。もう一度お試しください。", "The passkey could not be confirmed. Please try again.");

    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    public IReadOnlyList<DemoPerson> Demo { get; private set; } = [];

    public string? Provider => settings.OpenIdConnect is { } provider ? provider.Name ?? provider.Authority.Host : null;

    public string? ElsewherePath => PublicName.IsOther(HttpContext, settings) ? PublicName.Here(HttpContext, settings) : null;

    public string PublicHost => settings.PublicUrl.Host;

    /// <summary>What was typed before has been kept and waits behind this door.</summary>
    public bool Waits => keeping.Any(pages => pages.Leads(To));

    public Words? Problem { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        if (await lockOut.UntilAsync([LockOut.Address(HttpContext)], cancellation) is { } until)
        {
            Problem = LockedOut.Words(until);
        }

        await ShowAsync(cancellation);
    }

    public async Task<IActionResult> OnPostPasskeyOptionsAsync(CancellationToken cancellation) =>
        Content(await passkeys.AskForOneAsync(HttpContext, cancellation), "application/json");

    public async Task<IActionResult> OnPostPasskeyAsync(string? credential, CancellationToken cancellation)
    {
        var address = LockOut.Address(HttpContext);
        var (person, suspected) = await passkeys.TakeOneAsync(HttpContext, credential, cancellation);
        string[] keys = suspected is { } account || (person is { } known && (account = known.Value) != default) ? [address, LockOut.Account(account)] : [address];
        if (await lockOut.UntilAsync(keys, cancellation) is { } until)
        {
            return await AgainAsync(LockedOut.Words(until), StatusCodes.Status429TooManyRequests, cancellation);
        }

        if (person is not { } who)
        {
            await lockOut.FailedAsync(keys, cancellation);
            await acts.WriteRefusalAsync(new Act("parties.sign-in-refused", "Act, Art. 8", suspected is null ? "door:sign-in" : $"person:{suspected}"), cancellation);
            return await AgainAsync(NotConfirmed, StatusCodes.Status400BadRequest, cancellation);
        }

        if (!await sessions.BeginAsync(HttpContext, who, "passkey", cancellation))
        {
            return await AgainAsync(NoLongerHere, StatusCodes.Status403Forbidden, cancellation);
        }

        await lockOut.SucceededAsync(who.Value, cancellation);
        return Onward();
    }

    public async Task<IActionResult> OnPostDemoAsync(Guid person, string? role, CancellationToken cancellation)
    {
        // Without --demo there is no such door, and nothing that says there could be one.
        if (!settings.Demo)
        {
            return NotFound();
        }

        string[] keys = [LockOut.Address(HttpContext)];
        if (await lockOut.UntilAsync(keys, cancellation) is { } until)
        {
            return await AgainAsync(LockedOut.Words(until), StatusCodes.Status429TooManyRequests, cancellation);
        }

        if (await sessions.BeginAsync(HttpContext, new PersonId(person), "demo", cancellation, role))
        {
            return Onward();
        }

        await lockOut.FailedAsync(keys, cancellation);
        return await AgainAsync(NoLongerHere, StatusCodes.Status403Forbidden, cancellation);
    }

    // Only ever back into this house.
    private LocalRedirectResult Onward() => LocalRedirect(Url.IsLocalUrl(To) ? To : "/");

    private async Task<IActionResult> AgainAsync(Words problem, int status, CancellationToken cancellation)
    {
        Problem = problem;
        await ShowAsync(cancellation);
        return new PageResult { StatusCode = status };
    }

    private async Task ShowAsync(CancellationToken cancellation) =>
        Demo = settings.Demo ? await cast.PeopleAsync(cancellation) : [];
}

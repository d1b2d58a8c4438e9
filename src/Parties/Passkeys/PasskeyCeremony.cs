using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Parties.Accounts;
using Noroshi.Parties.Store;
using Noroshi.Store;

namespace Noroshi.Parties.Passkeys;

/// <summary>
/// Asks an authenticator for a new passkey or for the use of one, and judges its answer (WebAuthn level 3). Each challenge waits in
/// the database and is taken out by its first answer, right or wrong: nothing can be played back, on any node.
/// </summary>
internal sealed class PasskeyCeremony(StoreDb db, IPasskeyHandler<Account> handler, UserManager<Account> accounts, TimeProvider clock)
{
    private const string Cookie = "noroshi-passkey";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>What the browser needs to make a new passkey, as JSON.</summary>
    public async Task<string> AskForNewAsync(HttpContext context, PersonId person, string mail, string name, CancellationToken cancellation)
    {
        var options = await handler.MakeCreationOptionsAsync(new PasskeyUserEntity { Id = person.ToString(), Name = mail, DisplayName = name }, context);
        await KeepAsync(context, "new:" + options.AttestationState, cancellation);
        return options.CreationOptionsJson;
    }

    /// <summary>What the browser needs to use a passkey, as JSON. It names nobody: the authenticator knows whose it is.</summary>
    public async Task<string> AskForOneAsync(HttpContext context, CancellationToken cancellation)
    {
        var options = await handler.MakeRequestOptionsAsync(null, context);
        await KeepAsync(context, "use:" + options.AssertionState, cancellation);
        return options.RequestOptionsJson;
    }

    /// <summary>The new passkey, if the answer is right and for this person; null otherwise.</summary>
    public async Task<UserPasskeyInfo?> TakeNewAsync(HttpContext context, PersonId person, string? credential, CancellationToken cancellation)
    {
        if (await TakeAsync(context, "new:", cancellation) is not { } state || credential is not { Length: > 0 and < 64_000 })
        {
            return null;
        }

        var result = await handler.PerformAttestationAsync(new PasskeyAttestationContext { HttpContext = context, CredentialJson = credential, AttestationState = state });
        return result.Succeeded && result.UserEntity.Id == person.ToString() ? result.Passkey : null;
    }

    /// <summary>Whose passkey was used, if the answer is right; otherwise the account whose passkey was wrongly shown, if it is known.</summary>
    public async Task<(PersonId? Person, Guid? Suspected)> TakeOneAsync(HttpContext context, string? credential, CancellationToken cancellation)
    {
        if (await TakeAsync(context, "use:", cancellation) is not { } state || credential is not { Length: > 0 and < 64_000 })
        {
            return (null, null);
        }

        var shown = await WhoseAsync(credential);
        var result = await handler.PerformAssertionAsync(new PasskeyAssertionContext { HttpContext = context, CredentialJson = credential, AssertionState = state });
        if (!result.Succeeded)
        {
            return (null, shown?.Id);
        }

        // The signature counter is kept, so that a cloned authenticator shows itself.
        await accounts.AddOrUpdatePasskeyAsync(result.User, result.Passkey);
        return (new PersonId(result.User.Id), result.User.Id);
    }

    private async Task<Account?> WhoseAsync(string credential)
    {
        try
        {
            using var json = System.Text.Json.JsonDocument.Parse(credential);
            return json.RootElement.TryGetProperty("rawId", out var id) && id.GetString() is { } text
                ? await accounts.FindByPasskeyIdAsync(System.Buffers.Text.Base64Url.DecodeFromChars(text))
                : null;
        }
        catch (Exception unreadable) when (unreadable is System.Text.Json.JsonException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }

    private async Task KeepAsync(HttpContext context, string state, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await db.Set<PasskeyChallenge>().Where(c => c.ExpiresAt < now).ExecuteDeleteAsync(cancellation);
        var challenge = PasskeyChallenge.Of(Identifier.New(clock), state, now + Patience);
        db.Add(challenge);
        await db.SaveChangesAsync(cancellation);
        context.Response.Cookies.Append(Cookie, challenge.Id.ToString("N"), new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            SameSite = SameSiteMode.Strict,
            Secure = context.Request.IsHttps,
            MaxAge = Patience,
        });
    }

    private async Task<string?> TakeAsync(HttpContext context, string kind, CancellationToken cancellation)
    {
        if (!Guid.TryParse(context.Request.Cookies[Cookie], out var id))
        {
            return null;
        }

        context.Response.Cookies.Delete(Cookie);
        var now = clock.GetUtcNow();
        var found = await db.Set<PasskeyChallenge>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == id && c.ExpiresAt > now, cancellation);
        var taken = await db.Set<PasskeyChallenge>().Where(c => c.Id == id).ExecuteDeleteAsync(cancellation);
        return taken == 1 && found?.State.StartsWith(kind, StringComparison.Ordinal) == true ? found.State[kind.Length..] : null;
    }
}

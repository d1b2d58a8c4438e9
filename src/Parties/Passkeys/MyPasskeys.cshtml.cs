using System.Buffers.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Parties.Accounts;
using Noroshi.Parties.Face;
using Noroshi.Parties.Guarding;
using Noroshi.Parties.Store;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Showing;

namespace Noroshi.Parties.Passkeys;

/// <summary>A person's own passkeys: add, name, remove.</summary>
/// <remarks>For every signed-in person, and only for that person's own.</remarks>
[Authorize(PartiesModule.Somebody)]
[EnableRateLimiting(CredentialRate.Policy)]
internal sealed class MyPasskeysPage(
    PasskeyRing ring, PasskeyCeremony ceremony, BothOrNeither both, IWhoIsWho who, StoreDb db, Actor actor, PartiesSettings settings, IRecordOfActs acts) : PageModel
{
    private static readonly Words NotConfirmed = new("パスキーを登録できませんでした。もう一度お試しください。", "The passkey could not be registered. Please try again.");

    private static readonly Ruling.Refused TheLast = new("Act, Art. 8", new(
        "最後のパスキーは削除できません。先に別のパスキーを追加してください。", "The last passkey cannot be removed. Add another one first."));

    public IReadOnlyList<Shown> Passkeys { get; private set; } = [];

    public Words? Problem { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (PublicName.IsOther(HttpContext, settings))
        {
            return Redirect(PublicName.Here(HttpContext, settings));
        }

        await ShowAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostOptionsAsync(CancellationToken cancellation)
    {
        var me = (await who.PersonAsync(actor.Person, cancellation))!;
        return Content(await ceremony.AskForNewAsync(HttpContext, me.Id, me.Mail ?? me.Name, me.Name, cancellation), "application/json");
    }

    public async Task<IActionResult> OnPostAddAsync(string? credential, string? passkeyName, CancellationToken cancellation)
    {
        if (await ceremony.TakeNewAsync(HttpContext, actor.Person, credential, cancellation) is not { } passkey)
        {
            Problem = NotConfirmed;
            await ShowAsync();
            return new PageResult { StatusCode = StatusCodes.Status400BadRequest };
        }

        await both.DoAsync(async () =>
        {
            await ring.AddAsync(actor.Person, passkey, passkeyName);
            return true;
        }, cancellation);
        this.Say(NoticeKind.Success, new("パスキーを登録しました。", "The passkey was registered."));
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostNameAsync(string? id, string? name, CancellationToken cancellation) =>
        Key(id) is { } key && await both.DoAsync(() => ring.NameAsync(actor.Person, key, name), cancellation) ? RedirectToPage() : this.Absent();

    public async Task<IActionResult> OnPostRemoveAsync(string? id, CancellationToken cancellation)
    {
        var mine = await ring.OfAsync(actor.Person);
        if (Key(id) is not { } key || !mine.Any(p => p.CredentialId.AsSpan().SequenceEqual(key)))
        {
            return this.Absent();
        }

        // Without another way in, removing the last one would lock the person out: recovery takes a second person, so it is not for convenience.
        if (mine.Count == 1 && !await db.Set<ExternalIdentity>().AnyAsync(e => e.Person == actor.Person, cancellation))
        {
            await acts.WriteRefusalAsync(new Act("parties.passkey-removed", TheLast.Article, $"person:{actor.Person}"), cancellation);
            return this.Refuse(TheLast);
        }

        await both.DoAsync(() => ring.RemoveAsync(actor.Person, key), cancellation);
        this.Say(NoticeKind.Success, new("パスキーを削除しました。", "The passkey was removed."));
        return RedirectToPage();
    }

    private async Task ShowAsync() =>
        Passkeys = [.. (await ring.OfAsync(actor.Person)).Select(p => new Shown(Base64Url.EncodeToString(p.CredentialId), p.Name ?? "パスキー", p.CreatedAt))];

    private static byte[]? Key(string? id) => id is { Length: > 0 and < 2000 } && Base64Url.IsValid(id) ? Base64Url.DecodeFromChars(id) : null;

    /// <summary>A passkey as its owner sees it.</summary>
    internal sealed record Shown(string Id, string Name, DateTimeOffset CreatedAt);
}

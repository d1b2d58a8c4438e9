using System.Net.Mail;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Parties.Guarding;
using Noroshi.Parties.Law;
using Noroshi.Parties.Passkeys;
using Noroshi.Parties.Recognising;
using Noroshi.Parties.Store;
using Noroshi.Web.Answers;

namespace Noroshi.Parties.Joining;

/// <summary>Where a one-time link leads: an invitation, the first administrator's, a recovery.</summary>
/// <remarks>Open to everybody: who holds the link is let in by it, and by nothing else.</remarks>
[AllowAnonymous]
[EnableRateLimiting(CredentialRate.Policy)]
internal sealed class JoinPage(
    OneTimeLinks links, Join join, PasskeyCeremony passkeys, SessionSignIn sessions, LockOut lockOut, IWhoIsWho who, Actor actor, PartiesSettings settings,
    IStringLocalizer<PageWords> T) : PageModel
{
    private static readonly Words NotConfirmed = new("パスキーを登録できませんでした。もう一度お試しください。", "The passkey could not be registered. Please try again.");
    private static readonly Words Dead = new(
        "このリンクは使えません。すでに使われたか、期限が過ぎたか、取り消されています。リンクを渡した人に、新しいリンクを依頼してください。",
        "This link cannot be used. It has been used, has expired or was withdrawn. Ask whoever gave it to you for a new one.");
    private static readonly Words UsedUp = new("このリンクはすでに使われました。", "This link has been used already.");
    private OneTimeLink link = null!;

    [BindProperty(SupportsGet = true)]
    public string Secret { get; set; } = "";

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Department { get; set; }

    [BindProperty]
    public string? Mail { get; set; }

    [BindProperty]
    public string? PasskeyName { get; set; }

    public string Title => link.Purpose switch
    {
        LinkPurpose.FirstAdministrator => T["最初のシステム管理者の登録"],
        LinkPurpose.Recovery => T["パスキーの再登録"],
        _ => T["招待を受ける"],
    };

    public string Lead => link.Purpose switch
    {
        LinkPurpose.Recovery => T["新しいパスキーを登録します。これまでのパスキーとサインインはすべて無効になります。"],
        _ => T["氏名を入力し、この端末にパスキーを登録してください。"],
    };

    public Words OrganisationName { get; private set; } = new("", "");

    public Words? RoleName => link.Role is { } role ? Roles.Find(role)?.Name : null;

    public DateTimeOffset Expires => link.ExpiresAt;

    public bool AsksWho => link.Purpose != LinkPurpose.Recovery;

    public bool AsksMail => link.Mail is null;

    /// <summary>Whether the person invited is signed in already, in another role.</summary>
    public bool IsMine { get; private set; }

    public string? Provider => settings.OpenIdConnect is { } provider ? provider.Name ?? provider.Authority.Host : null;

    public bool MayUseProvider => link.Purpose == LinkPurpose.Invitation;

    public Words? Problem { get; private set; }

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var cancellation = HttpContext.RequestAborted;
        string[] keys = [LockOut.Address(HttpContext)];
        if (await lockOut.UntilAsync(keys, cancellation) is { } until)
        {
            context.Result = this.Answer(StatusCodes.Status429TooManyRequests, LockedOut.Words(until));
        }
        else if (await links.FindAsync(Secret, cancellation) is not { } found)
        {
            // A link that was used, revoked, has expired or never was: one answer for all, and one failure more.
            await lockOut.FailedAsync(keys, cancellation);
            context.Result = this.Answer(StatusCodes.Status404NotFound, Dead);
        }
        else if (PublicName.IsOther(HttpContext, settings) && HttpMethods.IsGet(Request.Method))
        {
            context.Result = Redirect(PublicName.Here(HttpContext, settings));
        }
        else
        {
            link = found;
            OrganisationName = (await who.OrganisationAsync(link.Organisation, cancellation))?.Name ?? OrganisationName;
            var mine = actor.IsSomebody ? await who.PersonAsync(actor.Person, cancellation) : null;
            IsMine = link.Purpose == LinkPurpose.Invitation && mine?.Mail is { } mail && string.Equals(mail, link.Mail, StringComparison.OrdinalIgnoreCase);
            await next();
        }
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostOptionsAsync(CancellationToken cancellation)
    {
        if (Problems() is { Count: > 0 })
        {
            return BadRequest();
        }

        var person = await PersonAsync(cancellation);
        return Content(await passkeys.AskForNewAsync(HttpContext, person.Id, person.Mail ?? person.Name, person.Name, cancellation), "application/json");
    }

    public async Task<IActionResult> OnPostPasskeyAsync(string? credential, CancellationToken cancellation)
    {
        if (Problems() is { Count: > 0 } problems)
        {
            return this.Mend(problems);
        }

        if (await passkeys.TakeNewAsync(HttpContext, Join.PersonOf(link), credential, cancellation) is not { } passkey)
        {
            await lockOut.FailedAsync([LockOut.Address(HttpContext)], cancellation);
            Problem = NotConfirmed;
            return new PageResult { StatusCode = StatusCodes.Status400BadRequest };
        }

        if (!await join.WithPasskeyAsync(link, Name?.Trim() ?? "", Trimmed(Department), Trimmed(Mail), passkey, PasskeyName, cancellation))
        {
            return this.Conflict(UsedUp);
        }

        return await sessions.BeginAsync(HttpContext, Join.PersonOf(link), link.Purpose == LinkPurpose.Recovery ? "recovery" : "passkey", cancellation)
            ? LocalRedirect("/")
            : LocalRedirect("/sign-in");
    }

    public async Task<IActionResult> OnPostMineAsync(CancellationToken cancellation)
    {
        if (!IsMine)
        {
            return this.Absent();
        }

        return await join.AsMyselfAsync(link, cancellation) ? LocalRedirect("/account/role") : this.Conflict(UsedUp);
    }

    private Problems Problems() => !AsksWho ? [] : new Problems()
        .Unless(Name?.Trim() is { Length: > 0 and <= 100 }, nameof(Name), "name", new("氏名を100文字以内で入力してください。", "Enter your name in at most 100 characters."))
        .Unless(Department is null or { Length: <= 100 }, nameof(Department), "department", new("部署は100文字以内で入力してください。", "Enter the department in at most 100 characters."))
        .Unless(!AsksMail || (Mail is { Length: <= 254 } mail && MailAddress.TryCreate(mail.Trim(), out _)), nameof(Mail), "mail", new("メールアドレスを確認してください。例：taro@example.jp", "Check the e-mail address, for example taro@example.jp."));

    private async Task<Person> PersonAsync(CancellationToken cancellation) =>
        link.Person is { } known && await who.PersonAsync(known, cancellation) is { } person
            ? person
            : new Person(Join.PersonOf(link), Name!.Trim(), Trimmed(Department), link.Mail ?? Trimmed(Mail), null);

    private static string? Trimmed(string? text) => text?.Trim() is { Length: > 0 } some ? some : null;
}

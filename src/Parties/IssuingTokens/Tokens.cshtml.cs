using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Parties.Guarding;
using Noroshi.Parties.Law;
using Noroshi.Parties.Recognising;
using Noroshi.Parties.Store;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Fields;
using Noroshi.Web.Showing;

namespace Noroshi.Parties.IssuingTokens;

/// <summary>Tokens by which machines act for a person: made, shown once, listed, revoked.</summary>
/// <remarks>For every signed-in person; administrators also see and revoke those of their organisation (the token's predicate says so).</remarks>
[Authorize(PartiesModule.Somebody)]
[EnableRateLimiting(CredentialRate.Policy)]
internal sealed class TokensPage(StoreDb db, Actor actor, NotThere notThere, IRecordOfActs acts, TimeProvider clock) : PageModel
{
    public IReadOnlyList<Shown> Tokens { get; private set; } = [];

    public IReadOnlyList<Choice> Possible => [.. ATokenAllowsNoMoreThanItsMaker.Possible(actor).Select(p => Choice.Of(p.ToString(), PermissionWords.Of(p)))];

    public string? Made { get; private set; }

    public string? Name { get; private set; }

    public string[] Scope { get; private set; } = [];

    public int Days { get; private set; } = 90;

    public async Task OnGetAsync(CancellationToken cancellation) => await ShowAsync(cancellation);

    public async Task<IActionResult> OnPostMakeAsync(string? name, string[] scope, int days, CancellationToken cancellation)
    {
        (Name, Scope, Days) = (name, scope, days);
        var asked = scope.Select(s => Enum.TryParse<Permission>(s, out var p) && Enum.IsDefined(p) ? p : (Permission?)null).ToArray();
        var problems = ATokenAllowsNoMoreThanItsMaker.Check(name, [.. asked.OfType<Permission>()], days, actor);
        if (problems.Count > 0 || asked.Contains(null) || !ModelState.IsValid)
        {
            await ShowAsync(cancellation);
            return this.Mend(problems);
        }

        var secret = Secret.New(TokenRecognition.Prefix);
        var session = await db.Set<Session>().AsNoTracking().FirstAsync(s => s.Id == actor.Credential, cancellation);
        var membership = await db.Set<Membership>().AsNoTracking().FirstAsync(m => m.Id == session.Membership, cancellation);
        var now = clock.GetUtcNow();
        var token = ApiToken.Of(Identifier.New(clock), secret, name!.Trim(), membership, asked.OfType<Permission>().Distinct(), now, now.AddDays(days));
        db.Add(token);
        acts.Write(new Act("parties.token-made", "Act, Art. 8", $"token:{token.Id}") { Content = new JsonObject { ["scope"] = token.Scope, ["days"] = days } });
        await db.SaveChangesAsync(cancellation);
        (Made, Name, Scope, Days) = (secret, null, [], 90);
        await ShowAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostRevokeAsync(Guid id, CancellationToken cancellation)
    {
        if (await db.Set<ApiToken>().FirstOrDefaultAsync(t => t.Id == id, cancellation) is not { } token)
        {
            return await notThere.AnswerAsync(this, $"token:{id}");
        }

        token.Revoke(clock.GetUtcNow());
        acts.Write(new Act("parties.token-revoked", "Act, Art. 8", $"token:{token.Id}"));
        await db.SaveChangesAsync(cancellation);
        this.Say(NoticeKind.Success, new($"トークン「{token.Name}」を無効にしました。", $"The token “{token.Name}” was revoked."));
        return RedirectToPage();
    }

    private async Task ShowAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var rows = await (
            from t in db.Set<ApiToken>().AsNoTracking()
            join p in db.Set<PersonRow>() on t.Person equals p.Id
            orderby t.MadeAt descending
            select new { Token = t, p.Name }).Take(200).ToListAsync(cancellation);
        Tokens = [.. rows.Select(r => new Shown(
            r.Token.Id, r.Token.Name, r.Token.Person == actor.Person, r.Name, r.Token.Beginning, [.. r.Token.Permissions.Select(PermissionWords.Of)],
            r.Token.ExpiresAt, r.Token.LastUsedAt, r.Token.IsOpen(now)))];
    }

    /// <summary>A token as it is listed.</summary>
    internal sealed record Shown(
        Guid Id, string Name, bool IsMine, string Person, string Beginning, IReadOnlyList<Words> May, DateTimeOffset ExpiresAt, DateTimeOffset? LastUsedAt, bool IsOpen);
}

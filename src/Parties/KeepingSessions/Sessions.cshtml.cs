using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Parties.Guarding;
using Noroshi.Parties.Store;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Showing;

namespace Noroshi.Parties.KeepingSessions;

/// <summary>Where a person is signed in, and the ending of it.</summary>
/// <remarks>For every signed-in person, and only for that person's own sessions.</remarks>
[Authorize(PartiesModule.Somebody)]
internal sealed class SessionsPage(StoreDb db, Actor actor, NotThere notThere, IRecordOfActs acts, TimeProvider clock) : PageModel
{
    public IReadOnlyList<Session> Sessions { get; private set; } = [];

    public Guid Present => actor.Credential;

    public Words Method(string method) => method switch
    {
        "passkey" => new("パスキー", "Passkey"),
        "oidc" => new("組織のアカウント", "Organisation's account"),
        "demo" => new("デモ", "Demonstration"),
        "recovery" => new("復旧", "Recovery"),
        _ => new(method, method),
    };

    public async Task OnGetAsync(CancellationToken cancellation) =>
        Sessions = await Open().AsNoTracking().OrderByDescending(s => s.LastSeenAt).ToListAsync(cancellation);

    public async Task<IActionResult> OnPostEndAsync(Guid id, CancellationToken cancellation)
    {
        if (await Open().FirstOrDefaultAsync(s => s.Id == id, cancellation) is not { } session)
        {
            return await notThere.AnswerAsync(this, $"session:{id}");
        }

        return await EndAsync([session], cancellation);
    }

    public async Task<IActionResult> OnPostEndOthersAsync(CancellationToken cancellation) =>
        await EndAsync(await Open().Where(s => s.Id != actor.Credential).ToListAsync(cancellation), cancellation);

    private async Task<IActionResult> EndAsync(List<Session> sessions, CancellationToken cancellation)
    {
        foreach (var session in sessions)
        {
            session.Revoke(clock.GetUtcNow());
        }

        acts.Write(new Act("parties.sessions-ended", "Act, Art. 8", $"person:{actor.Person}") { Content = new JsonObject { ["count"] = sessions.Count } });
        await db.SaveChangesAsync(cancellation);
        this.Say(NoticeKind.Success, new($"{sessions.Count}件のサインインを終了させました。", $"{sessions.Count} session(s) ended."));
        return RedirectToPage();
    }

    private IQueryable<Session> Open()
    {
        var now = clock.GetUtcNow();
        return db.Set<Session>().Where(s => s.Person == actor.Person && s.RevokedAt == null && s.ExpiresAt > now);
    }
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Parties.Guarding;
using Noroshi.Parties.Store;
using Noroshi.Store;

namespace Noroshi.Parties.Noticing;

/// <summary>What a person was told.</summary>
/// <remarks>For every signed-in person, and only that person's own notices (the notice's predicate says so).</remarks>
[Authorize(PartiesModule.Somebody)]
internal sealed class InboxPage(StoreDb db, Actor actor, NotThere notThere, PartiesSettings settings, TimeProvider clock) : PageModel
{
    private const int Many = 50;

    [BindProperty(SupportsGet = true)]
    public Guid? After { get; set; }

    public bool MailIsOn => settings.Mail is not null;

    public IReadOnlyList<Notice> Notices { get; private set; } = [];

    public int Unread { get; private set; }

    public string? Next { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var mine = db.Set<Notice>().AsNoTracking().Where(n => n.To == actor.Person);
        Unread = await mine.CountAsync(n => n.ReadAt == null, cancellation);
        if (After is { } after && await mine.FirstOrDefaultAsync(n => n.Id == after, cancellation) is { } last)
        {
            mine = mine.Where(n => n.At < last.At || (n.At == last.At && n.Id < last.Id));
        }

        var found = await mine.OrderByDescending(n => n.At).ThenByDescending(n => n.Id).Take(Many + 1).ToListAsync(cancellation);
        Next = found.Count > Many ? found[Many - 1].Id.ToString("D") : null;
        Notices = [.. found.Take(Many)];
    }

    public async Task<IActionResult> OnPostOpenAsync(Guid id, CancellationToken cancellation)
    {
        if (await db.Set<Notice>().FirstOrDefaultAsync(n => n.Id == id && n.To == actor.Person, cancellation) is not { } notice)
        {
            return await notThere.AnswerAsync(this, $"notice:{id}");
        }

        notice.Read(clock.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
        return LocalRedirect(Url.IsLocalUrl(notice.Path) ? notice.Path : "/notices");
    }

    public async Task<IActionResult> OnPostReadAllAsync(CancellationToken cancellation)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        await db.Set<Notice>().Where(n => n.To == actor.Person && n.ReadAt == null).ExecuteUpdateAsync(set => set.SetProperty(n => n.ReadAt, now), cancellation);
        return RedirectToPage();
    }
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Showing;

namespace Noroshi.CriticalComputers.Feeding;

/// <summary>Addresses at which one's calendar fetches the last days: made, shown once, listed, revoked.</summary>
/// <remarks>For those who may read the register of their own organisation; each sees the own addresses. Another's is not there (404).</remarks>
[Authorize(nameof(Permission.ReadOwnRegister))]
[Article("Act, Art. 8(1)")]
internal sealed class FeedsPage(StoreDb db, PartiesSettings settings, IRecordOfActs acts, TimeProvider clock) : PageModel
{
    private const int Most = 10;
    private const int LongestName = 100;

    [BindProperty]
    public string? Name { get; set; }

    public IReadOnlyList<CalendarFeed> Feeds { get; private set; } = [];

    /// <summary>The address of the feed that was made a moment ago; it is shown this once.</summary>
    public Uri? Made { get; private set; }

    public DateTimeOffset Now => clock.GetUtcNow();

    public Task OnGetAsync(CancellationToken cancellation) => ShowAsync(cancellation);

    public async Task<IActionResult> OnPostMakeAsync(CancellationToken cancellation)
    {
        var now = Now;
        var name = (Name ?? "").Trim();
        var open = await db.Set<CalendarFeed>().CountAsync(f => f.RevokedAt == null && f.ExpiresAt > now, cancellation);
        var problems = new Problems()
            .Unless(name.Length is > 0 and <= LongestName && !name.Any(c => char.IsControl(c) || char.IsSurrogate(c)), nameof(Name), "name", new(
                "名前を、100文字以内で入力してください。", "Enter a name of at most 100 characters."))
            .Unless(open < Most, nameof(Name), "too-many", new(
                $"有効な購読用アドレスは{Most}個までです。使わないものを無効にしてください。", $"You can have at most {Most} addresses. Revoke one that you no longer use."));
        if (problems.Count > 0)
        {
            await ShowAsync(cancellation);
            return this.Mend(problems);
        }

        var secret = FeedSecret.New();
        var feed = new CalendarFeed
        {
            Id = Identifier.New(clock),
            Operator = db.Actor.Organisation,
            Person = db.Actor.Person,
            Name = name,
            Digest = FeedSecret.Digest(secret)!,
            MadeAt = now,
            ExpiresAt = now.AddYears(1),
        };
        db.Add(feed);
        acts.Write(new Act("critical-computers.feed-made", "Act, Art. 8(1)", $"calendar-feed:{feed.Id}"));
        await db.SaveChangesAsync(cancellation);
        (Made, Name) = (new Uri(settings.PublicUrl, CalendarDoor.PathOf(secret)), null);
        ModelState.Clear();
        await ShowAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostRevokeAsync(Guid id, CancellationToken cancellation)
    {
        if (await db.Set<CalendarFeed>().FirstOrDefaultAsync(f => f.Id == id, cancellation) is not { } feed)
        {
            await acts.WriteRefusalAsync(new Act("critical-computers.not-shown", "Act, Art. 8", $"calendar-feed:{id}"), cancellation);
            return this.Absent();
        }

        if (feed.RevokedAt is null)
        {
            feed.Revoke(Now);
            acts.Write(new Act("critical-computers.feed-revoked", "Act, Art. 8(1)", $"calendar-feed:{feed.Id}"));
            await db.SaveChangesAsync(cancellation);
        }

        this.Say(NoticeKind.Success, new($"購読用アドレス「{feed.Name}」を無効にしました。", $"The address “{feed.Name}” was revoked."));
        return RedirectToPage();
    }

    private async Task ShowAsync(CancellationToken cancellation) =>
        Feeds = await db.Set<CalendarFeed>().AsNoTracking().OrderByDescending(f => f.MadeAt).Take(50).ToListAsync(cancellation);
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Provision.Store;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Showing;

namespace Noroshi.Provision.Calling;

/// <summary>Where the organisation has itself called when something is provided to it.</summary>
/// <remarks>For the administrators of the organisation: an address decides where information goes. Another organisation's is not there (404).</remarks>
[Authorize(nameof(Permission.ManagePeople))]
[Article("Act, Art. 44(1)")]
internal sealed class WebhookListPage(Webhooks webhooks, StoreDb db, IRecordOfActs acts, TimeProvider clock) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Address { get; set; }

    public IReadOnlyList<WebhookEndpoint> All { get; private set; } = [];

    /// <summary>The last call to each that was tried.</summary>
    public IReadOnlyDictionary<Guid, WebhookCall> Last { get; private set; } = new Dictionary<Guid, WebhookCall>();

    /// <summary>A secret that was made a moment ago; it is shown this once.</summary>
    public string? Made { get; private set; }

    public DateTimeOffset Now => clock.GetUtcNow();

    public Task OnGetAsync(CancellationToken cancellation) => ShowAsync(cancellation);

    public async Task<IActionResult> OnPostAddAsync(CancellationToken cancellation)
    {
        var (problems, secret) = await webhooks.AddAsync(Name, Address, cancellation);
        if (problems.Count > 0)
        {
            await ShowAsync(cancellation);
            return this.Mend(problems);
        }

        return await ShowOnceAsync(secret!, cancellation);
    }

    public async Task<IActionResult> OnPostRotateAsync(Guid id, CancellationToken cancellation) =>
        await FindAsync(id, cancellation) is { } endpoint
            ? await ShowOnceAsync(await webhooks.RotateAsync(endpoint, cancellation), cancellation)
            : await NotThereAsync(id, cancellation);

    public Task<IActionResult> OnPostPauseAsync(Guid id, CancellationToken cancellation) =>
        DoAsync(id, webhooks.PauseAsync, new("送信を止めました。", "Calls were paused."), cancellation);

    public Task<IActionResult> OnPostResumeAsync(Guid id, CancellationToken cancellation) =>
        DoAsync(id, webhooks.ResumeAsync, new("送信を再開しました。", "Calls were resumed."), cancellation);

    public Task<IActionResult> OnPostTryAsync(Guid id, CancellationToken cancellation) =>
        DoAsync(id, webhooks.TryAsync, new("試しに送ります。結果は、少し待ってこのページを開き直すと分かります。", "It is being called. Open this page again in a moment to see how it ended."), cancellation);

    public Task<IActionResult> OnPostRemoveAsync(Guid id, CancellationToken cancellation) =>
        DoAsync(id, webhooks.RemoveAsync, new("送信先を削除しました。", "The webhook was removed."), cancellation);

    private async Task<IActionResult> DoAsync(Guid id, Func<WebhookEndpoint, CancellationToken, Task> deed, Words done, CancellationToken cancellation)
    {
        if (await FindAsync(id, cancellation) is not { } endpoint)
        {
            return await NotThereAsync(id, cancellation);
        }

        await deed(endpoint, cancellation);
        this.Say(NoticeKind.Success, done);
        return RedirectToPage();
    }

    private Task<WebhookEndpoint?> FindAsync(Guid id, CancellationToken cancellation) => webhooks.Here().FirstOrDefaultAsync(w => w.Id == id, cancellation);

    private async Task<IActionResult> NotThereAsync(Guid id, CancellationToken cancellation)
    {
        await acts.WriteRefusalAsync(new Act("provision.not-shown", "Act, Art. 44(1)", $"webhook:{id}"), cancellation);
        return this.Absent();
    }

    private async Task<IActionResult> ShowOnceAsync(string secret, CancellationToken cancellation)
    {
        (Made, Name, Address) = (secret, null, null);
        ModelState.Clear();
        await ShowAsync(cancellation);
        return Page();
    }

    private async Task ShowAsync(CancellationToken cancellation)
    {
        All = await webhooks.Here().AsNoTracking().OrderByDescending(w => w.MadeAt).ToListAsync(cancellation);
        var shown = All.Select(w => w.Id).ToArray();
        Last = (await db.Set<WebhookCall>().AsNoTracking().Where(c => shown.Contains(c.Endpoint) && c.Attempts > 0).GroupBy(c => c.Endpoint).Select(g => g.OrderByDescending(c => c.QueuedAt).First()).ToListAsync(cancellation)).ToDictionary(c => c.Endpoint);
    }
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Products.Face;
using Noroshi.Provision.Law;
using Noroshi.Provision.Store;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Showing;

namespace Noroshi.Provision.Leaking;

/// <summary>One leak: what the recipient holds, whom to tell, what was decided, and the way back.</summary>
/// <remarks>For the Cabinet Office's people who provide. To others it is closed (403).</remarks>
[Authorize(nameof(Permission.SendProducts))]
[Article("Act, Art. 44(1)")]
internal sealed class LeakFilePage(Leaks leaks, StoreDb db, IReleasedProducts products, IWhoIsWho who, IRecordOfActs acts, Actor actor) : PageModel
{
    private const int Most = 200;
    private static readonly Words Moved = new("ほかの人が、いまこの記録を変えました。もう一度開いて確かめてください。", "Somebody else has just changed this. Open it again.");

    public Leak Leak { get; private set; } = null!;

    public Organisation? Organisation { get; private set; }

    public IReadOnlyList<(Recipient Recipient, ReleasedProduct? Product)> Held { get; private set; } = [];

    public int HeldInAll { get; private set; }

    public IReadOnlyList<Organisation> Originators { get; private set; } = [];

    public IReadOnlyDictionary<PersonId, Person> People { get; private set; } = new Dictionary<PersonId, Person>();

    [BindProperty]
    public string? Decision { get; set; }

    [BindProperty]
    public string? Because { get; set; }

    public string? NameOf(PersonId? person) => person is { } id ? People.GetValueOrDefault(id)?.Name : null;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) => await FindAsync(id, cancellation) ? Page() : this.Absent();

    public Task<IActionResult> OnPostTellAsync(Guid id, CancellationToken cancellation) =>
        DoAsync(id, new Problems(), () => leaks.TellOriginatorsAsync(Leak, cancellation), new("情報を出した組織に知らせました。", "Those who gave the information were told."), cancellation);

    public Task<IActionResult> OnPostDecideAsync(Guid id, CancellationToken cancellation) =>
        DoAsync(id, Written(Decision, nameof(Decision)), () => leaks.DecideAsync(Leak, Decision!.Trim(), cancellation), new("判断を記録しました。", "The decision was put down."), cancellation);

    public async Task<IActionResult> OnPostRestoreAsync(Guid id, CancellationToken cancellation)
    {
        if (await FindAsync(id, cancellation) && ALeakStopsProvision.Restore(Leak.Decision is not null, Leak.StoppedBy, actor.Person) is Ruling.Refused no)
        {
            await acts.WriteRefusalAsync(new Act("provision.leak-restored", no.Article, $"leak:{Leak.Number}"), cancellation);
            return this.Refuse(no);
        }

        return await DoAsync(id, Written(Because, nameof(Because)), () => leaks.RestoreAsync(Leak, Because!.Trim(), cancellation), new("提供を再開できるようにしました。", "Provision can go on."), cancellation);
    }

    private static Problems Written(string? text, string field) => new Problems()
        .Unless(text?.Trim().Length is > 0 and <= ALeakStopsProvision.LongestText, field, "text", new("2,000字以内で書いてください。", "Write at most 2,000 characters."));

    private async Task<IActionResult> DoAsync(Guid id, Problems problems, Func<Task<bool>> deed, Words done, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return this.Absent();
        }

        if (Leak.RestoredAt is not null)
        {
            return this.Conflict(Moved);
        }

        if (problems.Count > 0)
        {
            return this.Mend(problems);
        }

        if (!await deed())
        {
            return this.Conflict(Moved);
        }

        this.Say(NoticeKind.Success, done);
        return Redirect($"/provision/leaks/{id:D}");
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellation)
    {
        if (await db.Set<Leak>().FirstOrDefaultAsync(l => l.Id == id, cancellation) is not { } leak)
        {
            await acts.WriteRefusalAsync(new Act("provision.not-shown", ALeakStopsProvision.Article, $"leak:{id:D}"), cancellation);
            return false;
        }

        Leak = leak;
        Organisation = await who.OrganisationAsync(leak.Organisation, cancellation);
        HeldInAll = await leaks.Held(leak).CountAsync(cancellation);
        var held = await leaks.Held(leak).Take(Most).ToListAsync(cancellation);
        var known = await products.TheseAsync([.. held.Select(r => new ProductId(r.Product))], cancellation);
        Held = [.. held.Select(r => (r, known.GetValueOrDefault(new ProductId(r.Product))))];
        Originators = await leaks.OriginatorsAsync(leak, cancellation);
        People = await who.PersonsAsync(new[] { leak.Person, leak.StoppedBy, leak.DecidedBy, leak.RestoredBy }.OfType<PersonId>().Distinct(), cancellation);
        return true;
    }
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Noroshi.Council.Contributing;
using Noroshi.Council.Face;
using Noroshi.Council.Joining;
using Noroshi.Council.Law;
using Noroshi.Council.Store;
using Noroshi.Council.Taking;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Fields;

namespace Noroshi.Council.Convening;

/// <summary>One topic: what was contributed to it and who belongs to it; the secretariat chooses its members here.</summary>
/// <remarks>For the secretariat and for named persons of its members; for others it is not there (404). Changing it is the secretariat's (403).</remarks>
[Authorize(CouncilDoors.TakePart)]
[Article("Act, Art. 45(3)")]
internal sealed class TopicFilePage(TopicsInSight topics, KeepTopic keep, ContributionsInSight contributions, CouncilAdmission admission, IWhoIsWho who, StoreDb db) : TopicForm
{
    private static readonly Ruling.Refused SecretariatsOnly = new("Act, Art. 45(8)", new("話題を整えるのは、協議会の事務局です。", "The council's secretariat looks after topics."));

    [BindProperty]
    public string? Organisation { get; set; }

    [BindProperty]
    public string? FeedRegion { get; set; }

    [BindProperty]
    public Guid Feed { get; set; }

    public Topic Topic { get; private set; } = null!;

    public bool IsSecretariat => admission.IsSecretariat;

    public bool GateAsks { get; private set; }

    public ContributionRows Contributions { get; private set; } = ContributionRows.None;

    public IReadOnlyList<Organisation> Members { get; private set; } = [];

    public IReadOnlyList<(Feed Feed, Words? Name)> Feeds { get; private set; } = [];

    public IReadOnlyList<Choice> Addable { get; private set; } = [];

    public IReadOnlyList<Choice> Feedable { get; private set; } = [];

    public IReadOnlyList<Choice> Removable => [.. Members.Select(m => Choice.Of(m.Id.ToString(), m.Name))];

    public string Within(string form) => form;

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken cancellation) => await FindAsync(number, cancellation) ?? await ShowAsync(cancellation);

    public Task<IActionResult> OnPostAddAsync(string number, CancellationToken cancellation) =>
        DoAsync(number, () => keep.AddAsync(Topic, Named, cancellation), new("加えました。", "Added."), cancellation);

    public Task<IActionResult> OnPostRemoveAsync(string number, CancellationToken cancellation) =>
        DoAsync(number, () => keep.RemoveAsync(Topic, Named, cancellation), new("外しました。", "Removed."), cancellation);

    public Task<IActionResult> OnPostFeedAsync(string number, CancellationToken cancellation) =>
        DoAsync(number, () => keep.FeedAsync(Topic, Named, Regions.IsOne(FeedRegion) ? FeedRegion : null, cancellation), new("提供先に加えました。", "Added."), cancellation);

    public Task<IActionResult> OnPostEndFeedAsync(string number, CancellationToken cancellation) =>
        DoAsync(number, () => keep.EndFeedAsync(Topic, Feed, cancellation), new("提供を終えました。", "Ended."), cancellation);

    public Task<IActionResult> OnPostCloseAsync(string number, CancellationToken cancellation) =>
        DoAsync(number, () => keep.CloseAsync(Topic, cancellation), new("話題を終えました。", "The topic was closed."), cancellation);

    public Task<IActionResult> OnPostChangeAsync(string number, CancellationToken cancellation) => DoAsync(
        number,
        async () => KeepTopic.Check(Entry) is { Count: > 0 } problems ? new Deed.Malformed(problems) : await keep.ChangeAsync(Topic, Entry, cancellation),
        new("保存しました。", "Kept."),
        cancellation);

    private OrganisationId Named => Checks.Organisation(Organisation) ?? default;

    private async Task<IActionResult> DoAsync(string number, Func<Task<Deed>> deed, Words done, CancellationToken cancellation)
    {
        if (await FindAsync(number, cancellation) is { } refusal)
        {
            return refusal;
        }

        if (!IsSecretariat)
        {
            return this.Refuse(SecretariatsOnly);
        }

        var outcome = await deed();
        if (outcome is Deed.Malformed)
        {
            var (title, purpose) = (Title, Purpose);
            await ShowAsync(cancellation);
            (Title, Purpose) = (title ?? Title, purpose ?? Purpose);
        }

        return this.After(outcome, done, $"/council/topics/{Topic.Number}");
    }

    private async Task<IActionResult?> FindAsync(string number, CancellationToken cancellation)
    {
        if (await topics.FindAsync(number, cancellation) is not { } found)
        {
            return this.Absent();
        }

        Topic = found;
        return await topics.KeptFromAsync(found, cancellation) is { } no ? this.Refuse(no) : null;
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellation)
    {
        GateAsks = await admission.GateAsync(cancellation) is ClearanceGate.ByTopic;
        Members = await topics.MembersAsync(Topic, cancellation);
        Contributions = await contributions.ListAsync(new ContributionFilter(Topic.Id, null, null), cancellation);
        if (!IsSecretariat)
        {
            return Page();
        }

        Fill(Topic);
        var belonging = Members.Select(m => m.Id).ToHashSet();
        var active = await db.Set<Member>().AsNoTracking().Where(m => m.State == MemberState.Active && (!m.IsForeign || Topic.OpenToForeign)).Select(m => m.Organisation).ToListAsync(cancellation);
        var names = await who.OrganisationsAsync(active, cancellation);
        Addable = [.. names.Values.Where(o => !belonging.Contains(o.Id)).OrderBy(o => o.Code, StringComparer.Ordinal).Select(o => Choice.Of(o.Id.ToString(), o.Name))];
        Feedable = [.. (await who.OrganisationsAsync(OrganisationKind.LocalGovernment, cancellation)).UnionBy(names.Values, o => o.Id).Where(o => !belonging.Contains(o.Id)).Select(o => Choice.Of(o.Id.ToString(), o.Name))];
        var feeds = await db.Set<Feed>().AsNoTracking().Where(f => f.Topic == Topic.Id && f.EndedAt == null).OrderBy(f => f.From).ToListAsync(cancellation);
        var fed = await who.OrganisationsAsync(feeds.Select(f => f.Organisation), cancellation);
        Feeds = [.. feeds.Select(f => (f, fed.GetValueOrDefault(f.Organisation)?.Name))];
        return Page();
    }
}

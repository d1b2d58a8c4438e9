using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.Confidentiality.Face;
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

namespace Noroshi.Council.Widening;

/// <summary>Somebody who reads a contribution asks its contributor to let it go further.</summary>
/// <remarks>For the secretariat, and for members that read it, to members of topics that they share; for others it is not there (404). The contributor need not ask itself (403).</remarks>
[Authorize(CouncilDoors.TakePart)]
[Article("Act, Art. 45(6)")]
internal sealed class WidenPage(AskForWiderUse ask, ContributionsInSight contributions, CouncilAdmission admission, StoreDb db, IWhoIsWho who, Actor actor, TimeProvider clock) : PageModel
{
    private static readonly Ruling.Refused OwnNeedsNone = new("Act, Art. 45(6)", new("自組織が提供した情報に、この求めは要りません。", "What your own organisation gave needs no such request."));

    [BindProperty]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Purpose { get; set; }

    [BindProperty]
    public string[] Recipients { get; set; } = [];

    [BindProperty]
    public string? Class { get; set; }

    public Contribution Contribution { get; private set; } = null!;

    public IReadOnlyList<Choice> Possible { get; private set; } = [];

    public static IReadOnlyList<Choice> Classes =>
    [
        Choice.Of("none", new("求めない（渡す相手を増やすだけ）", "None: only more members should read it")),
        Choice.Of(nameof(InformationClass.ForProvision), new("提供用の情報に使う", "In information for provision")),
        Choice.Of(nameof(InformationClass.ForPublicity), new("周知等用の情報に使う", "In information for publicity")),
    ];

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken cancellation)
    {
        Id = Identifier.New(clock);
        return await FindAsync(number, cancellation) ?? Page();
    }

    public async Task<IActionResult> OnPostAsync(string number, CancellationToken cancellation)
    {
        if (await FindAsync(number, cancellation) is { } refusal)
        {
            return refusal;
        }

        Id = Id == default ? Identifier.New(clock) : Id;
        var @class = Enum.TryParse<InformationClass>(Class, out var parsed) && parsed is InformationClass.ForProvision or InformationClass.ForPublicity ? parsed : (InformationClass?)null;
        var wanted = new Wanted(Checks.Trimmed(Purpose), @class, Recipients.Select(r => Checks.Organisation(r) ?? default).ToHashSet());
        var (deed, request) = await ask.AskAsync(new WideningId(Id), Contribution, wanted, Possible.Select(c => Checks.Organisation(c.Value)!.Value).ToHashSet(), cancellation);
        return this.After(deed, new("同意を求めました。", "Asked for consent."), $"/council/widenings/{request?.Number}");
    }

    private async Task<IActionResult?> FindAsync(string number, CancellationToken cancellation)
    {
        if (await contributions.FindAsync(number, cancellation) is not { } found)
        {
            return this.Absent();
        }

        Contribution = found;
        if (found.Contributor == actor.Organisation)
        {
            return this.Refuse(OwnNeedsNone);
        }

        if (found.WithdrawnAt is not null)
        {
            return this.Overtaken();
        }

        await ShowAsync(cancellation);
        return null;
    }

    // Whom it may go to: active members in whose region it may be, that do not have it by consent or decision already; for a member, those with whom it shares a topic.
    private async Task ShowAsync(CancellationToken cancellation)
    {
        var (contributor, region) = (Contribution.Contributor, Contribution.NotBeyond);
        var active = await db.Set<Member>().IgnoreQueryFilters(["visibility"]).AsNoTracking()
            .Where(m => m.State == MemberState.Active && m.Organisation != contributor && m.Organisation != actor.Organisation).ToListAsync(cancellation);
        var shared = admission.IsSecretariat ? null : await db.Set<TopicMember>().Where(m => m.RemovedAt == null && db.Set<Topic>().Any(t => t.Id == m.Topic)).Select(m => m.Organisation).Distinct().ToListAsync(cancellation);
        var had = Contribution.Recipients.Select(r => r.Organisation).ToHashSet();
        var ids = active.Where(m => NotBeyondTheRegion.Holds(region, m.Region) && !had.Contains(m.Organisation) && (shared is null || shared.Contains(m.Organisation))).Select(m => m.Organisation);
        Possible = [.. (await who.OrganisationsAsync(ids, cancellation)).Values.OrderBy(o => o.Code, StringComparer.Ordinal).Select(o => Choice.Of(o.Id.ToString(), o.Name))];
    }
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.Confidentiality.Face;
using Noroshi.Council.Convening;
using Noroshi.Council.Face;
using Noroshi.Council.Joining;
using Noroshi.Council.Law;
using Noroshi.Council.Store;
using Noroshi.Council.Taking;
using Noroshi.Kernel;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Fields;

namespace Noroshi.Council.Contributing;

/// <summary>A member gives something to a topic, to chosen members of it, or to the secretariat alone; also in answer to a request of the council.</summary>
/// <remarks>For named persons of active members. A topic or a request that is not the organisation's is not there (404).</remarks>
[Authorize(nameof(Permission.JoinCouncil))]
[Article("Act, Art. 45(3)")]
[Article("Act, Art. 45(5)")]
internal sealed class NewContributionPage(Contribute contribute, TopicsInSight topics, StoreDb db, Actor actor, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Topic { get; set; }

    /// <summary>The number of the request that is answered.</summary>
    [BindProperty(SupportsGet = true, Name = "Answering")]
    public string? Answering { get; set; }

    [BindProperty]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public string? Holds { get; set; }

    [BindProperty]
    public string? Reach { get; set; }

    [BindProperty]
    public string[] Chosen { get; set; } = [];

    [BindProperty]
    public string? Sharing { get; set; }

    [BindProperty]
    public string? Opinion { get; set; }

    [BindProperty]
    public bool NotBeyond { get; set; }

    [BindProperty]
    public string? AllowedUpTo { get; set; }

    public Topic? At { get; private set; }

    public CouncilRequest? Asked { get; private set; }

    public string? Region { get; private set; }

    public IReadOnlyList<Choice> MemberChoices { get; private set; } = [];

    public static IReadOnlyList<Choice> HoldsChoices =>
    [
        Choice.Of("nothing", new("秘密も選別後通信情報も含まない", "Neither a secret nor selected communications information")),
        Choice.Of("secret", new("秘密を含む", "A secret")),
        Choice.Of("selected", new("選別後通信情報を含む（提供できません）", "Selected communications information (cannot be shared)")),
    ];

    public static IReadOnlyList<Choice> TlpChoices => [.. Tlp.All.Select(t => new Choice(t.Label, t.Label, t.Meaning.Here))];

    public static IReadOnlyList<Choice> ClassChoices =>
    [
        Choice.Of(nameof(InformationClass.Comprehensive), new("国の行政機関の分析に使ってよい", "In analysis within the government")),
        Choice.Of(nameof(InformationClass.ForProvision), new("提供用の情報に使ってよい（構成員などに渡る）", "In information for provision (goes to members and the like)")),
        Choice.Of(nameof(InformationClass.ForPublicity), new("周知等用の情報に使ってよい（公表されることがある）", "In information for publicity (may be published)")),
    ];

    public IReadOnlyList<Choice> ReachChoices => [.. Enum.GetValues<Reach>().Where(r => At is not null || r is Law.Reach.Secretariat).Select(r => Choice.Of(r.ToString(), r.Words()))];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await FindAsync(cancellation) is { } refusal)
        {
            return refusal;
        }

        (Id, Holds, Sharing, Reach, AllowedUpTo) = (Identifier.New(clock), "nothing", Tlp.Amber.Label, (At is null ? Law.Reach.Secretariat : Law.Reach.Topic).ToString(), nameof(InformationClass.Comprehensive));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await FindAsync(cancellation) is { } refusal)
        {
            return refusal;
        }

        Id = Id == default ? Identifier.New(clock) : Id;
        var problems = new Problems()
            .Unless(Holds is "nothing" or "secret" or "selected", nameof(Holds), "holds", new("何が含まれるかを選んでください。", "Say what it holds."))
            .Unless(Tlp.TryParse(Sharing, null, out var sharing), nameof(Sharing), "tlp", new("TLPの表示を選んでください。", "Choose the TLP label."))
            .Unless(Enum.TryParse<Reach>(Reach, out var reach) && Enum.IsDefined(reach), nameof(Reach), "reach", new("渡す相手を選んでください。", "Choose to whom it goes."))
            .Unless(Enum.TryParse<InformationClass>(AllowedUpTo, out var allowed) && Enum.IsDefined(allowed), nameof(AllowedUpTo), "allowed", new("分析した情報への利用を選んでください。", "Choose the use in analysed information."));
        if (problems.Count > 0)
        {
            return this.Mend(problems);
        }

        var entry = new ContributionEntry(
            reach is Law.Reach.Secretariat ? null : At?.Id, reach, Checks.Trimmed(Title), Checks.Trimmed(Text), sharing, Checks.Trimmed(Opinion), NotBeyond ? Region : null, Holds == "secret", allowed, Asked?.Id);
        var marks = Holds switch { "selected" => Marks.HoldsSelectedCommunications, "secret" => Marks.HoldsSecret, _ => Marks.None };
        var chosen = Chosen.Select(Checks.Organisation).OfType<OrganisationId>().ToHashSet();
        var members = MemberChoices.Select(c => Checks.Organisation(c.Value)!.Value).ToHashSet();
        var outcome = await contribute.MakeAsync(new ContributionId(Id), new Offering(entry, marks, chosen), At, members, cancellation);
        return this.After(outcome, new("提供しました。", "Contributed."), await AddressAsync(cancellation));
    }

    private async Task<string> AddressAsync(CancellationToken cancellation)
    {
        var id = new ContributionId(Id);
        return "/council/contributions/" + await db.Set<Contribution>().Where(c => c.Id == id).Select(c => c.Number).FirstOrDefaultAsync(cancellation);
    }

    private async Task<IActionResult?> FindAsync(CancellationToken cancellation)
    {
        if (!string.IsNullOrEmpty(Answering))
        {
            var number = Checks.Number(Answering);
            Asked = await db.Set<CouncilRequest>().AsNoTracking().FirstOrDefaultAsync(r => r.Number == number && r.To == actor.Organisation && r.State == RequestState.Open, cancellation);
            if (Asked is null)
            {
                return this.Absent();
            }

            Topic ??= Asked.Topic is { } of ? await db.Set<Topic>().Where(t => t.Id == of).Select(t => t.Number).FirstOrDefaultAsync(cancellation) : null;
        }

        Region = await db.Set<Member>().Where(m => m.Organisation == actor.Organisation).Select(m => m.Region).FirstOrDefaultAsync(cancellation);
        if (string.IsNullOrEmpty(Topic))
        {
            return null;
        }

        At = await topics.FindAsync(Topic, cancellation);
        if (At is null)
        {
            return this.Absent();
        }

        if (await topics.KeptFromAsync(At, cancellation) is { } no)
        {
            return this.Refuse(no);
        }

        MemberChoices = [.. (await topics.MembersAsync(At, cancellation)).Where(m => m.Id != actor.Organisation).Select(m => Choice.Of(m.Id.ToString(), m.Name))];
        return null;
    }
}

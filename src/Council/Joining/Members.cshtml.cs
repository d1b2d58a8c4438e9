using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.Council.Law;
using Noroshi.Council.Store;
using Noroshi.Council.Taking;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Fields;

namespace Noroshi.Council.Joining;

/// <summary>The secretariat's list of members, and where an organisation is asked to join.</summary>
/// <remarks>For the council's secretariat alone: who else is a member is told to members only by the topics that they share.</remarks>
[Authorize(nameof(Permission.RunCouncil))]
[Article("Act, Art. 45(2)")]
internal sealed class MembersPage(StoreDb db, IWhoIsWho who, TakeStep steps, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    [BindProperty]
    public string? Organisation { get; set; }

    public IReadOnlyList<(Member Member, Words? Name)> Rows { get; private set; } = [];

    public IReadOnlyList<Choice> Candidates { get; private set; } = [];

    public bool IsAuthority { get; private set; }

    public static IReadOnlyList<Choice> Kinds =>
    [
        Choice.Of(nameof(OrganisationKind.Operator), new("特別社会基盤事業者", "Special operators")),
        Choice.Of(nameof(OrganisationKind.Supplier), new("電子計算機等供給者", "Suppliers")),
        Choice.Of(nameof(OrganisationKind.LocalGovernment), new("地方公共団体", "Local governments")),
        Choice.Of(nameof(OrganisationKind.Contractor), new("受託者", "Contractors")),
        Choice.Of(nameof(OrganisationKind.CouncilMember), new("そのほかの団体", "Other bodies")),
        Choice.Of(nameof(OrganisationKind.ForeignEntity), new("外国の機関・事業者", "Foreign entities")),
        Choice.Of(nameof(OrganisationKind.VoluntaryReporter), new("任意の報告者", "Voluntary reporters")),
        Choice.Of(nameof(OrganisationKind.Ministry), new("関係行政機関", "Administrative organs")),
        Choice.Of(nameof(OrganisationKind.RegionalBureau), new("地方支分部局", "Regional bureaus")),
    ];

    public Task OnGetAsync(CancellationToken cancellation) => ShowAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await ShowAsync(cancellation);
        if (Checks.Organisation(Organisation) is not { } id || await who.OrganisationAsync(id, cancellation) is not { } organisation)
        {
            return this.Mend([new Problem(nameof(Organisation), "organisation-required", new("組織を選んでください。", "Choose an organisation."))]);
        }

        var step = OnlySomeMayBeAsked.Of(organisation.Kind, LegalCalendar.LegalDay(clock.GetUtcNow())) is WayIn.AsAuthority ? MemberStep.RegisterAuthority : MemberStep.Invite;
        return this.After(
            await steps.TakeAsync(organisation, step, Side.Secretariat, null, cancellation),
            step is MemberStep.Invite ? new("招請しました。", "Invited.") : new("登録しました。", "Registered."),
            $"/council/members/{id}");
    }

    private async Task ShowAsync(CancellationToken cancellation)
    {
        var members = await db.Set<Member>().AsNoTracking().OrderBy(m => m.State).ThenBy(m => m.Since).ToListAsync(cancellation);
        var names = await who.OrganisationsAsync(members.Select(m => m.Organisation), cancellation);
        Rows = [.. members.Select(m => (m, names.GetValueOrDefault(m.Organisation)?.Name))];
        var (day, known) = (LegalCalendar.LegalDay(clock.GetUtcNow()), members.ToDictionary(m => m.Organisation, m => m.State));
        if (Enum.TryParse<OrganisationKind>(Kind, out var kind) && OnlySomeMayBeAsked.Of(kind, day) is { } way)
        {
            IsAuthority = way is WayIn.AsAuthority;
            var step = IsAuthority ? MemberStep.RegisterAuthority : MemberStep.Invite;
            Candidates = [.. (await who.OrganisationsAsync(kind, cancellation))
                .Where(o => MembersJoinWithTheirConsent.After(known.TryGetValue(o.Id, out var state) ? state : null, step, Side.Secretariat, day) is not null)
                .Select(o => Choice.Of(o.Id.ToString(), o.Name))];
        }
        else
        {
            Kind = null;
        }
    }
}

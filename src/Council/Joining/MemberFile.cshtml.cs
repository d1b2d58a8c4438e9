using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Noroshi.Council.Law;
using Noroshi.Council.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Web.Answers;
using Noroshi.Web.Fields;

namespace Noroshi.Council.Joining;

/// <summary>One membership as the secretariat keeps it.</summary>
/// <remarks>For the council's secretariat alone. An organisation that was never asked is not there (404).</remarks>
[Authorize(nameof(Permission.RunCouncil))]
[Article("Act, Art. 45(2)")]
internal sealed class MemberFilePage(MembershipsInSight memberships, TakeStep steps, KeepMembership keep, IWhoIsWho who, TimeProvider clock) : PageModel
{
    [BindProperty]
    public string? Step { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public bool Leads { get; set; }

    public MemberView View { get; private set; } = null!;

    public IReadOnlyList<MemberStep> Steps { get; private set; } = [];

    public IReadOnlyList<Choice> StepChoices => [.. Steps.Select(s => Choice.Of(s.ToString(), MembersJoinWithTheirConsent.Words(s)))];

    public bool IsLocalGovernment => View.Organisation.Kind is OrganisationKind.LocalGovernment;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) => await ShowAsync(id, cancellation) ? Page() : this.Absent();

    public async Task<IActionResult> OnPostStepAsync(Guid id, CancellationToken cancellation)
    {
        if (!await ShowAsync(id, cancellation))
        {
            return this.Absent();
        }

        return Enum.TryParse<MemberStep>(Step, out var step) && Enum.IsDefined(step)
            ? this.After(await steps.TakeAsync(View.Organisation, step, Side.Secretariat, Reason, cancellation), new("手続をしました。", "Done."), $"/council/members/{id}")
            : this.Mend([new Problem(nameof(Step), "step-required", new("手続の種類を選んでください。", "Choose what to do."))]);
    }

    public Task<IActionResult> OnPostRangeAsync(Guid id, CancellationToken cancellation) =>
        KeepAsync(id, member => keep.AcceptRangeAsync(member, cancellation), new("共有範囲を承認しました。", "The range was accepted."), cancellation);

    public async Task<IActionResult> OnPostLeadAsync(Guid id, CancellationToken cancellation) =>
        await ShowAsync(id, cancellation) && IsLocalGovernment
            ? await KeepAsync(id, member => keep.LeadAsync(member, Leads, cancellation), new("保存しました。", "Kept."), cancellation)
            : this.Absent();

    private async Task<IActionResult> KeepAsync(Guid id, Func<Member, Task<Deed>> deed, Words done, CancellationToken cancellation) =>
        await memberships.FindAsync(new OrganisationId(id), cancellation) is { } member ? this.After(await deed(member), done, $"/council/members/{id}") : this.Absent();

    private async Task<bool> ShowAsync(Guid id, CancellationToken cancellation)
    {
        if (await who.OrganisationAsync(new OrganisationId(id), cancellation) is not { } organisation)
        {
            return false;
        }

        View = await memberships.ViewAsync(organisation, cancellation);
        if (View.Member is not { } member)
        {
            return false;
        }

        Steps = [.. MembersJoinWithTheirConsent.OpenTo(member.State, Side.Secretariat, LegalCalendar.LegalDay(clock.GetUtcNow())).Where(s => s != MemberStep.Invite || !member.IsAuthority).Where(s => s != MemberStep.RegisterAuthority || member.IsAuthority)];
        return true;
    }
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Noroshi.Council.Face;
using Noroshi.Council.Law;
using Noroshi.Council.Taking;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Web.Answers;
using Noroshi.Web.Fields;

namespace Noroshi.Council.Joining;

/// <summary>An organisation's own membership: it answers an invitation, names its persons, states how far it shares inside, and leaves.</summary>
/// <remarks>For the organisation's people who may take part and for its administrators. No seat is needed: without it nobody could ever be named.</remarks>
[Authorize(CouncilDoors.Membership)]
[Article("Act, Art. 45(2)")]
internal sealed class MembershipPage(MembershipsInSight memberships, TakeStep steps, KeepMembership keep, IWhoIsWho who, Actor actor, TimeProvider clock) : PageModel, INeedsNoSeat
{
    private const string Here = "/council/membership";

    [BindProperty]
    public string? Step { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Person { get; set; }

    [BindProperty]
    public Guid Seat { get; set; }

    [BindProperty]
    public string? Range { get; set; }

    public MemberView View { get; private set; } = null!;

    public IReadOnlyList<MemberStep> Steps { get; private set; } = [];

    public IReadOnlyList<Choice> StepChoices => [.. Steps.Select(s => Choice.Of(s.ToString(), MembersJoinWithTheirConsent.Words(s)))];

    public IReadOnlyList<Choice> Nameable { get; private set; } = [];

    public IReadOnlyList<Choice> Seats => [.. View.Persons.Select(p => new Choice(p.Seat.Id.ToString(), p.Person?.Name ?? "—"))];

    public Task OnGetAsync(CancellationToken cancellation) => ShowAsync(cancellation);

    public async Task<IActionResult> OnPostStepAsync(CancellationToken cancellation)
    {
        await ShowAsync(cancellation);
        if (View.Member is null)
        {
            return this.Absent();
        }

        return Enum.TryParse<MemberStep>(Step, out var step) && Enum.IsDefined(step)
            ? this.After(await steps.TakeAsync(View.Organisation, step, Side.Organisation, Reason, cancellation), new("手続をしました。", "Done."), Here)
            : this.Mend([new Problem(nameof(Step), "step-required", new("手続の種類を選んでください。", "Choose what to do."))]);
    }

    public Task<IActionResult> OnPostNameAsync(CancellationToken cancellation) => KeepAsync(
        member => keep.NameAsync(member, new PersonId(Guid.TryParse(Person, out var id) ? id : default), cancellation), new("指名しました。", "Named."), cancellation);

    public Task<IActionResult> OnPostEndAsync(CancellationToken cancellation) => KeepAsync(member => keep.EndAsync(member, Seat, cancellation), new("指名を終えました。", "No longer named."), cancellation);

    public async Task<IActionResult> OnPostRangeAsync(CancellationToken cancellation)
    {
        if (!Enum.TryParse<InHouseRange>(Range, out var range) || !Enum.IsDefined(range))
        {
            await ShowAsync(cancellation);
            return this.Mend([new Problem(nameof(Range), "range-required", new("伝える範囲を選んでください。", "Choose how far."))]);
        }

        return await KeepAsync(member => keep.StateRangeAsync(member, range, cancellation), new("申告しました。事務局の承認を待っています。", "Stated. It waits for the secretariat."), cancellation);
    }

    private async Task<IActionResult> KeepAsync(Func<Store.Member, Task<Deed>> deed, Words done, CancellationToken cancellation)
    {
        await ShowAsync(cancellation);
        return await memberships.FindAsync(actor.Organisation, cancellation) is { } member ? this.After(await deed(member), done, Here) : this.Absent();
    }

    private async Task ShowAsync(CancellationToken cancellation)
    {
        View = await memberships.ViewAsync((await who.OrganisationAsync(actor.Organisation, cancellation))!, cancellation);
        Steps = View.Member is { } member ? MembersJoinWithTheirConsent.OpenTo(member.State, Side.Organisation, LegalCalendar.LegalDay(clock.GetUtcNow())) : [];
        var named = View.Persons.Select(p => p.Seat.Person).ToHashSet();
        Nameable = [.. (await who.PeopleWhoMayAsync(actor.Organisation, Permission.JoinCouncil, cancellation)).Where(p => !named.Contains(p.Id)).Select(p => new Choice(p.Id.ToString(), p.Name))];
    }
}

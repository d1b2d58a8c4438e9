using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.Council.Contributing;
using Noroshi.Council.Joining;
using Noroshi.Council.Store;
using Noroshi.Council.Taking;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Fields;

namespace Noroshi.Council.Widening;

/// <summary>One request for wider use: the contributor answers it; the secretariat may put the exception forward, and another person of it approves.</summary>
/// <remarks>For the contributor, the organisation that asks, and the secretariat; for others it is not there (404). Each does its own part alone (403).</remarks>
[Authorize(CouncilDoors.TakePart)]
[Article("Act, Art. 45(6)")]
internal sealed class WideningFilePage(AskForWiderUse ask, ContributionsInSight contributions, CouncilAdmission admission, IWhoIsWho who, IRecordOfActs acts, StoreDb db, Actor actor) : PageModel
{
    private static readonly Ruling.Refused ContributorsOnly = new("Act, Art. 45(6)", new("回答するのは、情報を提供した構成員です。", "Only the contributor answers."));
    private static readonly Ruling.Refused SecretariatsOnly = new("Act, Art. 45(6)", new("例外を扱うのは、協議会の事務局です。", "Only the council's secretariat handles the exception."));

    [BindProperty]
    public bool ToClass { get; set; }

    [BindProperty]
    public string[] To { get; set; } = [];

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? ExceptionReason { get; set; }

    public WideningRequest Asked { get; private set; } = null!;

    public Contribution? About { get; private set; }

    public Words? Asker { get; private set; }

    public string? PutForwardBy { get; private set; }

    public string? ApprovedBy { get; private set; }

    public IReadOnlyList<(WideningRecipient Recipient, Words? Name)> Recipients { get; private set; } = [];

    public IReadOnlyList<Choice> Choices => [.. Recipients.Select(r => new Choice(r.Recipient.Organisation.ToString(), r.Name?.Here ?? "—"))];

    public bool IsMending { get; private set; }

    public bool MayAnswer => Asked.State is WideningState.Waiting && Asked.Contributor == actor.Organisation;

    public bool MayPutForward => admission.IsSecretariat && Asked.State is (WideningState.Waiting or WideningState.Refused or WideningState.GrantedInPart);

    public bool MayDecide => Supervises && Asked.State is WideningState.ExceptionPutForward && Asked.ExceptionBy != actor.Person;

    // Of the secretariat's two roles only the supervisor's may state the Prime Minister's opinion.
    private bool Supervises => admission.IsSecretariat && actor.Can(Permission.StateOpinion);

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken cancellation) => await FindAsync(number, cancellation) ? Page() : this.Absent();

    public Task<IActionResult> OnPostAnswerAsync(string number, CancellationToken cancellation) => DoAsync(
        number,
        () => Asked.Contributor == actor.Organisation ? null : ContributorsOnly,
        () => ask.AnswerAsync(Asked, ToClass, To.Select(t => Checks.Organisation(t) ?? default).ToHashSet(), Reason, cancellation),
        new("回答を送りました。", "The answer was sent."),
        cancellation);

    public Task<IActionResult> OnPostPutForwardAsync(string number, CancellationToken cancellation) => DoAsync(
        number, SecretariatAlone, () => ask.PutForwardAsync(Asked, ExceptionReason, cancellation), new("承認を求めました。", "It waits for approval."), cancellation);

    public Task<IActionResult> OnPostApproveAsync(string number, CancellationToken cancellation) => DoAsync(
        number, SecretariatAlone, () => ask.ApproveAsync(Asked, Supervises, cancellation), new("承認し、提供した構成員に通知しました。", "Approved; the contributor is told."), cancellation);

    public Task<IActionResult> OnPostTurnDownAsync(string number, CancellationToken cancellation) => DoAsync(
        number, () => Supervises ? null : SecretariatsOnly, () => ask.TurnDownAsync(Asked, cancellation), new("承認しませんでした。", "Not approved."), cancellation);

    private Ruling.Refused? SecretariatAlone() => admission.IsSecretariat ? null : SecretariatsOnly;

    private async Task<IActionResult> DoAsync(string number, Func<Ruling.Refused?> refusal, Func<Task<Deed>> deed, Words done, CancellationToken cancellation)
    {
        if (!await FindAsync(number, cancellation))
        {
            return this.Absent();
        }

        if (refusal() is { } no)
        {
            return this.Refuse(no);
        }

        var outcome = await deed();
        IsMending = outcome is Deed.Malformed;
        return this.After(outcome, done, $"/council/widenings/{Asked.Number}");
    }

    private async Task<bool> FindAsync(string number, CancellationToken cancellation)
    {
        var wanted = Checks.Number(number);
        if (await db.Set<WideningRequest>().Include(w => w.Recipients).FirstOrDefaultAsync(w => w.Number == wanted, cancellation) is not { } found)
        {
            await acts.WriteRefusalAsync(new Act("council.not-shown", "Act, Art. 45(6)", $"widening:{wanted}"), cancellation);
            return false;
        }

        Asked = found;
        About = await (await contributions.QueryAsync(cancellation)).AsNoTracking().FirstOrDefaultAsync(c => c.Id == found.Contribution, cancellation);
        var names = await who.OrganisationsAsync(found.Recipients.Select(r => r.Organisation).Append(found.AskedFor), cancellation);
        Asker = names.GetValueOrDefault(found.AskedFor)?.Name;
        Recipients = [.. found.Recipients.Select(r => (r, names.GetValueOrDefault(r.Organisation)?.Name))];
        var people = await who.PersonsAsync(new[] { found.ExceptionBy, found.ApprovedBy }.OfType<PersonId>(), cancellation);
        (PutForwardBy, ApprovedBy) = (Name(found.ExceptionBy), Name(found.ApprovedBy));
        return true;

        // The contributor is told that it was decided and why; who decided it within the secretariat is in the record.
        string? Name(PersonId? id) => admission.IsSecretariat && id is { } one ? people.GetValueOrDefault(one)?.Name : null;
    }
}

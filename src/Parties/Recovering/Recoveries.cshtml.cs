using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Parties.Guarding;
using Noroshi.Parties.Joining;
using Noroshi.Parties.Law;
using Noroshi.Parties.ManagingPeople;
using Noroshi.Parties.Store;
using Noroshi.Store;
using Noroshi.Web.Answers;

namespace Noroshi.Parties.Recovering;

/// <summary>The second person vouches for somebody who is locked out, or does not.</summary>
/// <remarks>For whoever manages people: those of the own organisation, and for system administrators those who have nobody else.</remarks>
[Authorize(nameof(Permission.ManagePeople))]
internal sealed class RecoveriesPage(StoreDb db, Actor actor, Administrators administrators, OneTimeLinks links, NotThere notThere, IRecordOfActs acts, TimeProvider clock) : PageModel
{
    private static readonly Words Overtaken = new(
        "ほかの管理者が先にこの依頼を処理しました。承認された場合、リンクはその管理者の画面にだけ表示されています。",
        "Another administrator settled this request first. If it was approved, the link is shown on that administrator's page alone.");

    public IReadOnlyList<Waiting> Requests { get; private set; } = [];

    public Uri? Made { get; private set; }

    public static int HoursToApprove => (int)ARecoveryRequestEnds.Length.TotalHours;

    public async Task OnGetAsync(CancellationToken cancellation) => await ShowAsync(cancellation);

    public async Task<IActionResult> OnPostApproveAsync(Guid id, CancellationToken cancellation) => await SettleAsync(id, true, cancellation);

    public async Task<IActionResult> OnPostRefuseAsync(Guid id, CancellationToken cancellation) => await SettleAsync(id, false, cancellation);

    private async Task<IActionResult> SettleAsync(Guid id, bool approve, CancellationToken cancellation)
    {
        if (await Young().AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, cancellation) is not { } request
            || await RulingAsync(request.Person, cancellation) is not { } found)
        {
            return await notThere.AnswerAsync(this, $"recovery:{id}");
        }

        if (found.Ruling is Ruling.Refused refused)
        {
            await acts.WriteRefusalAsync(new Act("parties.recovery-approved", refused.Article, $"person:{request.Person}"), cancellation);
            return this.Refuse(refused);
        }

        await using var whole = await db.Database.BeginTransactionAsync(cancellation);
        if (!await TakeAsync(request.Person, approve, cancellation))
        {
            return this.Conflict(Overtaken);
        }

        acts.Write(new Act(approve ? "parties.recovery-approved" : "parties.recovery-refused", "Act, Art. 8", $"person:{request.Person}"));
        var made = approve ? links.Recover(found.Organisation, request.Person, actor.Person).Address : null;
        await db.SaveChangesAsync(cancellation);
        await whole.CommitAsync(cancellation);
        Made = made;
        await ShowAsync(cancellation);
        return Page();
    }

    // The database decides which of two administrators was first, and all that is open for the person is settled with it: two requests
    // that came at once are one person locked out, and lead to one link.
    private async Task<bool> TakeAsync(PersonId person, bool approve, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return await Open().Where(r => r.Person == person).ExecuteUpdateAsync(
            set => set.SetProperty(r => r.SettledAt, now).SetProperty(r => r.SettledBy, actor.Person).SetProperty(r => r.Approved, approve), cancellation) > 0;
    }

    // Null when the person is none of this actor's: then there is no such request.
    private async Task<(Ruling Ruling, OrganisationId Organisation)?> RulingAsync(PersonId person, CancellationToken cancellation)
    {
        var workplaces = await administrators.WorkplacesAsync(person, cancellation);
        if (workplaces.Count == 0)
        {
            return null;
        }

        if (workplaces.Contains(actor.Organisation))
        {
            return (RecoveryNeedsASecondPerson.Ask(actor, person, actor.Organisation, true), actor.Organisation);
        }

        var others = await administrators.OthersAsync(workplaces[0], person, cancellation);
        return actor.Can(Permission.Administer) && others.Count == 0
            ? (RecoveryNeedsASecondPerson.Ask(actor, person, workplaces[0], false), workplaces[0])
            : null;
    }

    private async Task ShowAsync(CancellationToken cancellation)
    {
        var open = await (
            from r in Open().AsNoTracking()
            join p in db.Set<PersonRow>() on r.Person equals p.Id
            orderby r.AskedAt
            select new { r.Id, r.Person, p.Name, r.AskedAt }).ToListAsync(cancellation);
        var mine = new List<Waiting>();
        foreach (var request in open)
        {
            if (await RulingAsync(request.Person, cancellation) is { } found)
            {
                var name = await db.Set<OrganisationRow>().Where(o => o.Id == found.Organisation).Select(o => new Words(o.NameJa, o.NameEn)).FirstAsync(cancellation);
                mine.Add(new Waiting(request.Id, request.Name, name, request.AskedAt, ARecoveryRequestEnds.At(request.AskedAt)));
            }
        }

        Requests = mine;
    }

    private IQueryable<RecoveryRequest> Open() => Young().Where(r => r.SettledAt == null);

    private IQueryable<RecoveryRequest> Young()
    {
        var earliest = clock.GetUtcNow() - ARecoveryRequestEnds.Length;
        return db.Set<RecoveryRequest>().Where(r => r.AskedAt > earliest);
    }

    /// <summary>A request that waits for this administrator.</summary>
    internal sealed record Waiting(Guid Id, string Name, Words Organisation, DateTimeOffset AskedAt, DateTimeOffset EndsAt);
}

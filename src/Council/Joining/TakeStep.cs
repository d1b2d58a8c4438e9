using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Noroshi.Council.Face;
using Noroshi.Council.Law;
using Noroshi.Council.Store;
using Noroshi.Council.Taking;
using Noroshi.Council.Telling;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;
using Noroshi.Web.Fields;

namespace Noroshi.Council.Joining;

/// <summary>Takes a step of a membership: the rule is asked, the step is kept, recorded and told, all in one.</summary>
[Article("Act, Art. 45(2)")]
internal sealed class TakeStep(StoreDb db, IWhoIsWho who, TellPeople tell, IRecordOfActs acts, IOutbox outbox, TimeProvider clock)
{
    private static readonly Words NobodyBound = new(
        "指名され、法第45条第7項の誓約が登録された人がいないため、有効にできません。", "Nobody is named and bound by an undertaking under article 45(7), so it cannot become active.");

    private static readonly Words NothingAccepted = new(
        "組織内の共有範囲がまだ申告されていません。", "The organisation has not stated how far it shares inside.");

    private static readonly Problem ReasonMissing = new("Reason", "reason-missing", new("理由を500字以内で入力してください。", "Say why, in at most 500 characters."));

    public async Task<Deed> TakeAsync(Organisation organisation, MemberStep step, Side side, string? reason, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var day = LegalCalendar.LegalDay(now);
        var member = await db.Set<Member>().FirstOrDefaultAsync(m => m.Organisation == organisation.Id, cancellation);
        var way = OnlySomeMayBeAsked.Of(organisation.Kind, day);
        if (MembersJoinWithTheirConsent.After(member?.State, step, side, day) is not { } next
            || (step is MemberStep.Invite && way is not WayIn.ByConsent) || (step is MemberStep.RegisterAuthority && way is not WayIn.AsAuthority))
        {
            var no = MembersJoinWithTheirConsent.Ask(member?.State, step, side, day) as Ruling.Refused ?? new Ruling.Refused("Act, Art. 45(2)", NotAskable);
            return await RefusedAsync(organisation.Id, step, no, cancellation);
        }

        if (MembersJoinWithTheirConsent.NeedsAReason(step) ? !TypedText.IsSaid(reason, 500) : !Checks.IsTextOrNothing(reason, 500))
        {
            return new Deed.Malformed([ReasonMissing]);
        }

        if (step is MemberStep.Activate && await WhatIsMissingAsync(member!, now, cancellation) is { } missing)
        {
            return await RefusedAsync(organisation.Id, step, missing, cancellation);
        }

        if (member is null)
        {
            member = Member.Of(organisation, Regions.LooksLikeAPrefecture(organisation));
            db.Add(member);
        }

        return await KeepAsync(member, step, next, string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(), now, cancellation);
    }

    private async Task<Deed> KeepAsync(Member member, MemberStep step, MemberState next, string? reason, DateTimeOffset now, CancellationToken cancellation)
    {
        var id = member.Organisation;
        member.Become(next, now);
        if (step is MemberStep.Activate)
        {
            member.AcceptRange();
        }

        if (next is MemberState.Left or MemberState.Declined)
        {
            await LeaveAllAsync(id, now, cancellation);
        }

        db.Add(new MemberChange { Id = Identifier.New(clock), Organisation = id, Number = member.Revision, Step = step, State = next, By = db.Actor.Person, At = now, Reason = reason });
        acts.Write(new Act("council.member-step", MembersJoinWithTheirConsent.ArticleOf(step), $"organisation:{id}")
        {
            Content = new JsonObject { ["step"] = step.ToString(), ["state"] = next.ToString(), ["reason"] = reason, ["range"] = step is MemberStep.Activate ? member.AcceptedRange.ToString() : null },
        });
        outbox.Raise(new MembershipChanged(id, next, now));
        var said = MembersJoinWithTheirConsent.Words(step);
        var subject = new Words($"協議会の構成員の手続：{said.Ja}", $"Council membership: {said.En}");
        if (db.Actor.Organisation == id)
        {
            await tell.SecretariatAsync("council.member-step", subject, $"/council/members/{id}", false, cancellation);
        }
        else
        {
            await tell.OrganisationAsync(id, "council.member-step", subject, "/council/membership", false, cancellation);
        }

        return await db.SaveDeedAsync(cancellation);
    }

    // Who leaves is named for nothing and belongs to no topic any more. What it gave stays, and stays its own.
    private async Task LeaveAllAsync(OrganisationId id, DateTimeOffset now, CancellationToken cancellation)
    {
        (await db.Set<Seat>().Where(s => s.Organisation == id && s.EndedAt == null).ToListAsync(cancellation)).ForEach(s => s.End(now));
        (await db.Set<TopicMember>().Where(m => m.Organisation == id && m.RemovedAt == null).ToListAsync(cancellation)).ForEach(m => m.Remove(now));
    }

    private async Task<Ruling.Refused?> WhatIsMissingAsync(Member member, DateTimeOffset now, CancellationToken cancellation)
    {
        var named = await db.Set<Seat>().Where(s => s.Organisation == member.Organisation && s.EndedAt == null).Select(s => s.Person).ToListAsync(cancellation);
        var bound = await who.BoundToSecrecyAsync(named, member.Organisation, CouncilAdmission.SecrecyArticle, now, cancellation);
        return bound.Count == 0 ? new Ruling.Refused("Act, Art. 45(7)", NobodyBound)
            : member.StatedRange is null ? new Ruling.Refused("Act, Art. 45(4)", NothingAccepted)
            : null;
    }

    private async Task<Deed> RefusedAsync(OrganisationId organisation, MemberStep step, Ruling.Refused no, CancellationToken cancellation)
    {
        await acts.WriteRefusalAsync(new Act("council.member-step", no.Article, $"organisation:{organisation}") { Content = new JsonObject { ["step"] = step.ToString() } }, cancellation);
        return new Deed.Refused(no);
    }

    private static readonly Words NotAskable = new("この種類の組織は、この方法では構成員になりません。", "An organisation of this kind does not become a member in this way.");
}

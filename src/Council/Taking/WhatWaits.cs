using Microsoft.EntityFrameworkCore;
using Noroshi.Council.Contributing;
using Noroshi.Council.Face;
using Noroshi.Council.Store;
using Noroshi.Kernel;
using Noroshi.Store;
using Noroshi.Web.Face;
using Noroshi.Web.Showing;

namespace Noroshi.Council.Taking;

/// <summary>What waits in the council for who has just come in.</summary>
internal sealed class WhatWaits(StoreDb db, CouncilAdmission admission, ContributionsInSight contributions, Actor actor) : IWaiting
{
    private static readonly Words Unread = new("協議会で提供された、まだ読んでいない情報", "Contributions to the council not read yet");
    private static readonly Words Asked = new("回答を待っている協議会の求め", "Requests of the council without an answer");
    private static readonly Words Wider = new("回答を待っている利用範囲の拡大の求め", "Requests for wider use without an answer");
    private static readonly Words Exceptions = new("承認を待っている例外（法第45条第6項）", "Exceptions that wait for approval (article 45(6))");
    private static readonly Words Invited = new("協議会への招請", "Invitation to the council");

    public async Task<IReadOnlyList<WaitingItem>> WaitingAsync(CancellationToken cancellation)
    {
        var invited = actor.Can(Permission.JoinCouncil) || actor.Can(Permission.ManagePeople)
            ? await db.Set<Member>().CountAsync(m => m.Organisation == actor.Organisation && m.State == MemberState.Invited, cancellation)
            : 0;
        WaitingItem[] first = invited > 0 ? [new(Invited, invited, "/council/membership", StatusKind.Attention, 60)] : [];
        if (!(admission.IsSecretariat || actor.Can(Permission.JoinCouncil)) || !await admission.TakesPartAsync(cancellation))
        {
            return first;
        }

        return
        [
            .. first,
            new(Unread, await UnreadAsync(cancellation), "/council/contributions", Order: 61),
            .. admission.IsSecretariat
                ? actor.Can(Permission.StateOpinion) ? [new WaitingItem(Exceptions, await ExceptionsAsync(cancellation), "/council/widenings", StatusKind.Attention, 62)] : Array.Empty<WaitingItem>()
                : [new(Asked, await RequestsAsync(cancellation), "/council/requests", StatusKind.Attention, 62), new(Wider, await WideningsAsync(cancellation), "/council/widenings", StatusKind.Attention, 63)],
        ];
    }

    public async Task<int> UnreadAsync(CancellationToken cancellation)
    {
        var (organisation, person) = (actor.Organisation, actor.Person);
        return await (await contributions.QueryAsync(cancellation))
            .Where(c => c.Contributor != organisation && c.WithdrawnAt == null && !db.Set<ContributionReading>().Any(r => r.Contribution == c.Id && r.Reader == person))
            .Take(WaitingItem.Many).CountAsync(cancellation);
    }

    public Task<int> RequestsAsync(CancellationToken cancellation) => db.Set<CouncilRequest>().Where(r => r.State == RequestState.Open).Take(WaitingItem.Many).CountAsync(cancellation);

    public Task<int> WideningsAsync(CancellationToken cancellation)
    {
        var all = db.Set<WideningRequest>().Where(w => w.State == WideningState.Waiting);
        return (admission.IsSecretariat ? all : all.Where(w => w.Contributor == actor.Organisation)).Take(WaitingItem.Many).CountAsync(cancellation);
    }

    private Task<int> ExceptionsAsync(CancellationToken cancellation) =>
        db.Set<WideningRequest>().Where(w => w.State == WideningState.ExceptionPutForward && w.ExceptionBy != actor.Person).Take(WaitingItem.Many).CountAsync(cancellation);
}

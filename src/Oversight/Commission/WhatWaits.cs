using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Oversight.Commission.Store;
using Noroshi.Store;
using Noroshi.Web.Face;
using Noroshi.Web.Showing;

namespace Noroshi.Oversight.Commission;

/// <summary>What waits in the commission for who has just come in: for the bureau what stands on no order yet, for the chair and members what is to be checked or confirmed.</summary>
internal sealed class WhatWaits(StoreDb db, CommissionDesk desk, Actor actor) : IWaiting
{
    private static readonly Words Requests = new("議題にしていない承認の求め", "Requests for approval on no order yet");
    private static readonly Words Unchecked = new("確認を待っている事後の通知", "Notices after the fact that wait for their check");
    private static readonly Words Unconfirmed = new("委員長の確認を待っている会議", "Meetings that wait for the chair");
    private static readonly Words Undrawn = new("標本を抽出していない検査", "Inspections whose sample was not drawn");

    public async Task<IReadOnlyList<WaitingItem>> WaitingAsync(CancellationToken cancellation)
    {
        if (!actor.Can(Permission.SeeDeliberations) || await desk.AdmitAsync(cancellation) is Ruling.Refused)
        {
            return [];
        }

        List<WaitingItem> waiting = [];
        async Task AddAsync<T>(Words text, IQueryable<T> found, string path) => waiting.Add(new(text, await found.Take(WaitingItem.Many).CountAsync(cancellation), path, StatusKind.Attention, 64));
        if (actor.Can(Permission.KeepCommission))
        {
            await AddAsync(Requests, db.Set<ApprovalRequest>().Where(a => a.State == ApprovalState.Received), "/commission/approvals");
        }

        if (actor.Can(Permission.SitInCommission))
        {
            await AddAsync(Unchecked, db.Set<AfterNotice>().Where(n => n.Proper == null), "/commission/notices");
            await AddAsync(Unconfirmed, db.Set<CommissionMeeting>().Where(m => m.State == MeetingState.Recorded), "/commission/meetings");
        }

        if (actor.Can(Permission.InspectRecord))
        {
            await AddAsync(Undrawn, db.Set<Inspection>().Where(i => i.State == InspectionState.Planned), "/commission/inspections");
        }

        return waiting;
    }
}

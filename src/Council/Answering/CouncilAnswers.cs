using Microsoft.EntityFrameworkCore;
using Noroshi.Council.Face;
using Noroshi.Council.Law;
using Noroshi.Council.Store;
using Noroshi.Council.Taking;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;

namespace Noroshi.Council.Answering;

/// <summary>
/// Answers other modules about the council. Who may see the rows is another question: here a rule asks whether there is one, and is told no more than it
/// asked.
/// </summary>
internal sealed class CouncilAnswers(StoreDb db, CouncilAdmission admission, IWhoIsWho who, TimeProvider clock) : ICouncil
{
    private IQueryable<Member> Members => db.Set<Member>().IgnoreQueryFilters(["visibility"]).AsNoTracking();

    private IQueryable<Topic> Topics => db.Set<Topic>().IgnoreQueryFilters(CouncilSight.OfTopics).AsNoTracking();

    public async Task<bool> IsMemberAsync(OrganisationId organisation, DateOnly day, CancellationToken cancellation)
    {
        var until = LegalCalendar.EndOf(day);
        return await db.Set<MemberChange>().IgnoreQueryFilters(["visibility"]).Where(c => c.Organisation == organisation && c.At < until)
            .OrderByDescending(c => c.Number).Select(c => (MemberState?)c.State).FirstOrDefaultAsync(cancellation) is MemberState.Active;
    }

    public async Task<IReadOnlySet<OrganisationId>> MembersAsync(DateOnly day, CancellationToken cancellation)
    {
        if (day >= LegalCalendar.LegalDay(clock.GetUtcNow()))
        {
            return await Members.Where(m => m.State == MemberState.Active).Select(m => m.Organisation).ToHashSetAsync(cancellation);
        }

        var until = LegalCalendar.EndOf(day);
        var changes = await db.Set<MemberChange>().IgnoreQueryFilters(["visibility"]).AsNoTracking().Where(c => c.At < until).Select(c => new { c.Organisation, c.State, c.Number }).ToListAsync(cancellation);
        return changes.GroupBy(c => c.Organisation).Where(g => g.MaxBy(c => c.Number)!.State is MemberState.Active).Select(g => g.Key).ToHashSet();
    }

    public async Task<IReadOnlyList<PersonId>> WhoTakesPartAsync(OrganisationId organisation, TopicId? topic, CancellationToken cancellation)
    {
        var about = topic is { } id ? await Topics.FirstOrDefaultAsync(t => t.Id == id && t.ClosedAt == null, cancellation) : null;
        if (!await Members.AnyAsync(m => m.Organisation == organisation && m.State == MemberState.Active && (about == null || !m.IsForeign || about.OpenToForeign), cancellation)
            || (topic is not null && (about is null || !(await MembersOfAsync(about.Id, cancellation)).Contains(organisation))))
        {
            return [];
        }

        return await NamedAsync(organisation, about?.Marked ?? false, cancellation);
    }

    public async Task<IReadOnlyList<PersonId>> WhoMayHearAsync(OrganisationId organisation, TopicId? topic, CancellationToken cancellation) =>
        !await Members.AnyAsync(m => m.Organisation == organisation && m.State == MemberState.Active, cancellation) ? []
        : topic is not { } id ? await NamedAsync(organisation, false, cancellation)
        : await Topics.FirstOrDefaultAsync(t => t.Id == id, cancellation) is { } about ? await NamedAsync(organisation, about.Marked, cancellation)
        : [];

    // The named persons of a member who are there and bound to secrecy; where it is asked for, those with a clearance.
    private async Task<IReadOnlyList<PersonId>> NamedAsync(OrganisationId organisation, bool marked, CancellationToken cancellation)
    {
        var (named, now) = (await db.Set<Seat>().IgnoreQueryFilters(["visibility"]).Where(s => s.Organisation == organisation && s.EndedAt == null).Select(s => s.Person).ToListAsync(cancellation), clock.GetUtcNow());
        var there = (await who.PeopleWhoMayAsync(organisation, Permission.JoinCouncil, cancellation)).Select(p => p.Id).ToHashSet();
        var bound = await who.BoundToSecrecyAsync(named.Where(there.Contains), organisation, CouncilAdmission.SecrecyArticle, now, cancellation);
        return ClearanceIsAskedForByTopic.Asks(await admission.GateAsync(cancellation), marked)
            ? [.. await who.ClearedAsync(bound, organisation, ClearanceIsAskedForByTopic.Kind, now, cancellation)]
            : [.. bound];
    }

    public async Task<IReadOnlyList<CouncilTopic>> TopicsAsync(CancellationToken cancellation) =>
        [.. (await Topics.Where(t => t.ClosedAt == null).OrderBy(t => t.OpenedAt).ToListAsync(cancellation)).Select(t => new CouncilTopic(t.Id, t.Number, t.Title, t.Region, t.OpenToForeign))];

    public async Task<IReadOnlyList<OrganisationId>> MembersOfAsync(TopicId topic, CancellationToken cancellation) => await (
        from belonging in db.Set<TopicMember>()
        join t in Topics on belonging.Topic equals t.Id
        join m in Members on belonging.Organisation equals m.Organisation
        where belonging.Topic == topic && belonging.RemovedAt == null && m.State == MemberState.Active && (!m.IsForeign || t.OpenToForeign)
        orderby belonging.AddedAt
        select m.Organisation).Distinct().ToListAsync(cancellation);

    public async Task<InHouseRange?> InHouseRangeAsync(OrganisationId organisation, CancellationToken cancellation) =>
        await Members.Where(m => m.Organisation == organisation && m.State == MemberState.Active).Select(m => m.AcceptedRange).FirstOrDefaultAsync(cancellation);

    public async Task<MemberRegion?> RegionAsync(OrganisationId organisation, CancellationToken cancellation) =>
        await Members.Where(m => m.Organisation == organisation && m.State == MemberState.Active).Select(m => new MemberRegion(m.Region, m.LeadsRegion)).FirstOrDefaultAsync(cancellation);

    public async Task<IReadOnlyList<OrganisationId>> MunicipalitiesAsync(OrganisationId prefecture, CancellationToken cancellation) =>
        await RegionAsync(prefecture, cancellation) is { Leads: true, Prefecture: { } region }
            ? [.. (await who.OrganisationsAsync(OrganisationKind.LocalGovernment, cancellation)).Where(o => o.Id != prefecture && o.Prefecture == region).Select(o => o.Id)]
            : [];

    public async Task<IReadOnlyList<PartialFeed>> PartialFeedsAsync(DateOnly day, CancellationToken cancellation)
    {
        var (from, until) = (LegalCalendar.EndOf(day), LegalCalendar.StartOf(day));
        return await db.Set<Feed>().IgnoreQueryFilters(["visibility"]).AsNoTracking().Where(f => f.From < from && (f.EndedAt == null || f.EndedAt > until))
            .OrderBy(f => f.From).Select(f => new PartialFeed(f.Organisation, f.Topic, f.Region)).ToListAsync(cancellation);
    }
}

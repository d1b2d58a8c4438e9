using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Noroshi.Council.Face;
using Noroshi.Council.Joining;
using Noroshi.Council.Law;
using Noroshi.Council.Store;
using Noroshi.Council.Taking;
using Noroshi.Council.Telling;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;
using Noroshi.Web.Fields;

namespace Noroshi.Council.Convening;

/// <summary>What the secretariat does about topics. Each deed is an act, saved with what it changes.</summary>
[Article("Act, Art. 45(3)")]
internal sealed class KeepTopic(StoreDb db, TellPeople tell, IWhoIsWho who, IRecordOfActs acts, TimeProvider clock)
{
    private static readonly Problem NoMember = new("Organisation", "no-member", new("有効な構成員を選んでください。", "Choose an active member."));

    private static readonly Problem NotFed = new("Organisation", "not-fed", new("地方公共団体又は構成員を選んでください。", "Choose a local government or a member."));

    public static Problems Check(TopicEntry entry) => new Problems()
        .Unless(TypedText.IsSaid(entry.Title, 200), "Title", "title", new("話題の名前を200文字以内で入力してください。", "Name the topic in at most 200 characters."))
        .Unless(TypedText.IsSaid(entry.Purpose, 2_000), "Purpose", "purpose", new("目的を2,000字以内で入力してください。", "State the purpose in at most 2,000 characters."))
        .Unless(entry.Region is null || Regions.IsOne(entry.Region), "Region", "region", new("都道府県を選んでください。", "Choose a prefecture."));

    public async Task<Topic> OpenAsync(TopicId id, TopicEntry entry, CancellationToken cancellation)
    {
        if (await db.Set<Topic>().FirstOrDefaultAsync(t => t.Id == id, cancellation) is { } before)
        {
            return before;
        }

        var now = clock.GetUtcNow();
        var topic = Topic.Open(id, SpokenNumber.New("CT", now), entry, now);
        db.Add(topic);
        Record("council.topic-opened", topic, Content(entry));
        await db.SaveChangesAsync(cancellation);
        return topic;
    }

    public Task<Deed> ChangeAsync(Topic topic, TopicEntry entry, CancellationToken cancellation)
    {
        topic.Change(entry);
        Record("council.topic-changed", topic, Content(entry));
        return db.SaveDeedAsync(cancellation);
    }

    public Task<Deed> CloseAsync(Topic topic, CancellationToken cancellation)
    {
        topic.Close(clock.GetUtcNow());
        Record("council.topic-closed", topic, []);
        return db.SaveDeedAsync(cancellation);
    }

    /// <summary>Adds a member; a foreign one only to a topic that is opened to foreign members.</summary>
    public async Task<Deed> AddAsync(Topic topic, OrganisationId organisation, CancellationToken cancellation)
    {
        if (await db.Set<Member>().AsNoTracking().FirstOrDefaultAsync(m => m.Organisation == organisation && m.State == MemberState.Active, cancellation) is not { } member)
        {
            return new Deed.Malformed([NoMember]);
        }

        if (TopicsAreClosedToForeignMembers.Ask(member.IsForeign, topic.OpenToForeign) is Ruling.Refused no)
        {
            await acts.WriteRefusalAsync(new Act("council.topic-member-added", no.Article, $"topic:{topic.Number}") { Content = new JsonObject { ["organisation"] = organisation.ToString() } }, cancellation);
            return new Deed.Refused(no);
        }

        if (topic.Members.Any(m => m.Organisation == organisation && m.RemovedAt is null))
        {
            return new Deed.Done();
        }

        db.Add(new TopicMember { Id = Identifier.New(clock), Topic = topic.Id, Organisation = organisation, AddedAt = clock.GetUtcNow() });
        topic.Touch();
        Record("council.topic-member-added", topic, new() { ["organisation"] = organisation.ToString() });
        await tell.OrganisationAsync(organisation, "council.topic-member-added", new($"協議会の話題に加わりました：{topic.Number}", $"Added to a topic of the council: {topic.Number}"), $"/council/topics/{topic.Number}", false, cancellation);
        return await db.SaveDeedAsync(cancellation);
    }

    public Task<Deed> RemoveAsync(Topic topic, OrganisationId organisation, CancellationToken cancellation)
    {
        foreach (var member in topic.Members.Where(m => m.Organisation == organisation))
        {
            member.Remove(clock.GetUtcNow());
        }

        topic.Touch();
        Record("council.topic-member-removed", topic, new() { ["organisation"] = organisation.ToString() });
        return db.SaveDeedAsync(cancellation);
    }

    /// <summary>Has an organisation get what may be publicised on the topic and nothing else: a local government, or a member that belongs to other topics.</summary>
    public async Task<Deed> FeedAsync(Topic topic, OrganisationId organisation, string? region, CancellationToken cancellation)
    {
        var isMember = await db.Set<Member>().AnyAsync(m => m.Organisation == organisation && m.State == MemberState.Active, cancellation);
        if (!isMember && (await who.OrganisationAsync(organisation, cancellation))?.Kind is not OrganisationKind.LocalGovernment)
        {
            return new Deed.Malformed([NotFed]);
        }

        if (!await db.Set<Feed>().AnyAsync(f => f.Organisation == organisation && f.Topic == topic.Id && f.Region == region && f.EndedAt == null, cancellation))
        {
            db.Add(new Feed { Id = Identifier.New(clock), Organisation = organisation, Topic = topic.Id, Region = region, From = clock.GetUtcNow() });
            Record("council.feed-begun", topic, new() { ["organisation"] = organisation.ToString(), ["region"] = region });
        }

        return await db.SaveDeedAsync(cancellation);
    }

    public async Task<Deed> EndFeedAsync(Topic topic, Guid feed, CancellationToken cancellation)
    {
        if (await db.Set<Feed>().FirstOrDefaultAsync(f => f.Id == feed && f.Topic == topic.Id && f.EndedAt == null, cancellation) is not { } found)
        {
            return new Deed.Overtaken();
        }

        found.End(clock.GetUtcNow());
        Record("council.feed-ended", topic, new() { ["organisation"] = found.Organisation.ToString() });
        return await db.SaveDeedAsync(cancellation);
    }

    private static JsonObject Content(TopicEntry entry) => new() { ["title"] = entry.Title, ["region"] = entry.Region, ["openToForeign"] = entry.OpenToForeign, ["marked"] = entry.Marked };

    private void Record(string kind, Topic topic, JsonObject content) => acts.Write(new Act(kind, "Act, Art. 45(3)", $"topic:{topic.Number}") { Content = content });
}

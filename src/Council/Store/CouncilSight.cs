using System.Linq.Expressions;
using Noroshi.Confidentiality.Face;
using Noroshi.Council.Face;
using Noroshi.Council.Law;
using Noroshi.Kernel;
using Noroshi.Store;

namespace Noroshi.Council.Store;

/// <summary>
/// The part of the predicates of sight that stands on other rows: the seat, the membership, the topic. They are filters of their own beside those of
/// <c>Law/WhoMaySee…</c>, and all must hold. The whole rule, without a database, is <see cref="WhoMayReadAContribution"/>; a test holds the two together.
/// </summary>
internal static class CouncilSight
{
    /// <summary>The filters of a topic.</summary>
    public static readonly string[] OfTopics = ["visibility", "seat"];

    /// <summary>The filters of a contribution.</summary>
    public static readonly string[] OfContributions = ["visibility", "seat", "topic"];

    /// <summary>The filters of wider use.</summary>
    public static readonly string[] OfWiderUses = ["visibility", "contribution"];

    /// <summary>The actor is named for an active member; a foreign one only while the topic is opened to foreign members.</summary>
    public static Expression<Func<Topic, bool>> SeatInATopic(StoreDb db) => t =>
        db.Actor.IsSystem || db.Actor.Can(Permission.RunCouncil)
        || (db.Set<Seat>().Any(s => s.Organisation == db.Actor.Organisation && s.Person == db.Actor.Person && s.EndedAt == null)
            && db.Set<Member>().Any(m => m.Organisation == db.Actor.Organisation && m.State == MemberState.Active && (!m.IsForeign || t.OpenToForeign)));

    /// <summary>The actor is named for an active member in whose region the contribution may be; what the own organisation gave needs no seat.</summary>
    public static Expression<Func<Contribution, bool>> SeatBeforeAContribution(StoreDb db) => c =>
        db.Actor.IsSystem || db.Actor.Can(Permission.RunCouncil) || c.Contributor == db.Actor.Organisation
        || (db.Set<Seat>().Any(s => s.Organisation == db.Actor.Organisation && s.Person == db.Actor.Person && s.EndedAt == null)
            && db.Set<Member>().Any(m => m.Organisation == db.Actor.Organisation && m.State == MemberState.Active && (c.NotBeyond == null || m.Region == c.NotBeyond)));

    /// <summary>The topic is in sight and, for what is TLP:RED, was so for the organisation when it was said; what was given by consent or decision later needs no topic.</summary>
    public static Expression<Func<Contribution, bool>> TopicOfAContribution(StoreDb db) => c =>
        db.Actor.IsSystem || db.Actor.Can(Permission.RunCouncil) || c.Contributor == db.Actor.Organisation
        || c.Recipients.Any(r => r.Organisation == db.Actor.Organisation && r.By != GivenBy.Choice)
        || (db.Set<Topic>().Any(t => t.Id == c.Topic)
            && (c.Reach != Reach.Topic || c.Sharing != Tlp.Red
                || db.Set<TopicMember>().Any(m => m.Topic == c.Topic && m.Organisation == db.Actor.Organisation && m.RemovedAt == null && m.AddedAt <= c.At)));

    /// <summary>The contribution is in sight.</summary>
    public static Expression<Func<WiderUse, bool>> ContributionOfAUse(StoreDb db) => u =>
        db.Actor.IsSystem || db.Actor.Can(Permission.RunCouncil) || db.Set<Contribution>().Any(c => c.Id == u.Contribution);
}

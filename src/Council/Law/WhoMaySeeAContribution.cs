using System.Linq.Expressions;
using Noroshi.Council.Store;
using Noroshi.Kernel;
using Noroshi.Store;

namespace Noroshi.Council.Law;

/// <summary>
/// <see cref="WhoMayReadAContribution"/> as the database asks it. A contribution is seen by the organisation that gave it, by the secretariat, and by those to
/// whom it was given: the members of its topic, chosen ones among them, or others by consent or decision later. That the actor is named for an active
/// member, in the region to which it is bound, and in the topic, stands on other rows: filters beside this one (<see cref="CouncilSight"/>). The undertaking
/// of secrecy and the clearance are asked at every door besides.
/// </summary>
[Article("Act, Art. 45(3)")]
[Article("Act, Art. 45(6)")]
internal static class WhoMaySeeAContribution
{
    public static Expression<Func<Contribution, bool>> Contributions(StoreDb db) => c =>
        db.Actor.IsSystem || db.Actor.Can(Permission.RunCouncil)
        || (db.Actor.Can(Permission.JoinCouncil)
            && (c.Contributor == db.Actor.Organisation
                || c.Reach == Reach.Topic
                || (c.Reach == Reach.Chosen && c.Recipients.Any(r => r.Organisation == db.Actor.Organisation))
                || c.Recipients.Any(r => r.Organisation == db.Actor.Organisation && r.By != GivenBy.Choice)));

    /// <summary>Who read: the organisation itself, the one that gave it, and the secretariat.</summary>
    public static Expression<Func<ContributionReading, bool>> Readings(StoreDb db) => r =>
        db.Actor.IsSystem || db.Actor.Can(Permission.RunCouncil)
        || (db.Actor.Can(Permission.JoinCouncil) && (r.Contributor == db.Actor.Organisation || r.Organisation == db.Actor.Organisation));

    /// <summary>What wider use was allowed is seen with the contribution, which is a filter beside this one.</summary>
    public static Expression<Func<WiderUse, bool>> WiderUses(StoreDb db) => u =>
        db.Actor.IsSystem || db.Actor.Can(Permission.RunCouncil) || db.Actor.Can(Permission.JoinCouncil);
}

using System.Linq.Expressions;
using Noroshi.Council.Store;
using Noroshi.Kernel;
using Noroshi.Store;

namespace Noroshi.Council.Law;

/// <summary>
/// A topic is seen by the secretariat and by the named persons of active members that belong to it; by those of a foreign member only while it is
/// opened to foreign members. Seat, state and foreignness stand on other rows and are a filter beside this one (<see cref="CouncilSight"/>). The undertaking of
/// secrecy is asked at every door of the council besides.
/// </summary>
[Article("Act, Art. 45(3)")]
internal static class WhoMaySeeATopic
{
    public static Expression<Func<Topic, bool>> Topics(StoreDb db) => t =>
        db.Actor.IsSystem || db.Actor.Can(Permission.RunCouncil)
        || (db.Actor.Can(Permission.JoinCouncil) && t.Members.Any(m => m.Organisation == db.Actor.Organisation && m.RemovedAt == null));

    /// <summary>Who gets a part is told to whom it feeds, and to the secretariat.</summary>
    public static Expression<Func<Feed, bool>> Feeds(StoreDb db) => f =>
        db.Actor.IsSystem || db.Actor.Can(Permission.RunCouncil) || (db.Actor.Can(Permission.JoinCouncil) && f.Organisation == db.Actor.Organisation);
}

using System.Linq.Expressions;
using Noroshi.Council.Store;
using Noroshi.Kernel;
using Noroshi.Store;

namespace Noroshi.Council.Law;

/// <summary>
/// A request of the council is between it and the member that is asked. A request for wider use is seen by the contributor, by the organisation that
/// asks, and by the secretariat.
/// </summary>
[Article("Act, Art. 45(5)")]
[Article("Act, Art. 45(6)")]
internal static class WhoMaySeeARequest
{
    public static Expression<Func<CouncilRequest, bool>> Requests(StoreDb db) => r =>
        db.Actor.IsSystem || db.Actor.Can(Permission.RunCouncil) || (db.Actor.Can(Permission.JoinCouncil) && r.To == db.Actor.Organisation);

    public static Expression<Func<WideningRequest, bool>> Widenings(StoreDb db) => w =>
        db.Actor.IsSystem || db.Actor.Can(Permission.RunCouncil)
        || (db.Actor.Can(Permission.JoinCouncil) && (w.Contributor == db.Actor.Organisation || w.AskedFor == db.Actor.Organisation));
}

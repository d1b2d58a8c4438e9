using System.Linq.Expressions;
using Noroshi.Kernel;
using Noroshi.Parties.Store;
using Noroshi.Store;

namespace Noroshi.Parties.Law;

/// <summary>A clearance says much about a person: it is seen by the person and by the administrators of the organisation, and by no one else.</summary>
[Article("Act, Art. 8")]
internal static class WhoMaySeeAClearance
{
    public static Expression<Func<Clearance, bool>> In(StoreDb db) => x =>
        db.Actor.IsSystem
        || (db.Actor.IsSomebody && x.Person == db.Actor.Person)
        || (db.Actor.Can(Permission.ManagePeople) && x.Organisation == db.Actor.Organisation);
}

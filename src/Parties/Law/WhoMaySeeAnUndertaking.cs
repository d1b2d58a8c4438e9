using System.Linq.Expressions;
using Noroshi.Kernel;
using Noroshi.Parties.Store;
using Noroshi.Store;

namespace Noroshi.Parties.Law;

/// <summary>An undertaking of secrecy is seen by the person who gave it and by the administrators of the organisation that took it.</summary>
[Article("Act, Art. 8")]
internal static class WhoMaySeeAnUndertaking
{
    public static Expression<Func<Undertaking, bool>> In(StoreDb db) => x =>
        db.Actor.IsSystem
        || (db.Actor.IsSomebody && x.Person == db.Actor.Person)
        || (db.Actor.Can(Permission.ManagePeople) && x.Organisation == db.Actor.Organisation);
}

using System.Linq.Expressions;
using Noroshi.Kernel;
using Noroshi.Parties.Store;
using Noroshi.Store;

namespace Noroshi.Parties.Law;

/// <summary>A token (never its secret) is seen by its maker and by the administrators of the organisation for which it acts.</summary>
[Article("Act, Art. 8")]
internal static class WhoMaySeeAToken
{
    public static Expression<Func<ApiToken, bool>> In(StoreDb db) => x =>
        db.Actor.IsSystem
        || (db.Actor.IsSomebody && x.Person == db.Actor.Person)
        || (db.Actor.Can(Permission.ManagePeople) && x.Organisation == db.Actor.Organisation);
}

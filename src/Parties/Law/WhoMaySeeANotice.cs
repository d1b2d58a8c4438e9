using System.Linq.Expressions;
using Noroshi.Kernel;
using Noroshi.Parties.Store;
using Noroshi.Store;

namespace Noroshi.Parties.Law;

/// <summary>A notice is for one person; nobody else reads another's post.</summary>
[Article("Act, Art. 8")]
internal static class WhoMaySeeANotice
{
    public static Expression<Func<Notice, bool>> In(StoreDb db) => x =>
        db.Actor.IsSystem
        || (db.Actor.IsSomebody && x.To == db.Actor.Person);
}

using System.Linq.Expressions;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Store;

namespace Noroshi.IncidentReports.Law;

/// <summary>What somebody typed and has not saved is seen by that person alone, not even by colleagues: it is no draft yet.</summary>
[Article("Act, Art. 5")]
internal static class WhoMaySeeAKeptPage
{
    public static Expression<Func<KeptPage, bool>> In(StoreDb db) => k =>
        db.Actor.IsSystem
        || (db.Actor.IsSomebody && k.Person == db.Actor.Person);
}

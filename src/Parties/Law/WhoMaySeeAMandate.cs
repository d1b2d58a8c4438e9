using System.Linq.Expressions;
using Noroshi.Kernel;
using Noroshi.Parties.Store;
using Noroshi.Store;

namespace Noroshi.Parties.Law;

/// <summary>A mandate is seen by the people of the organisation that gave it and of the agent that holds it.</summary>
[Article("Act, Art. 5")]
internal static class WhoMaySeeAMandate
{
    public static Expression<Func<Mandate, bool>> In(StoreDb db) => x =>
        db.Actor.IsSomebody && (x.Principal == db.Actor.Organisation || x.Agent == db.Actor.Organisation);
}

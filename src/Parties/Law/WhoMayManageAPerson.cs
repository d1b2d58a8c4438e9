using System.Linq.Expressions;
using Noroshi.Kernel;
using Noroshi.Parties.Store;
using Noroshi.Store;

namespace Noroshi.Parties.Law;

/// <summary>
/// A membership is managed by the administrators of its own organisation. To everybody else the person is not there: names of
/// correspondents come through the exchange in which they stand, not through the register.
/// </summary>
[Article("Act, Art. 8")]
internal static class WhoMayManageAPerson
{
    public static Expression<Func<Membership, bool>> In(StoreDb db) => x =>
        db.Actor.Can(Permission.ManagePeople) && x.Organisation == db.Actor.Organisation;
}

using System.Linq.Expressions;
using Noroshi.Kernel;
using Noroshi.Parties.Store;
using Noroshi.Store;

namespace Noroshi.Parties.Law;

/// <summary>An invitation is seen by the administrators of the organisation that it leads into, and by system administrators, who invite the first one.</summary>
[Article("Act, Art. 8")]
internal static class WhoMaySeeAnInvitation
{
    public static Expression<Func<OneTimeLink, bool>> In(StoreDb db) => x =>
        db.Actor.IsSystem
        || (db.Actor.Can(Permission.ManagePeople) && x.Organisation == db.Actor.Organisation)
        || db.Actor.Can(Permission.Administer);
}

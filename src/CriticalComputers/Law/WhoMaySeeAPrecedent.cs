using System.Linq.Expressions;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Store;

namespace Noroshi.CriticalComputers.Law;

/// <summary>
/// Authorities see all precedents, those withdrawn among them. Operators see what was published to them and holds. A precedent is no registration:
/// what it tells of a product must tell nothing of who uses it. Which organisations there are behind these permissions the pages ask: a
/// regional bureau, to which no power over notifications is delegated, and a supplier find nothing there.
/// </summary>
[Article("Act, Art. 8")]
internal static class WhoMaySeeAPrecedent
{
    public static Expression<Func<Precedent, bool>> Precedents(StoreDb db) => p =>
        db.Actor.IsSystem || db.Actor.Can(Permission.ReadNotifications) || (p.ForOperators && p.WithdrawnAt == null && db.Actor.Can(Permission.ReadOwnRegister));
}

using System.Linq.Expressions;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Store;

namespace Noroshi.CriticalComputers.Law;

/// <summary>
/// The drawing of a facility's network tells an attacker the way in. It is the operator's: its own people see it and nobody else, no authority
/// and no agent. None of it is among the items that are notified (Order art 2(5)).
/// </summary>
[Article("Act, Art. 8")]
[Article("Order, Art. 2(5)")]
internal static class WhoMaySeeANetwork
{
    public static Expression<Func<DrawnNetwork, bool>> Networks(StoreDb db) => n =>
        db.Actor.IsSystem || (n.Operator == db.Actor.Organisation && db.Actor.Can(Permission.ReadOwnRegister));

    public static Expression<Func<NetworkNode, bool>> Nodes(StoreDb db) => n =>
        db.Actor.IsSystem || (n.Operator == db.Actor.Organisation && db.Actor.Can(Permission.ReadOwnRegister));

    public static Expression<Func<NetworkLine, bool>> Lines(StoreDb db) => l =>
        db.Actor.IsSystem || (l.Operator == db.Actor.Organisation && db.Actor.Can(Permission.ReadOwnRegister));

    public static Expression<Func<NetworkHold, bool>> Holds(StoreDb db) => h =>
        db.Actor.IsSystem || (h.Operator == db.Actor.Organisation && db.Actor.Can(Permission.ReadOwnRegister));

    public static Expression<Func<NetworkChange, bool>> Changes(StoreDb db) => c =>
        db.Actor.IsSystem || (c.Operator == db.Actor.Organisation && db.Actor.Can(Permission.ReadOwnRegister));
}

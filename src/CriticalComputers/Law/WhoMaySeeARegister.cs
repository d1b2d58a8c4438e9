using System.Linq.Expressions;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Store;

namespace Noroshi.CriticalComputers.Law;

/// <summary>
/// The register is the operator's: its own people see it, and an agent's while a mandate that names the register is in force (ADR 0039).
/// What was notified is seen by them and by the authorities that it reached: the competent ministers, and the Prime Minister's office from
/// the passing on (Act art 4(2), (4)). A regional bureau sees none: the Cabinet Order delegates powers over reports alone (art 3).
/// </summary>
[Article("Act, Art. 4")]
[Article("Act, Art. 8")]
[Article("Cabinet Order, Art. 3")]
internal static class WhoMaySeeARegister
{
    /// <summary>Whether an operator's register is there for an actor at all: the same as <see cref="Computers"/> asks of each entry.</summary>
    public static bool IsInSight(Actor actor, OrganisationId @operator) =>
        actor.IsSystem || ((@operator == actor.Organisation || actor.KeepsRegisterFor.Contains(@operator)) && actor.Can(Permission.ReadOwnRegister));

    public static Expression<Func<Facility, bool>> Facilities(StoreDb db) => f =>
        db.Actor.IsSystem || ((f.Operator == db.Actor.Organisation || db.Actor.KeepsRegisterFor.Contains(f.Operator)) && db.Actor.Can(Permission.ReadOwnRegister));

    public static Expression<Func<Computer, bool>> Computers(StoreDb db) => c =>
        db.Actor.IsSystem || ((c.Operator == db.Actor.Organisation || db.Actor.KeepsRegisterFor.Contains(c.Operator)) && db.Actor.Can(Permission.ReadOwnRegister));

    public static Expression<Func<ComputerChange, bool>> Changes(StoreDb db) => c =>
        db.Actor.IsSystem || ((c.Operator == db.Actor.Organisation || db.Actor.KeepsRegisterFor.Contains(c.Operator)) && db.Actor.Can(Permission.ReadOwnRegister));

    public static Expression<Func<ImportRun, bool>> Imports(StoreDb db) => r =>
        db.Actor.IsSystem || ((r.Operator == db.Actor.Organisation || db.Actor.KeepsRegisterFor.Contains(r.Operator)) && db.Actor.Can(Permission.ReadOwnRegister));

    public static Expression<Func<RememberedColumns, bool>> Columns(StoreDb db) => c =>
        db.Actor.IsSystem || ((c.Operator == db.Actor.Organisation || db.Actor.KeepsRegisterFor.Contains(c.Operator)) && db.Actor.Can(Permission.ReadOwnRegister));

    public static Expression<Func<EconomicSecurityFiling, bool>> Filings(StoreDb db) => f =>
        db.Actor.IsSystem || ((f.Operator == db.Actor.Organisation || db.Actor.KeepsRegisterFor.Contains(f.Operator)) && db.Actor.Can(Permission.ReadOwnRegister));

    public static Expression<Func<OutlineChange, bool>> OutlineChanges(StoreDb db) => c =>
        db.Actor.IsSystem || ((c.Operator == db.Actor.Organisation || db.Actor.KeepsRegisterFor.Contains(c.Operator)) && db.Actor.Can(Permission.ReadOwnRegister));

    public static Expression<Func<Notification, bool>> Notifications(StoreDb db) => n =>
        db.Actor.IsSystem
        || ((n.Operator == db.Actor.Organisation || db.Actor.KeepsRegisterFor.Contains(n.Operator)) && db.Actor.Can(Permission.ReadOwnRegister))
        || (db.Actor.Can(Permission.ReadNotifications) && n.Addressees.Any(a => a.Organisation == db.Actor.Organisation));

    /// <summary>Feeds are listed to who made them and to nobody else; the door of a feed asks by its digest, before there is an actor.</summary>
    public static Expression<Func<CalendarFeed, bool>> Feeds(StoreDb db) => f =>
        db.Actor.IsSystem || (f.Person == db.Actor.Person && f.Operator == db.Actor.Organisation && db.Actor.Can(Permission.ReadOwnRegister));
}

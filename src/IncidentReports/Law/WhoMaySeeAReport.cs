using System.Linq.Expressions;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Store;

namespace Noroshi.IncidentReports.Law;

/// <summary>
/// A case is seen by the reporter's people, by an agent with a mandate in force, and by the authorities that it was addressed to; a
/// ministry also sees what reached its bureau, since the minister may always act himself. Nobody else: not another operator, not
/// another ministry, not the system's administrator, and not the commission until articles 63-70 are in force.
/// </summary>
[Article("Act, Art. 5")]
[Article("Act, Art. 8")]
[Article("Cabinet Order, Art. 3")]
internal static class WhoMaySeeAReport
{
    public static Expression<Func<IncidentCase, bool>> In(StoreDb db) => c =>
        db.Actor.IsSystem
        || ((c.Reporter == db.Actor.Organisation || db.Actor.ActsFor.Contains(c.Reporter))
            && (db.Actor.Can(Permission.ReadOwnReports) || db.Actor.Can(Permission.FileReports)))
        || (db.Actor.Can(Permission.ReadReports) && c.Addressees.Any(a => a.Organisation == db.Actor.Organisation || a.Superior == db.Actor.Organisation));
}

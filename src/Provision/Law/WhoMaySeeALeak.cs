using System.Linq.Expressions;
using Noroshi.Kernel;
using Noroshi.Provision.Store;
using Noroshi.Store;

namespace Noroshi.Provision.Law;

/// <summary>
/// Leaks and the marks by which they are found are seen by those who provide, since they stop it; a recipient's own mark by the person whose copy it marks, and how calls to an
/// organisation ended by its administrators.
/// </summary>
[Article("Act, Art. 44(1)")]
internal static class WhoMaySeeALeak
{
    public static Expression<Func<Leak, bool>> Leaks(StoreDb db) => l => db.Actor.IsSystem || db.Actor.Can(Permission.SendProducts);

    public static Expression<Func<Watermark, bool>> Watermarks(StoreDb db) => w =>
        db.Actor.IsSystem || db.Actor.Can(Permission.SendProducts) || (db.Actor.IsSomebody && w.Person == db.Actor.Person && w.Organisation == db.Actor.Organisation);

    public static Expression<Func<WebhookCall, bool>> Calls(StoreDb db) => c =>
        db.Actor.IsSystem || (db.Actor.Can(Permission.ManagePeople) && c.Organisation == db.Actor.Organisation);
}

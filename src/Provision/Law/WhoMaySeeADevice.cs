using System.Linq.Expressions;
using Noroshi.Kernel;
using Noroshi.Provision.Store;
using Noroshi.Store;

namespace Noroshi.Provision.Law;

/// <summary>
/// A registered device (never its key) and a certificate for mail are seen by the person and by the administrators of the organisation for which
/// they are used; the receivers of an organisation's calls by its administrators alone.
/// </summary>
[Article("Act, Art. 44(1)")]
internal static class WhoMaySeeADevice
{
    public static Expression<Func<RegisteredDevice, bool>> Devices(StoreDb db) => d =>
        db.Actor.IsSystem
        || (db.Actor.IsSomebody && d.Person == db.Actor.Person)
        || (db.Actor.Can(Permission.ManagePeople) && d.Organisation == db.Actor.Organisation);

    public static Expression<Func<MailCertificate, bool>> Certificates(StoreDb db) => c =>
        db.Actor.IsSystem
        || (db.Actor.IsSomebody && c.Person == db.Actor.Person)
        || (db.Actor.Can(Permission.ManagePeople) && c.Organisation == db.Actor.Organisation);

    public static Expression<Func<WebhookEndpoint, bool>> Webhooks(StoreDb db) => w =>
        db.Actor.IsSystem || (db.Actor.Can(Permission.ManagePeople) && w.Organisation == db.Actor.Organisation);
}

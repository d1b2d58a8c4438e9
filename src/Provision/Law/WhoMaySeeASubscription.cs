using System.Linq.Expressions;
using Noroshi.Kernel;
using Noroshi.Provision.Store;
using Noroshi.Store;

namespace Noroshi.Provision.Law;

/// <summary>Who subscribed is nobody's business: the addresses are the system's, for sending alone. Who holds a link sees and changes what belongs to it.</summary>
[Article("Act, Art. 41")]
internal static class WhoMaySeeASubscription
{
    public static Expression<Func<Subscriber, bool>> Subscribers(StoreDb db) => s => db.Actor.IsSystem;

    public static Expression<Func<SubscriptionRequest, bool>> Requests(StoreDb db) => r => db.Actor.IsSystem;

    public static Expression<Func<BulletinMail, bool>> Mails(StoreDb db) => m => db.Actor.IsSystem;
}

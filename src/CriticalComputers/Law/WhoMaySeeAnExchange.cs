using System.Linq.Expressions;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Store;

namespace Noroshi.CriticalComputers.Law;

/// <summary>
/// What is said about a notification is seen by all who see the notification (that is a filter of its own); what is said where there is
/// none, by the operator and the authority that said it. Two exceptions: a note stays on its desk, the Prime Minister's opinion goes to
/// the minister and not to the operator.
/// </summary>
[Article("Act, Art. 7")]
[Article("Act, Art. 8")]
internal static class WhoMaySeeAnExchange
{
    public static Expression<Func<Exchange, bool>> In(StoreDb db) => x =>
        db.Actor.IsSystem
        || ((x.Operator == db.Actor.Organisation || db.Actor.KeepsRegisterFor.Contains(x.Operator)) && db.Actor.Can(Permission.ReadOwnRegister)
            && x.Kind != ExchangeKind.Note && x.Kind != ExchangeKind.Opinion)
        || (db.Actor.Can(Permission.ReadNotifications)
            && (x.From == db.Actor.Organisation || x.To == db.Actor.Organisation || (x.Kind != ExchangeKind.Note && x.Notification != null)));
}

using System.Linq.Expressions;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Store;

namespace Noroshi.IncidentReports.Law;

/// <summary>
/// Within a case that one may see, what is said is seen by all whom the case reached, with two exceptions: a note stays on its desk, the Prime
/// Minister's opinion goes to the minister and not to the reporter.
/// </summary>
[Article("Act, Art. 7")]
[Article("Act, Art. 8")]
internal static class WhoMaySeeAnExchange
{
    public static Expression<Func<Exchange, bool>> In(StoreDb db) => x =>
        db.Actor.IsSystem
        || x.From == db.Actor.Organisation
        || x.To == db.Actor.Organisation
        || (x.Kind != ExchangeKind.Note && (x.Kind != ExchangeKind.Opinion || db.Actor.Can(Permission.ReadReports)));
}

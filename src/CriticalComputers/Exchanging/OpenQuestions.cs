using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Store;
using Noroshi.Store;

namespace Noroshi.CriticalComputers.Exchanging;

/// <summary>Requests and orders that nobody has answered, among those that the actor may see.</summary>
internal static class OpenQuestions
{
    public static IQueryable<Exchange> In(StoreDb db) => db.Set<Exchange>().AsNoTracking()
        .Where(x => (x.Kind == ExchangeKind.MaterialRequest || x.Kind == ExchangeKind.Order) && !db.Set<Exchange>().Any(answer => answer.InReplyTo == x.Id));
}

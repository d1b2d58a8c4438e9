using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;

namespace Noroshi.CriticalComputers.Exchanging;

/// <summary>An exchange as a page shows it.</summary>
/// <param name="Exchange">What was said.</param>
/// <param name="From">The organisation that said it.</param>
/// <param name="By">The person who did.</param>
/// <param name="AnsweredAt">When it was first answered.</param>
internal sealed record ExchangeRow(Exchange Exchange, Words? From, string? By, DateTimeOffset? AnsweredAt)
{
    /// <summary>A request or an order that nobody has answered.</summary>
    public bool Waits => Exchange.Asks && AnsweredAt is null;

    /// <summary>Where the operator answers; null on a desk's page.</summary>
    public string? AnswerPath { get; init; }
}

/// <summary>Reads what the actor may see of what was said, in the order in which it was.</summary>
internal sealed class ExchangesSeen(StoreDb db, IWhoIsWho who)
{
    /// <summary>About one notification.</summary>
    public Task<IReadOnlyList<ExchangeRow>> AboutAsync(NotificationId notification, CancellationToken cancellation) =>
        ShowAsync(db.Set<Exchange>().Where(x => x.Notification == notification), cancellation);

    /// <summary>About an operator's duty in a business in which it had not notified.</summary>
    public Task<IReadOnlyList<ExchangeRow>> WithoutNotificationAsync(OrganisationId @operator, string sector, CancellationToken cancellation) =>
        ShowAsync(db.Set<Exchange>().Where(x => x.Notification == null && x.Operator == @operator && x.Sector == sector), cancellation);

    /// <summary>One exchange with its answers.</summary>
    public Task<IReadOnlyList<ExchangeRow>> ThreadAsync(Guid id, CancellationToken cancellation) =>
        ShowAsync(db.Set<Exchange>().Where(x => x.Id == id || x.InReplyTo == id), cancellation);

    private async Task<IReadOnlyList<ExchangeRow>> ShowAsync(IQueryable<Exchange> query, CancellationToken cancellation)
    {
        var all = await query.AsNoTracking().OrderBy(x => x.At).ThenBy(x => x.Id).ToListAsync(cancellation);
        var organisations = await who.OrganisationsAsync(all.Select(x => x.From), cancellation);
        var people = await who.PersonsAsync(all.Select(x => x.By), cancellation);
        return
        [
            .. all.Select(x => new ExchangeRow(
                x,
                organisations.GetValueOrDefault(x.From)?.Name,
                people.GetValueOrDefault(x.By)?.Name,
                all.Where(answer => answer.InReplyTo == x.Id).Select(answer => (DateTimeOffset?)answer.At).FirstOrDefault())),
        ];
    }
}

using Microsoft.EntityFrameworkCore;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Store;

namespace Noroshi.IncidentReports.Exchanging;

/// <summary>What a reporter writes in its own case, on a page or over the API: an answer to what was asked, or a message of its own accord.</summary>
[Article("Act, Art. 6")]
[Article("Act, Art. 9")]
internal sealed class AnswerInCase(StoreDb db, WriteInCase writing, TimeProvider clock)
{
    /// <summary>The longest text, in characters: twice what a desk may write, since an answer to a request for material (art. 9) may be long.</summary>
    public const int LongestText = 20_000;

    /// <summary>The exchange of the case that is answered; null for none, and for what stays among authorities.</summary>
    public Task<Exchange?> AskedAsync(IncidentCase @case, Guid id, CancellationToken cancellation) =>
        db.Set<Exchange>().AsNoTracking().FirstOrDefaultAsync(x => x.Id == id && x.Case == @case.Id && x.Kind != ExchangeKind.Opinion && x.Kind != ExchangeKind.Note, cancellation);

    /// <summary>Puts it into the case, to be saved with the caller's changes.</summary>
    /// <param name="case">The case, followed for changes.</param>
    /// <param name="asked">What is answered; null for a message to all whom the case reached.</param>
    /// <param name="text">What is said, already checked.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Exchange> KeepAsync(IncidentCase @case, Exchange? asked, string text, CancellationToken cancellation)
    {
        var exchange = new Exchange
        {
            Id = Identifier.New(clock),
            Case = @case.Id,
            Kind = asked is null ? ExchangeKind.Message : ExchangeKind.Answer,
            Basis = asked?.Basis,
            From = db.Actor.Organisation,
            To = asked?.From,
            By = db.Actor.Person,
            Text = text,
            DueOn = null,
            InReplyTo = asked?.Id,
            At = clock.GetUtcNow(),
        };
        await writing.KeepAsync(@case, exchange, cancellation);
        return exchange;
    }
}

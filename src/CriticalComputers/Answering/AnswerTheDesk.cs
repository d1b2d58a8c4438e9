using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Exchanging;
using Noroshi.CriticalComputers.Store;
using Noroshi.Formats.Forms;
using Noroshi.Kernel;
using Noroshi.Store;

namespace Noroshi.CriticalComputers.Answering;

/// <summary>What became of an answer.</summary>
internal enum AnswerOutcome
{
    Sent,

    /// <summary>Somebody else was quicker; nothing was sent.</summary>
    Overtaken,
}

/// <summary>An operator, or its agent, answers a request (art 9), an order (art 6), guidance or a message.</summary>
[Article("Act, Art. 6")]
[Article("Act, Art. 9")]
internal sealed class AnswerTheDesk(StoreDb db, KeepExchange keep, TimeProvider clock)
{
    /// <summary>The longest text: twice what a desk may write, since an answer to a request for a report may be long.</summary>
    public const int LongestText = 20_000;

    /// <summary>What is wrong with an answer.</summary>
    public static Problems Problems(string? text)
    {
        var problems = new Problems().Unless(!string.IsNullOrWhiteSpace(text) && text.Length <= LongestText, "Text", "required", new("内容を20,000字以内で入力してください。", "Write at most 20,000 characters."));
        if (WrittenText.FaultIn(text ?? "") is { } fault)
        {
            problems.Add(new Problem("Text", fault.Code, fault.Message));
        }

        return problems;
    }

    /// <summary>Sends it; the same name twice is sent once.</summary>
    public async Task<AnswerOutcome> SendAsync(Guid id, Exchange asked, string text, CancellationToken cancellation)
    {
        if (await IsSentAsync(id, asked, cancellation))
        {
            return AnswerOutcome.Sent;
        }

        var about = asked.Notification is { } number ? await db.Set<Notification>().Include(n => n.Addressees).FirstAsync(n => n.Id == number, cancellation) : null;
        var exchange = new Exchange
        {
            Id = id,
            Operator = asked.Operator,
            Sector = asked.Sector,
            Notification = asked.Notification,
            Kind = ExchangeKind.Answer,
            Basis = asked.Basis,
            Duty = null,
            From = asked.Operator,
            To = asked.From,
            By = db.Actor.Person,
            Text = text.ReplaceLineEndings("\n").Trim(),
            DueOn = null,
            InReplyTo = asked.Id,
            At = clock.GetUtcNow(),
        };
        await keep.KeepAsync(exchange, about, cancellation);
        try
        {
            await db.SaveChangesAsync(cancellation);
            return AnswerOutcome.Sent;
        }
        catch (DbUpdateException)
        {
            // Sent twice at once, or somebody else was quicker: what stands there now says which.
            db.ChangeTracker.Clear();
            return await IsSentAsync(id, asked, cancellation) ? AnswerOutcome.Sent : AnswerOutcome.Overtaken;
        }
    }

    private Task<bool> IsSentAsync(Guid id, Exchange asked, CancellationToken cancellation) => db.Set<Exchange>().AnyAsync(x => x.Id == id && x.InReplyTo == asked.Id, cancellation);
}

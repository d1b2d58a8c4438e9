using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Noroshi.Council.Face;
using Noroshi.Council.Joining;
using Noroshi.Council.Store;
using Noroshi.Kernel;
using Noroshi.Store;
using Noroshi.Web.Fields;

namespace Noroshi.Council.Contributing;

/// <summary>
/// A member withdraws what it gave. It stays where it is, marked for everybody who had it and shown to none of them; whoever rests on it learns of
/// it by the event. What others asked about it has an end.
/// </summary>
[Article("Act, Art. 45(6)")]
internal sealed class WithdrawContribution(StoreDb db, IRecordOfActs acts, IOutbox outbox, TimeProvider clock)
{
    private static readonly Problem Why = new("Because", "because", new("取り下げる理由を500字以内で入力してください。", "Say why it is withdrawn, in at most 500 characters."));

    public async Task<Deed> WithdrawAsync(Contribution contribution, string? because, CancellationToken cancellation)
    {
        if (contribution.WithdrawnAt is not null)
        {
            return new Deed.Overtaken();
        }

        if (!TypedText.IsSaid(because, 500))
        {
            return new Deed.Malformed([Why]);
        }

        var now = clock.GetUtcNow();
        contribution.Withdraw(because!.Trim(), now);
        var id = contribution.Id;
        foreach (var asked in await db.Set<WideningRequest>().Where(w => w.Contribution == id && (w.State == WideningState.Waiting || w.State == WideningState.ExceptionPutForward)).ToListAsync(cancellation))
        {
            asked.End();
        }

        acts.Write(new Act("council.withdrawn", "Act, Art. 45(6)", $"contribution:{id}") { Content = new JsonObject { ["number"] = contribution.Number, ["because"] = contribution.WithdrawnBecause } });
        outbox.Raise(new ContributionWithdrawn(id, contribution.Contributor, now));
        return await db.SaveDeedAsync(cancellation);
    }
}

using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Noroshi.Council.Face;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Products.Face;
using Noroshi.Products.Law;
using Noroshi.Products.Store;
using Noroshi.Store;

namespace Noroshi.Products.Following;

/// <summary>
/// A member took back what it had contributed: no statement that rests on it is handed out from now on, in whatever version. A draft cannot be released with it;
/// a product that was released stands on without the statement, and whoever wrote it is told to look at it anew.
/// </summary>
[Article("Act, Art. 45(6)")]
internal sealed class WithholdWhatRestsOnIt(StoreDb db, IOutbox outbox, IRecordOfActs acts, INotices notices, TimeProvider clock) : IHandle<ContributionWithdrawn>
{
    private static readonly string[] Seen = ["visibility"];

    public async Task HandleAsync(ContributionWithdrawn @event, Guid id, CancellationToken cancellation)
    {
        var (origin, now) = (@event.Contribution.Value, clock.GetUtcNow());
        var edges = await db.Set<StatementSource>().IgnoreQueryFilters(Seen)
            .Where(s => s.Kind == SourceKind.Contribution && s.Origin == origin && !s.Forbids).ToListAsync(cancellation);
        edges.ForEach(e => e.Forbid());
        var ids = edges.Select(e => e.Product).Distinct().ToArray();
        foreach (var product in await db.Set<AnalysedProduct>().IgnoreQueryFilters(Seen).Where(p => ids.Contains(p.Id)).ToListAsync(cancellation))
        {
            if (product.IsReleased)
            {
                outbox.Raise(new StatementsWithheld(product.Id.Value, now));
            }
            else
            {
                product.Touch(now);
            }

            var rests = edges.Where(e => e.Product == product.Id).ToList();
            acts.Write(new Act("products.statements-withheld", "Act, Art. 45(6)", $"product:{product.Id}")
            {
                Content = new JsonObject { ["number"] = product.Number, ["version"] = product.Version, ["source"] = rests[0].Number, ["statements"] = rests.Count },
            });
            notices.Tell(product.WrittenBy, "products.source-withdrawn", new(
                $"{product.Number}のもとになった{rests[0].Number}が取り下げられました。記載を見直してください",
                $"{rests[0].Number}, on which {product.Number} rests, was withdrawn: look at it anew"), $"/analysis/{product.Id}", urgent: product.IsReleased);
        }
    }
}

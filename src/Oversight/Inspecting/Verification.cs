using Microsoft.EntityFrameworkCore;
using Noroshi.Oversight.Store;
using Noroshi.Store;

namespace Noroshi.Oversight.Inspecting;

/// <summary>What came of computing the commitments again.</summary>
/// <param name="Agreeing">Acts whose content still is what was committed to.</param>
/// <param name="Erased">Acts whose content was erased by an act of erasure.</param>
/// <param name="Disagreeing">Acts whose content is another, is missing without an act of erasure, or has no commitment: somebody went round the record.</param>
internal sealed record Verification(int Agreeing, int Erased, IReadOnlyList<Guid> Disagreeing)
{
    private const int Shown = 100;

    /// <summary>Computes the commitment of every act again.</summary>
    public static async Task<Verification> OfAsync(StoreDb db, CancellationToken cancellation)
    {
        var (agreeing, erased) = (0, 0);
        var disagreeing = new List<Guid>();
        var pairs =
            from act in db.Set<RecordedAct>().AsNoTracking()
            join content in db.Set<ActContent>().AsNoTracking() on act.Id equals content.Id into contents
            from content in contents.DefaultIfEmpty()
            select new
            {
                Act = act,
                Content = content,
                Ordered = db.Set<ActContent>().Any(e => e.Kind == Erasing.EraseContent.Kind && e.Object == Erasing.EraseContent.Prefix + act.Id.ToString().ToLower()),
            };
        await foreach (var pair in pairs.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (pair.Content is { Canonical: null, Salt: null } && pair.Ordered)
            {
                erased++;
            }
            else if (pair.Content is { } content && content.Matches(pair.Act))
            {
                agreeing++;
            }
            else if (disagreeing.Count < Shown)
            {
                disagreeing.Add(pair.Act.Id);
            }
        }

        return new Verification(agreeing, erased, disagreeing);
    }
}

using Microsoft.EntityFrameworkCore;
using Noroshi.Feedback.Law;
using Noroshi.Feedback.Store;
using Noroshi.Kernel;
using Noroshi.Products.Face;
using Noroshi.Store;

namespace Noroshi.Feedback.Figuring;

/// <summary>How what was provided was received (remarks 24, 61, 98).</summary>
internal sealed record FeedbackFigures(int Judged, int Useful, int FalsePositives, int Sightings, int Questions, int LedToVersions, TimeSpan? ToReply, TimeSpan? ToFirstWord, int FirstWords)
{
    /// <summary>Those who found it useful, in hundredths of those who judged.</summary>
    public int UsefulShare => Judged == 0 ? 0 : (int)Math.Round(Useful * 100.0 / Judged);

    /// <summary>A time as people say it.</summary>
    public static Words Said(TimeSpan time) =>
        time.TotalHours < 1 ? new($"{Math.Max(0, (int)time.TotalMinutes)}分", $"{Math.Max(0, (int)time.TotalMinutes)} minutes")
        : time.TotalHours < 48 ? new($"{time.TotalHours:0.0}時間", $"{time.TotalHours:0.0} hours")
        : new($"{time.TotalDays:0.0}日", $"{time.TotalDays:0.0} days");

    /// <summary>The middle of some times; null for none.</summary>
    public static TimeSpan? Median(IReadOnlyCollection<TimeSpan> times)
    {
        var sorted = times.Order().ToArray();
        return sorted.Length == 0 ? null : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}

/// <summary>Counts what was said in the last ninety days.</summary>
internal sealed class Figures(StoreDb db, IReleasedProducts products, TimeProvider clock)
{
    private static readonly TimeSpan Looked = TimeSpan.FromDays(90);

    /// <summary>The figures, of one product's version or of all.</summary>
    public async Task<FeedbackFigures> OfAsync(Guid? product, CancellationToken cancellation)
    {
        var since = clock.GetUtcNow() - Looked;
        var said = db.Set<Opinion>().AsNoTracking().Where(o => o.ReplacedAt == null && o.SaidAt >= since && (product == null || o.Product == product));
        var kinds = await said.GroupBy(o => o.Kind).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        var answered = await said.Where(o => o.RepliedAt != null).Select(o => new { o.SaidAt, o.RepliedAt, o.LedTo }).ToListAsync(cancellation);
        var words = product is null ? await products.FirstWordsAsync(since, cancellation) : [];
        return new(
            Of(OpinionKind.Useful) + Of(OpinionKind.NotUseful), Of(OpinionKind.Useful), Of(OpinionKind.FalsePositive), Of(OpinionKind.Sighting), Of(OpinionKind.Question),
            answered.Count(a => a.LedTo is not null), FeedbackFigures.Median([.. answered.Select(a => a.RepliedAt!.Value - a.SaidAt)]), FeedbackFigures.Median(words), words.Count);

        int Of(OpinionKind kind) => kinds.GetValueOrDefault(kind);
    }
}

using Microsoft.EntityFrameworkCore;
using Noroshi.IncidentReports.Face;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Store;

namespace Noroshi.IncidentReports.Burden;

/// <summary>What filing cost, for one stage and kind.</summary>
/// <param name="Stage">Stage.</param>
/// <param name="Kind">Kind.</param>
/// <param name="Count">How many were measured.</param>
/// <param name="Median">Seconds from opening to filing, the middle one.</param>
/// <param name="Ninetieth">Seconds that nine in ten did not exceed.</param>
/// <param name="Typed">Answers typed, on average.</param>
/// <param name="Inherited">Answers taken over, on average.</param>
internal sealed record BurdenRow(ReportStage Stage, IncidentKind Kind, int Count, int Median, int Ninetieth, double Typed, double Inherited)
{
    /// <summary>The share of answers that nobody had to type, in percent.</summary>
    public int Share => Typed + Inherited > 0 ? (int)Math.Round(100 * Inherited / (Typed + Inherited)) : 0;
}

/// <summary>
/// Works out the burden of filing over the cases that the actor may see. Exercises are left out; what was not written on these pages has no
/// time to measure. The database sorts and counts: a million versions do not come into memory.
/// </summary>
internal sealed class MeasuredBurden(StoreDb db)
{
    public async Task<IReadOnlyList<BurdenRow>> RowsAsync(OrganisationId? of, int atLeast, CancellationToken cancellation)
    {
        var rows = new List<BurdenRow>();
        foreach (var (stage, kind) in ReportStages.All.SelectMany(_ => IncidentKinds.All, (s, k) => (s, k)))
        {
            var measured =
                from v in db.Set<ReportVersion>().AsNoTracking()
                join c in db.Set<IncidentCase>() on v.Case equals c.Id
                where v.Stage == stage && c.Kind == kind && !c.Exercise && v.SecondsToFile != null && (of == null || c.Reporter == of)
                select new { Seconds = v.SecondsToFile!.Value, v.Typed, v.Inherited };
            var count = await measured.CountAsync(cancellation);
            if (count < atLeast)
            {
                continue;
            }

            var sorted = measured.OrderBy(m => m.Seconds).Select(m => m.Seconds);
            rows.Add(new BurdenRow(
                stage,
                kind,
                count,
                await sorted.Skip((count - 1) / 2).FirstAsync(cancellation),
                await sorted.Skip((int)Math.Ceiling(count * 0.9) - 1).FirstAsync(cancellation),
                await measured.AverageAsync(m => (double)m.Typed, cancellation),
                await measured.AverageAsync(m => (double)m.Inherited, cancellation)));
        }

        return rows;
    }
}

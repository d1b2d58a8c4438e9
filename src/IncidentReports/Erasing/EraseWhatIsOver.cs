using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Noroshi.IncidentReports.Settings;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Store;
using Noroshi.Store.Search;

namespace Noroshi.IncidentReports.Erasing;

/// <summary>A case whose term of keeping is over, without a word of what was reported.</summary>
internal sealed record CaseToErase(CaseId Id, string Number, DateOnly EndedOn, DateOnly From, int Versions);

/// <summary>
/// Erases what was reported once its term of keeping is over and an administrator has confirmed it: answers, reasons, texts, files, and
/// the search. What stays: that there was a case, its dates, receipts, readings, digests and the record of acts (ADR 0021).
/// </summary>
[Article("Act, Art. 8(1)")]
internal sealed class EraseWhatIsOver(StoreDb db, PolicySettings settings, ISearchIndex index, IRecordOfActs acts, IOutbox outbox, TimeProvider clock)
{
    private const int Many = 100;

    /// <summary>The cases that may be erased today, the oldest first.</summary>
    public async Task<IReadOnlyList<CaseToErase>> DueAsync(CancellationToken cancellation)
    {
        var today = LegalCalendar.LegalDay(clock.GetUtcNow());

        // The administrator sees no report, so the filter is set aside by name, and only the shell is taken.
        var ended = await db.Set<IncidentCase>().IgnoreQueryFilters(["visibility"]).AsNoTracking()
            .Where(c => c.State != CaseState.Open && c.ErasedAt == null)
            .OrderBy(c => c.LatestAt).Select(c => new { c.Id, c.Number, c.ClosedAt, c.LatestAt, c.Versions }).Take(Many * 10).ToListAsync(cancellation);
        var due = new List<CaseToErase>();
        var years = new Dictionary<DateOnly, int>();
        foreach (var @case in ended)
        {
            var on = LegalCalendar.LegalDay(@case.ClosedAt ?? @case.LatestAt);
            if (!years.TryGetValue(on, out var kept))
            {
                years[on] = kept = await settings.YearsAsync(on, cancellation);
            }

            var from = on.AddYears(kept).AddDays(1);
            if (from <= today && due.Count < Many)
            {
                due.Add(new CaseToErase(@case.Id, @case.Number, on, from, @case.Versions));
            }
        }

        return due;
    }

    /// <summary>Erases those of the numbers that are due; others are left alone.</summary>
    /// <returns>How many were erased.</returns>
    public async Task<int> EraseAsync(IReadOnlyCollection<string> numbers, CancellationToken cancellation)
    {
        var due = (await DueAsync(cancellation)).Where(c => numbers.Contains(c.Number)).ToList();
        foreach (var one in due)
        {
            await EraseAsync(one, cancellation);
        }

        await db.SaveChangesAsync(cancellation);
        return due.Count;
    }

    private async Task EraseAsync(CaseToErase due, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var @case = await db.Set<IncidentCase>().IgnoreQueryFilters(["visibility"]).FirstAsync(c => c.Id == due.Id, cancellation);
        foreach (var version in await db.Set<ReportVersion>().IgnoreQueryFilters(["visibility"]).Where(v => v.Case == due.Id).ToListAsync(cancellation))
        {
            // The entity takes no change; only the table of contents does, and only here.
            var entry = db.Entry(version);
            entry.Property(v => v.Answers).CurrentValue = "{}";
            entry.Property(v => v.Computers).CurrentValue = null;
            entry.Property(v => v.Reason).CurrentValue = null;
            entry.Property(v => v.ErasedAt).CurrentValue = now;
        }

        foreach (var exchange in await db.Set<Exchange>().IgnoreQueryFilters(["visibility", "case"]).Where(x => x.Case == due.Id).ToListAsync(cancellation))
        {
            var entry = db.Entry(exchange);
            entry.Property(x => x.Text).CurrentValue = "";
            entry.Property(x => x.ErasedAt).CurrentValue = now;
        }

        db.RemoveRange(await db.Set<ReportComputer>().IgnoreQueryFilters(["visibility"]).Where(c => c.Case == due.Id).ToListAsync(cancellation));
        var files = await db.Set<Attachment>().Where(a => a.Case == due.Id).ToListAsync(cancellation);
        db.RemoveRange(files);
        foreach (var digest in files.Select(f => f.Digest).Distinct(StringComparer.Ordinal))
        {
            outbox.Raise(new FileGivenUp(digest));
        }

        db.RemoveRange(await db.Set<Draft>().IgnoreQueryFilters(["visibility"]).Where(d => d.Case == due.Id).ToListAsync(cancellation));
        index.Remove(due.Id.Value);
        @case.Erase(now);
        acts.Write(new Act("incident-reports.erased", "Act, Art. 8(1)", $"case:{due.Id}")
        {
            Content = new JsonObject { ["number"] = due.Number, ["versions"] = due.Versions, ["files"] = files.Count },
        });
    }
}

using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Noroshi.Confidentiality.Face;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Store;
using ReportReading = Noroshi.IncidentReports.Store.Reading;

namespace Noroshi.IncidentReports.OpeningCases;

/// <summary>
/// Reading is bound to a purpose: a report is opened only after one was stated, the statement holds for one person, one case and one
/// day, and each reading under it is kept where the reporter sees it (Act art 8(1), ADR 0017).
/// </summary>
[Article("Act, Art. 8(1)")]
internal sealed class StatedPurpose(StoreDb db, IRecordOfActs acts, TimeProvider clock)
{
    // Going back and forth on one page is one reading; coming back after lunch is another.
    private static readonly TimeSpan OneReading = TimeSpan.FromMinutes(30);

    /// <summary>The purposes that the actor may state.</summary>
    public IReadOnlyList<Purpose> Offered => Purposes.For(db.Actor.May);

    /// <summary>The purpose that the actor stated for this case today; null if none yet.</summary>
    public async Task<Purpose?> TodayAsync(IncidentCase @case, CancellationToken cancellation)
    {
        var morning = LegalCalendar.StartOf(LegalCalendar.LegalDay(clock.GetUtcNow()));
        var me = db.Actor.Person;
        var my = db.Actor.Organisation;
        var last = await db.Set<ReportReading>().AsNoTracking()
            .Where(r => r.Case == @case.Id && r.At >= morning && r.Reader == me && r.Organisation == my && r.Through != "export")
            .OrderByDescending(r => r.At).Select(r => (Purpose?)r.Purpose).FirstOrDefaultAsync(cancellation);

        // A role may have been changed since: what was stated must still be allowed.
        return last is { } purpose && Purposes.Ask(purpose, db.Actor.May) is Ruling.Allowed ? purpose : null;
    }

    /// <summary>Whether the actor may read for this purpose. A refusal is on record.</summary>
    public async Task<Ruling> AskAsync(IncidentCase @case, string? code, CancellationToken cancellation)
    {
        var ruling = Purposes.TryParse(code, out var purpose)
            ? Purposes.Ask(purpose, db.Actor.May)
            : new Ruling.Refused("Act, Art. 8(1)", new Words("報告を読む目的を選んでください。", "State the purpose for which you read the report."));
        if (ruling is Ruling.Refused refused)
        {
            await acts.WriteRefusalAsync(
                new Act("incident-reports.read", refused.Article, $"case:{@case.Id}") { Content = new JsonObject { ["purpose"] = Known(code) } }, cancellation);
        }

        return ruling;
    }

    /// <summary>Keeps that a version is read, in the present unit of work. A look again within half an hour is the same reading.</summary>
    /// <returns>Whether it is a new reading, that must be saved.</returns>
    public async Task<bool> KeepAsync(IncidentCase @case, int version, Purpose purpose, string through, CancellationToken cancellation)
    {
        var since = clock.GetUtcNow() - OneReading;
        var me = db.Actor.Person;
        if (await db.Set<ReportReading>().AnyAsync(
            r => r.Case == @case.Id && r.At > since && r.Reader == me && r.Version == version && r.Purpose == purpose && r.Through == through, cancellation))
        {
            return false;
        }

        Keep(@case, version, purpose, through);
        return true;
    }

    /// <summary>Keeps that a version is read, in the present unit of work.</summary>
    public void Keep(IncidentCase @case, int version, Purpose purpose, string through)
    {
        db.Add(new ReportReading
        {
            Id = Identifier.New(clock),
            Case = @case.Id,
            Version = version,
            Reader = db.Actor.Person,
            Organisation = db.Actor.Organisation,
            Purpose = purpose,
            Through = through,
            At = clock.GetUtcNow(),
        });
        acts.Write(new Act("incident-reports.read", purpose.Article(), $"case:{@case.Id}")
        {
            Content = new JsonObject { ["number"] = @case.Number, ["version"] = version, ["purpose"] = purpose.Code(), ["through"] = through },
        });
    }

    private static string Known(string? code) => Purposes.TryParse(code, out var purpose) ? purpose.Code() : "none";
}

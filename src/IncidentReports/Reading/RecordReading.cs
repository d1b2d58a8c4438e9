using System.Text.Json.Nodes;
using Noroshi.Confidentiality.Face;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Store;

namespace Noroshi.IncidentReports.Reading;

/// <summary>
/// Notes that a report is read: by whom, for which purpose, through what. A purpose that the law does not give the reader is refused. The
/// caller saves, before it shows anything.
/// </summary>
internal sealed class RecordReading(StoreDb db, IRecordOfActs acts, TimeProvider clock)
{
    public Ruling Note(CaseId @case, int version, Purpose purpose, string through)
    {
        var ruling = Purposes.Ask(purpose, db.Actor.May);
        if (ruling is Ruling.Refused)
        {
            return ruling;
        }

        db.Add(new Store.Reading
        {
            Id = Identifier.New(clock),
            Case = @case,
            Version = version,
            Reader = db.Actor.Person,
            Organisation = db.Actor.Organisation,
            Purpose = purpose,
            Through = through,
            At = clock.GetUtcNow(),
        });
        acts.Write(new Act("incident-reports.read", purpose.Article(), $"case:{@case}")
        {
            Content = new JsonObject { ["version"] = version, ["purpose"] = purpose.Code(), ["through"] = through },
        });
        return ruling;
    }

    /// <summary>The reporter's people read their own record.</summary>
    public async Task OwnAsync(IncidentCase @case, int version, string through, CancellationToken cancellation)
    {
        Note(@case.Id, version, Purpose.OwnRecord, through);
        await db.SaveChangesAsync(cancellation);
    }
}

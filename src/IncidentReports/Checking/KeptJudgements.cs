using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Face;
using Noroshi.IncidentReports.CommonForms;
using Noroshi.IncidentReports.Law.Duty;
using Noroshi.IncidentReports.Store;
using Noroshi.Store;

namespace Noroshi.IncidentReports.Checking;

/// <summary>Self-checks that were kept, for the organisation that made them.</summary>
internal sealed class KeptJudgements(StoreDb db)
{
    /// <summary>The organisation's own judgement of this name.</summary>
    public async Task<Guid?> OwnAsync(Guid? judgement, CancellationToken cancellation) => (await FindAsync(judgement, cancellation))?.Id;

    /// <summary>What a report can take over from a self-check: the classes, and the type of event.</summary>
    public async Task<Answers> AnswersAsync(Guid? judgement, CancellationToken cancellation)
    {
        if (await FindAsync(judgement, cancellation) is not { } kept)
        {
            return Answers.None;
        }

        var facts = JsonSerializer.Deserialize<Dictionary<string, bool>>(kept.Facts)!;
        return Answers.None
            .WithList("computer.class", DeviceClasses.All.Where(c => facts.GetValueOrDefault(Fact.Of(c).Code)).Select(c => c.Code()))
            .With("event.type", EventType(facts));
    }

    public async Task<Judgement?> FindAsync(Guid? judgement, CancellationToken cancellation) => judgement is { } id
        ? await db.Set<Judgement>().AsNoTracking().FirstOrDefaultAsync(j => j.Id == id && j.Organisation == db.Actor.Organisation, cancellation)
        : null;

    // The first that holds, in the order of the Order.
    private static string? EventType(Dictionary<string, bool> facts) => new[]
    {
        (Fact.Harmed, "harm"), (Fact.MalwareReceived, "precursor-i"), (Fact.CredentialEntered, "precursor-ro"), (Fact.BypassEntered, "precursor-ha"),
        (Fact.BypassThroughAnother, "precursor-ni"), (Fact.CredentialTaken, "precursor-ho"), (Fact.TraceOfIncident, "trace"), (Fact.TraceOfPrecursor, "trace"),
    }.Where(pair => facts.GetValueOrDefault(pair.Item1.Code)).Select(pair => pair.Item2).FirstOrDefault();
}

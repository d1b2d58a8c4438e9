using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Noroshi.Kernel;
using Noroshi.Oversight.Erasing;
using Noroshi.Oversight.Store;
using Noroshi.Store;

namespace Noroshi.Oversight.Inspecting;

/// <summary>
/// An inspector computes the commitments of the record again, a step a request: a record of years does not fit into one. Between two steps
/// the state is with the inspector, sealed, so that no host has to keep it and nobody can write the result. Each step is an act.
/// </summary>
internal sealed class Verify(StoreDb db, Actor actor, IRecordOfActs acts, IDataProtectionProvider seals, IOptions<VerificationSettings> settings)
{
    // Sealed for one person: what one inspector has found is not continued under the name of another.
    private IDataProtector Seal => seals.CreateProtector("Noroshi.Oversight.Verification", actor.Person.ToString());

    public string Sealed(Verification state) => Seal.Protect(JsonSerializer.Serialize(state));

    /// <summary>The state that was sealed; null if it was not, or not for this person.</summary>
    public Verification? Opened(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Verification>(Seal.Unprotect(text));
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Begins with what is on the record now, of some days or of all.</summary>
    public async Task<Verification> BeginAsync(DateOnly? from, DateOnly? to, CancellationToken cancellation)
    {
        var (after, until) = (from is { } first ? Below(LegalCalendar.StartOf(first)) : default, to is { } last ? Below(LegalCalendar.EndOf(last)) : await LastAsync(cancellation));
        return new(until, await db.Set<RecordedAct>().CountAsync(a => a.Id > after && a.Id <= until, cancellation)) { After = after, From = from, To = to };
    }

    // Identifiers begin with their milliseconds (RFC 9562, 5.7): the greatest that is smaller than any of that moment.
    private static Guid Below(DateTimeOffset moment)
    {
        var octets = Convert.FromHexString((moment.ToUnixTimeMilliseconds() - 1).ToString("x12", CultureInfo.InvariantCulture) + new string('f', 20));
        return new Guid(octets, bigEndian: true);
    }

    // The last of both: behind the last act may lie contents whose acts somebody took away.
    private Task<Guid> LastAsync(CancellationToken cancellation) =>
        db.Set<RecordedAct>().Select(a => a.Id).Union(db.Set<ActContent>().Select(c => c.Id)).OrderByDescending(id => id).FirstOrDefaultAsync(cancellation);

    /// <summary>Verifies the next acts and records what came of it.</summary>
    public async Task<Verification> StepAsync(Verification before, CancellationToken cancellation)
    {
        var step = Math.Max(1, settings.Value.PerStep);
        var (after, until) = (before.After, before.Until);
        var recorded = await db.Set<RecordedAct>().AsNoTracking().Where(a => a.Id > after && a.Id <= until).OrderBy(a => a.Id).Take(step).ToListAsync(cancellation);
        var done = recorded.Count < step;
        var end = done ? until : recorded[^1].Id;
        var contents = await db.Set<ActContent>().AsNoTracking().Where(c => c.Id > after && c.Id <= end).ToDictionaryAsync(c => c.Id, cancellation);
        var cleared = contents.Values.Where(c => c.Canonical is null).Select(c => EraseContent.NameOf(c.Id)).ToArray();
        var ordered = cleared.Length is 0 ? [] : await db.Set<ActContent>().Where(e => e.Kind == EraseContent.Kind && cleared.Contains(e.Object)).Select(e => e.Object).ToHashSetAsync(cancellation);

        var (agreeing, erased, seen, found) = (0L, 0L, before.Seen, new List<Verification.Found>());
        var kept = recorded.ToDictionary(a => a.Id);
        var logged = await Logged.ReadAsync(db, l => l.Act > after && l.Act <= end, w => w.Id > after && w.Id <= end, cancellation);

        // A content without an act is looked at too: somebody took the commitment away. Both databases sort identifiers as their text sorts.
        foreach (var id in kept.Keys.Union(contents.Keys).OrderBy(id => id.ToString("D"), StringComparer.Ordinal))
        {
            seen++;
            var (act, content) = (kept.GetValueOrDefault(id), contents.GetValueOrDefault(id));
            if (act is not null && !logged.Agrees(act))
            {
                found.Add(new(seen, id, OfLog: true));
            }
            else if (act is not null && content is { Canonical: null, Salt: null } && ordered.Contains(EraseContent.NameOf(id)))
            {
                erased++;
            }
            else if (act is not null && content?.Matches(act) is true)
            {
                agreeing++;
            }
            else
            {
                found.Add(new(seen, id));
            }
        }

        var state = before with
        {
            After = end,
            Seen = seen,
            Agreeing = before.Agreeing + agreeing,
            Erased = before.Erased + erased,
            Disagreeing = before.Disagreeing + found.Count,
            First = [.. before.First, .. found.Take(Verification.Named - before.First.Count)],
            IsDone = done,
        };
        acts.Write(new Act("oversight.record-verified", "Act, Art. 46", "record:acts")
        {
            Content = new JsonObject
            {
                ["from"] = before.Seen + 1,
                ["to"] = seen,
                ["of"] = state.Total,
                ["fromDay"] = state.From?.ToString("O", CultureInfo.InvariantCulture),
                ["toDay"] = state.To?.ToString("O", CultureInfo.InvariantCulture),
                ["agreeing"] = state.Agreeing,
                ["erased"] = state.Erased,
                ["disagreeing"] = state.Disagreeing,
                ["firstDisagreeing"] = state.First.Count > 0 ? state.First[0].Place : null,
                ["done"] = done,
            },
        });
        await db.SaveChangesAsync(cancellation);
        return state;
    }
}

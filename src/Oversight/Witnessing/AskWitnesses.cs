using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Noroshi.Oversight.Sequencing;
using Noroshi.Oversight.Store;
using Noroshi.Store;
using Noroshi.TransparencyLog.Notes;
using Noroshi.TransparencyLog.Tiles;
using Noroshi.TransparencyLog.Tree;
using Noroshi.TransparencyLog.Witnessing;

namespace Noroshi.Oversight.Witnessing;

/// <summary>
/// Asks the witnesses to cosign the newest checkpoint and shows it once enough of them have. Several hosts may ask at once: a witness signs the same growth
/// twice without harm.
/// </summary>
internal sealed class AskWitnesses(StoreDb db, DatabaseLog log, IHttpClientFactory clients, IOptions<WitnessSettings> settings, TellOfTheLog tell, TimeProvider clock)
{
    /// <summary>The name of the client; witnesses are named by the operator and may stand inside.</summary>
    public const string Client = "witness";

    private const int LongestAnswer = 64 << 10;

    /// <summary>How long a witness may be silent before it is a fault.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan LittlePatience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Apart = TimeSpan.FromMinutes(1);

    public async Task AskAsync(CancellationToken cancellation)
    {
        var witnesses = settings.Value.Witnesses;
        if (witnesses.Count == 0 || await db.Log().AsNoTracking().SingleOrDefaultAsync(cancellation) is not { } head || !VerifierKey.TryParse(head.Key, out var key))
        {
            return;
        }

        if (new NotePolicy([key], [], 0).Check(head.Note) is not CheckedNote.Right right)
        {
            return;
        }

        // Who has signed this checkpoint already need not do it again because another has not.
        var lines = head.CosignedSize == head.Size && head.Cosigned is { } shown && SignedNote.TryParse(shown, out var known)
            ? known.Signatures.Where(s => witnesses.Any(w => w.Verifier?.Made(s) is true)).ToList()
            : [];
        var had = lines.Count;
        var standings = await db.Set<WitnessStanding>().ToDictionaryAsync(s => s.Name, StringComparer.Ordinal, cancellation);
        var (open, refusedBefore) = (new List<Asked>(), standings.Values.Where(s => s.Refused).Select(s => s.Name).ToHashSet(StringComparer.Ordinal));
        foreach (var witness in witnesses)
        {
            if (witness.Verifier is not { } verifier || witness.Url is null || lines.Any(verifier.Made))
            {
                continue;
            }

            if (!standings.TryGetValue(verifier.Name, out var standing))
            {
                standings[verifier.Name] = standing = new WitnessStanding { Name = verifier.Name };
                db.Add(standing);
            }

            // One that failed is asked again after a while, not with every act.
            if (standing.Failure is null || !(standing.AskedAt > clock.GetUtcNow() - Again))
            {
                standing.AskedAt = clock.GetUtcNow();
                open.Add(new(witness.Url, verifier, standing));
            }
        }

        if (open.Count == 0)
        {
            return;
        }

        if (await RoundAsync(open, right, head.Note, lines, cancellation) is { Count: > 0 } elsewhere && await RoundAsync(elsewhere, right, head.Note, lines, cancellation) is { Count: > 0 } never)
        {
            never.ForEach(one => Failed(one.Standing, "It says another size each time.", refused: false));
        }

        foreach (var one in open)
        {
            await TellAsync(one.Standing, refusedBefore.Contains(one.Standing.Name), cancellation);
        }

        await db.SaveChangesAsync(cancellation);
        if (lines.Count > had && lines.Count >= settings.Value.Needed)
        {
            await ShowAsync(right, head, (right.Note with { Signatures = [.. right.Note.Signatures, .. lines] }).ToOctets(), cancellation);
        }
    }

    // Proofs are read one after the other, since they share the database; the witnesses answer side by side, so that a slow one holds up no other.
    private async Task<List<Asked>> RoundAsync(List<Asked> open, CheckedNote.Right right, byte[] note, List<NoteSignature> lines, CancellationToken cancellation)
    {
        var answers = new List<(Asked One, Task<Answer> Answer)>();
        foreach (var one in open)
        {
            var old = (ulong)one.Standing.Size;
            if (old > right.Checkpoint.Size)
            {
                Failed(one.Standing, $"It has seen {old} entries, the log has {right.Checkpoint.Size}.", refused: true);
                continue;
            }

            var proof = await Proofs.ConsistencyAsync(old, right.Checkpoint.Size, new TileNodes(log, right.Checkpoint.Size), cancellation);
            answers.Add((one, PostAsync(one, new AddCheckpoint(old, proof, note), cancellation)));
        }

        var elsewhere = new List<Asked>();
        foreach (var (one, answer) in answers)
        {
            var (status, body) = await answer;
            if (status is null)
            {
                Failed(one.Standing, body, refused: false);
            }
            else if (status is HttpStatusCode.Conflict && long.TryParse(body.TrimEnd('\n'), NumberStyles.None, CultureInfo.InvariantCulture, out var seen) && seen != one.Standing.Size)
            {
                one.Standing.Size = seen;
                elsewhere.Add(one);
            }
            else if (status is not HttpStatusCode.OK)
            {
                Failed(one.Standing, $"{(int)status}: {body.Trim()}", refused: status is HttpStatusCode.Conflict or HttpStatusCode.UnprocessableEntity or HttpStatusCode.Forbidden or HttpStatusCode.NotFound);
            }
            else if (Signed(body, one.Verifier, right.Note.Text) is { } line)
            {
                lines.Add(line);
                one.Standing.Cosigned((long)right.Checkpoint.Size, clock.GetUtcNow());
            }
            else
            {
                Failed(one.Standing, "Its answer bears no signature of its key.", refused: false);
            }
        }

        return elsewhere;
    }

    // A refusal is told at once; silence once it has lasted. Both once, until the witness cosigns again.
    private async Task TellAsync(WitnessStanding standing, bool refusedBefore, CancellationToken cancellation)
    {
        if (standing.Refused && !refusedBefore)
        {
            await tell.TellAsync("oversight.witness-refused", new($"立会人 {standing.Name} が透明性ログの連署を拒みました。", $"The witness {standing.Name} refused to cosign the transparency log."), cancellation);
        }
        else if (standing is { Refused: false, Told: false } && standing.FailingSince < clock.GetUtcNow() - Silence)
        {
            standing.Told = true;
            await tell.TellAsync("oversight.witness-silent", new($"立会人 {standing.Name} が応答しません。", $"The witness {standing.Name} does not answer."), cancellation);
        }
    }

    private async Task<Answer> PostAsync(Asked one, AddCheckpoint request, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(one.Standing.Failure is null || settings.Value.Patience < LittlePatience ? settings.Value.Patience : LittlePatience);
        try
        {
            using var client = clients.CreateClient(Client);
            using var content = new ByteArrayContent(request.ToOctets());
            using var message = new HttpRequestMessage(HttpMethod.Post, new Uri(one.Url.AbsoluteUri.TrimEnd('/') + "/add-checkpoint")) { Content = content };
            using var answer = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            await using var stream = await answer.Content.ReadAsStreamAsync(limit.Token);
            var octets = new byte[LongestAnswer];
            var length = await stream.ReadAtLeastAsync(octets, octets.Length, throwOnEndOfStream: false, limit.Token);
            return new(answer.StatusCode, Encoding.UTF8.GetString(octets, 0, length));
        }
        catch (Exception silent) when (silent is HttpRequestException or IOException || (silent is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return new(null, $"It does not answer ({silent.GetType().Name}).");
        }
    }

    private static NoteSignature? Signed(string body, VerifierKey verifier, string text)
    {
        foreach (var line in body.Split('\n'))
        {
            if (NoteSignature.TryParse(line, out var signature) && verifier.Verifies(text, signature, out _))
            {
                return signature;
            }
        }

        return null;
    }

    private void Failed(WitnessStanding standing, string why, bool refused) => standing.Failed(clock.GetUtcNow(), why, refused);

    private async Task ShowAsync(CheckedNote.Right right, LogHead head, byte[] cosigned, CancellationToken cancellation)
    {
        var (size, now) = ((long)right.Checkpoint.Size, clock.GetUtcNow());
        byte[]? note = cosigned;
        DateTimeOffset? at = now;
        await db.Log().Where(h => h.Key == head.Key && (h.Cosigned == null || h.CosignedSize <= size))
            .ExecuteUpdateAsync(set => set.SetProperty(h => h.Cosigned, note).SetProperty(h => h.CosignedSize, size).SetProperty(h => h.CosignedAt, at), cancellation);
        var since = now - Apart;
        if (!await db.Set<KeptCheckpoint>().AnyAsync(c => c.At > since || c.Size >= size, cancellation))
        {
            db.Add(new KeptCheckpoint { Size = size, At = now, Note = cosigned });
            await db.SaveChangesAsync(cancellation);
        }
    }

    private sealed record Asked(Uri Url, VerifierKey Verifier, WitnessStanding Standing);

    /// <summary>What a witness answered; no status if it did not, and why.</summary>
    private sealed record Answer(HttpStatusCode? Status, string Body);
}

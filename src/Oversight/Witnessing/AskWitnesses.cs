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
internal sealed class AskWitnesses(StoreDb db, IHttpClientFactory clients, IOptions<WitnessSettings> settings, TellOfTheLog tell, TimeProvider clock)
{
    /// <summary>The name of the client; witnesses are named by the operator and may stand inside.</summary>
    public const string Client = "witness";

    private const int LongestAnswer = 64 << 10;
    /// <summary>How long a witness may be silent before it is a fault.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Again = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Apart = TimeSpan.FromMinutes(1);

    public async Task AskAsync(CancellationToken cancellation)
    {
        var witnesses = settings.Value.Witnesses;
        if (witnesses.Count == 0 || await db.Set<LogHead>().AsNoTracking().SingleOrDefaultAsync(h => h.Id == LogHead.Only, cancellation) is not { } head || !VerifierKey.TryParse(head.Key, out var key))
        {
            return;
        }

        var standings = await db.Set<WitnessStanding>().ToDictionaryAsync(s => s.Name, StringComparer.Ordinal, cancellation);
        if (head.CosignedSize == head.Size && head.Cosigned is not null && witnesses.All(w => w.Verifier is { } v && standings.GetValueOrDefault(v.Name) is { Failure: null } s && s.Size == head.Size))
        {
            return;
        }

        if (new NotePolicy([key], [], 0).Check(head.Note) is not CheckedNote.Right right)
        {
            return;
        }

        var lines = new List<NoteSignature>();
        foreach (var witness in witnesses)
        {
            if (witness.Verifier is not { } verifier || witness.Url is null)
            {
                continue;
            }

            if (!standings.TryGetValue(verifier.Name, out var standing))
            {
                standings[verifier.Name] = standing = new WitnessStanding { Name = verifier.Name };
                db.Add(standing);
            }

            // One that failed is asked again after a while, not with every act.
            if (standing.Failure is not null && standing.AskedAt > clock.GetUtcNow() - Again)
            {
                continue;
            }

            standing.AskedAt = clock.GetUtcNow();
            var refusedBefore = standing.Refused;
            if (await AskAsync(witness.Url, verifier, standing, right, head.Note, cancellation) is { } line)
            {
                lines.Add(line);
            }

            await TellAsync(standing, refusedBefore, cancellation);
        }

        await db.SaveChangesAsync(cancellation);
        if (lines.Count >= settings.Value.Needed)
        {
            await ShowAsync(right, head, (right.Note with { Signatures = [.. right.Note.Signatures, .. lines] }).ToOctets(), cancellation);
        }
    }

    private async Task<NoteSignature?> AskAsync(Uri url, VerifierKey verifier, WitnessStanding standing, CheckedNote.Right right, byte[] note, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        try
        {
            for (var attempt = 0; attempt < 2; attempt++)
            {
                var old = (ulong)standing.Size;
                if (old > right.Checkpoint.Size)
                {
                    return Failed(standing, now, $"It has seen {old} entries, the log has {right.Checkpoint.Size}.", refused: true);
                }

                var proof = await Proofs.ConsistencyAsync(old, right.Checkpoint.Size, new TileNodes(new DatabaseLog(db), right.Checkpoint.Size), cancellation);
                var (status, body) = await PostAsync(url, new AddCheckpoint(old, proof, note), cancellation);
                if (status == HttpStatusCode.Conflict && attempt == 0 && long.TryParse(body.TrimEnd('\n'), NumberStyles.None, CultureInfo.InvariantCulture, out var seen) && seen != standing.Size)
                {
                    standing.Size = seen;
                    continue;
                }

                if (status != HttpStatusCode.OK)
                {
                    return Failed(standing, now, $"{(int)status}: {body.Trim()}", refused: status is HttpStatusCode.Conflict or HttpStatusCode.UnprocessableEntity or HttpStatusCode.Forbidden or HttpStatusCode.NotFound);
                }

                return Signed(body, verifier, right.Note.Text) is { } line ? Succeeded(standing, right, now, line) : Failed(standing, now, "Its answer bears no signature of its key.", refused: false);
            }

            return Failed(standing, now, "It says another size each time.", refused: false);
        }
        catch (Exception silent) when (silent is HttpRequestException or IOException || (silent is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return Failed(standing, now, $"It does not answer ({silent.GetType().Name}).", refused: false);
        }
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

    private async Task<(HttpStatusCode Status, string Body)> PostAsync(Uri url, AddCheckpoint request, CancellationToken cancellation)
    {
        using var client = clients.CreateClient(Client);
        using var content = new ByteArrayContent(request.ToOctets());
        using var message = new HttpRequestMessage(HttpMethod.Post, new Uri(url.AbsoluteUri.TrimEnd('/') + "/add-checkpoint")) { Content = content };
        using var answer = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellation);
        await using var stream = await answer.Content.ReadAsStreamAsync(cancellation);
        var octets = new byte[LongestAnswer];
        var length = await stream.ReadAtLeastAsync(octets, octets.Length, throwOnEndOfStream: false, cancellation);
        return (answer.StatusCode, Encoding.UTF8.GetString(octets, 0, length));
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

    private static NoteSignature Succeeded(WitnessStanding standing, CheckedNote.Right right, DateTimeOffset now, NoteSignature line)
    {
        (standing.Size, standing.CosignedAt, standing.FailingSince, standing.Failure, standing.Refused, standing.Told) = ((long)right.Checkpoint.Size, now, null, null, false, false);
        return line;
    }

    private static NoteSignature? Failed(WitnessStanding standing, DateTimeOffset now, string why, bool refused)
    {
        (standing.FailingSince, standing.Failure, standing.Refused) = (standing.FailingSince ?? now, why.Length > 500 ? why[..500] : why, refused);
        return null;
    }

    private async Task ShowAsync(CheckedNote.Right right, LogHead head, byte[] cosigned, CancellationToken cancellation)
    {
        var (size, now) = ((long)right.Checkpoint.Size, clock.GetUtcNow());
        byte[]? note = cosigned;
        DateTimeOffset? at = now;
        await db.Set<LogHead>().Where(h => h.Id == LogHead.Only && h.Key == head.Key && (h.Cosigned == null || h.CosignedSize <= size))
            .ExecuteUpdateAsync(set => set.SetProperty(h => h.Cosigned, note).SetProperty(h => h.CosignedSize, size).SetProperty(h => h.CosignedAt, at), cancellation);
        var since = now - Apart;
        if (!await db.Set<KeptCheckpoint>().AnyAsync(c => c.At > since || c.Size >= size, cancellation))
        {
            db.Add(new KeptCheckpoint { Size = size, At = now, Note = cosigned });
            await db.SaveChangesAsync(cancellation);
        }
    }
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Noroshi.TransparencyLog.Notes;
using Noroshi.TransparencyLog.Tree;
using Noroshi.TransparencyLog.Writing;

namespace Noroshi.TransparencyLog.Witnessing;

/// <summary>What a witness answers, in the terms of HTTP (C2SP tlog-witness).</summary>
/// <param name="Status">200 with cosignatures; 400, 403, 404, 409 or 422.</param>
/// <param name="Body">Cosignature lines, the size that was seen, or why not.</param>
public sealed record WitnessAnswer(int Status, string Body)
{
    /// <summary>The media type of the body.</summary>
    public string MediaType => Status == 409 ? "text/x.tlog.size" : "text/plain; charset=utf-8";
}

/// <summary>Something that a log we know asked for and must not have: it may be the proof that it misbehaved.</summary>
/// <param name="Origin">Which log.</param>
/// <param name="At">When.</param>
/// <param name="Why">What is wrong with it.</param>
/// <param name="Request">The whole request, signature of the log and all.</param>
public sealed record WitnessRefusal(string Origin, DateTimeOffset At, string Why, byte[] Request);

/// <summary>
/// Remembers the newest checkpoint of each log it knows and signs the next one only if it continues that. What it signed is on the disk before anybody
/// is told, so that it never signs two histories, whenever it is stopped.
/// </summary>
/// <param name="state">Where it remembers.</param>
/// <param name="key">Its key.</param>
/// <param name="logs">The keys of the logs it knows.</param>
/// <param name="clock">The time that it signs.</param>
public sealed class Witness(ILogFolder state, SigningKey key, IReadOnlyList<VerifierKey> logs, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);

    /// <summary>Told of what was refused to a log that signed it.</summary>
    public Action<WitnessRefusal>? Refused { get; init; }

    /// <summary>Answers a request.</summary>
    public async Task<WitnessAnswer> AddAsync(ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
        if (!AddCheckpoint.TryParse(body.Span, out var request) || !SignedNote.TryParse(request.Checkpoint, out var note) || !Checkpoint.TryParse(note.Text, out var checkpoint))
        {
            return new(400, "This is not an add-checkpoint request with a signed checkpoint.\n");
        }

        if (logs.All(k => k.Name != checkpoint.Origin))
        {
            return new(404, "This witness does not know that log.\n");
        }

        if (new NotePolicy(logs, [], 0).Check(request.Checkpoint) is not CheckedNote.Right)
        {
            return new(403, "No key of that log that this witness knows signed the checkpoint.\n");
        }

        // One at a time: between looking at what was seen and writing what is seen now nobody else may do either.
        await turn.WaitAsync(cancellation);
        try
        {
            return await AnswerAsync(request, note, checkpoint, body, cancellation);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>The newest checkpoint of a log that this witness signed; null if it never did.</summary>
    public async Task<byte[]?> SeenAsync(string origin, CancellationToken cancellation) => await state.ReadAsync(PathOf(origin), cancellation);

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();

    private async Task<WitnessAnswer> AnswerAsync(AddCheckpoint request, SignedNote note, Checkpoint checkpoint, ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
        if (request.Old > checkpoint.Size)
        {
            return Refuse(400, checkpoint, body, $"the checkpoint has {checkpoint.Size} leaves, fewer than the {request.Old} that it is to continue");
        }

        var before = await RememberedAsync(checkpoint.Origin, cancellation);
        if (request.Old != before.Size)
        {
            // A log that was told of another size asks again with the right one. One that has fewer leaves than we saw has lost some, or is another.
            return checkpoint.Size < before.Size
                ? Refuse(409, checkpoint, body, $"the checkpoint has {checkpoint.Size} leaves, and one of {before.Size} was signed here", Size(before))
                : new(409, Size(before));
        }

        if (checkpoint.Size == before.Size && before.Size > 0 && checkpoint.Root != before.Root)
        {
            return Refuse(409, checkpoint, body, $"another tree of {before.Size} leaves was signed here, with the root {before.Root}", Size(before));
        }

        if (!Merkle.Continues(before.Size, checkpoint.Size, before.Root, checkpoint.Root, [.. request.Proof]))
        {
            return Refuse(422, checkpoint, body, $"the proof does not lead from the tree of {before.Size} leaves with the root {before.Root} to this one");
        }

        var mine = key.Sign(note.Text, clock.GetUtcNow());
        state.PutForGood(PathOf(checkpoint.Origin), (note with { Signatures = [.. note.Signatures, mine] }).ToOctets());
        return new(200, mine.Line);
    }

    private async Task<Checkpoint> RememberedAsync(string origin, CancellationToken cancellation)
    {
        if (await state.ReadAsync(PathOf(origin), cancellation) is not { } seen)
        {
            return new(origin, 0, Merkle.EmptyRoot);
        }

        // Only what this witness signed itself counts as seen.
        return new NotePolicy(logs, [key.Verifier], 1).Check(seen) is CheckedNote.Right right
            ? right.Checkpoint
            : throw new LogStoppedException($"What this witness remembers of {origin} does not bear its signature. Nothing is signed until its folder is put back.");
    }

    private WitnessAnswer Refuse(int status, Checkpoint checkpoint, ReadOnlyMemory<byte> body, string why, string? answer = null)
    {
        Refused?.Invoke(new(checkpoint.Origin, clock.GetUtcNow(), why, body.ToArray()));
        return new(status, answer ?? $"{why}\n");
    }

    private static string Size(Checkpoint checkpoint) => string.Create(CultureInfo.InvariantCulture, $"{checkpoint.Size}\n");

    private static string PathOf(string origin) => $"seen/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(origin)))}";
}

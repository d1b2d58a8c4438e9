namespace Noroshi.TransparencyLog.Notes;

/// <summary>Whom somebody trusts about a log: its keys, witnesses, and how many of them must have seen a checkpoint.</summary>
/// <param name="Logs">The log's keys, named by its origin; one of them must have signed.</param>
/// <param name="Witnesses">Witnesses' keys.</param>
/// <param name="Threshold">How many of the witnesses must have cosigned; 0 for none.</param>
public sealed record NotePolicy(IReadOnlyList<VerifierKey> Logs, IReadOnlyList<VerifierKey> Witnesses, int Threshold)
{
    /// <summary>Checks a note.</summary>
    public CheckedNote Check(ReadOnlySpan<byte> octets)
    {
        if (!SignedNote.TryParse(octets, out var note))
        {
            return new CheckedNote.Wrong("not-a-note", "This is not a signed note.");
        }

        if (!Checkpoint.TryParse(note.Text, out var checkpoint))
        {
            return new CheckedNote.Wrong("not-a-checkpoint", "The text of the note is not a checkpoint.");
        }

        var (signed, seen) = (false, new Dictionary<VerifierKey, DateTimeOffset>());
        foreach (var signature in note.Signatures)
        {
            // A signature of an unknown key says nothing; one of a known key that does not hold says that somebody bent the note.
            if (Logs.Concat(Witnesses).FirstOrDefault(k => k.Made(signature)) is not { } key)
            {
                continue;
            }

            if (!key.Verifies(note.Text, signature, out var at))
            {
                return new CheckedNote.Wrong("bad-signature", $"The signature of {key.Name} does not hold.");
            }

            if (key.Kind == NoteKeyKind.Witness)
            {
                seen[key] = at!.Value;
            }
            else
            {
                signed |= key.Name == checkpoint.Origin;
            }
        }

        if (!signed)
        {
            return new CheckedNote.Wrong("not-signed", "None of the log's keys signed this checkpoint.");
        }

        return seen.Count < Threshold
            ? new CheckedNote.Wrong("too-few-witnesses", $"{seen.Count} of the witnesses cosigned this checkpoint; {Threshold} must have.")
            : new CheckedNote.Right(checkpoint, note, seen.ToDictionary(s => s.Key.Name, s => s.Value, StringComparer.Ordinal));
    }
}

/// <summary>What came of checking a note.</summary>
public abstract record CheckedNote
{
    private CheckedNote()
    {
    }

    /// <summary>It is what it says.</summary>
    /// <param name="Checkpoint">What the log said.</param>
    /// <param name="Note">The note.</param>
    /// <param name="Seen">By which witness, and when.</param>
    public sealed record Right(Checkpoint Checkpoint, SignedNote Note, IReadOnlyDictionary<string, DateTimeOffset> Seen) : CheckedNote;

    /// <summary>It is not.</summary>
    /// <param name="Code">A stable code.</param>
    /// <param name="Why">In words.</param>
    public sealed record Wrong(string Code, string Why) : CheckedNote;
}

using System.Text;
using Noroshi.Kernel;
using Noroshi.Oversight.Importing;
using Noroshi.TransparencyLog.Notes;
using Noroshi.TransparencyLog.Proving;
using Noroshi.TransparencyLog.Tiles;
using Noroshi.TransparencyLog.Tree;
using Noroshi.TransparencyLog.Witnessing;

namespace Noroshi.Bench.Fuzzing;

/// <summary>What strangers hand to a reader of the transparency log, or to its witness. What is read is written again octet for octet: two texts for one fact would be two facts.</summary>
internal static class LogTargets
{
    private const string Hash = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

    public static IEnumerable<Target> All()
    {
        var key = SigningKey.Of("log.example/fuzz", NoteKeyKind.Log, new byte[32]);
        var witness = SigningKey.Of("witness.example/fuzz", NoteKeyKind.Witness, [.. Enumerable.Repeat((byte)7, 32)]);
        var policy = new NotePolicy([key.Verifier], [witness.Verifier], 1);
        var text = new Checkpoint("log.example/fuzz", 2, Merkle.Node(Merkle.Leaf([1]), Merkle.Leaf([2]))).Text;
        var note = new SignedNote(text, [key.Sign(text, DateTimeOffset.UnixEpoch), witness.Sign(text, DateTimeOffset.UnixEpoch)]).ToOctets();
        string[] words = ["\n", "\n\n", "\u2014 ", Hash, "+", "old ", "index ", "extra ", "c2sp.org/tlog-proof@v1", "18446744073709551615", "00", "\0", "\r"];

        yield return new Target("log-note", [note], input => Taken(SignedNote.TryParse(input, out var read), () =>
        {
            BrokenPromise.Unless(read!.ToOctets().AsSpan().SequenceEqual(input), "a note is written as it was read");
            BrokenPromise.Unless(policy.Check(input) is not CheckedNote.Right || input.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) == 0, "only what was signed is right");
        })) { Words = words };
        yield return new Target("log-proof", [new LogProof(0, [Merkle.Leaf([2])], note) { Extra = [1] }.ToOctets()], input => Taken(LogProof.TryParse(input, out var read), () =>
        {
            BrokenPromise.Unless(read!.ToOctets().AsSpan().SequenceEqual(input), "a proof is written as it was read");
            BrokenPromise.Unless(read.Check([1], policy) is not CheckedNote.Right || (read.Index, read.Hashes.Count) == (0UL, 1), "only the entry's own proof is right");
        })) { Words = words };
        yield return new Target("log-add-checkpoint", [new AddCheckpoint(0, [], note).ToOctets(), new AddCheckpoint(1, [Merkle.Leaf([2])], note).ToOctets()], input => Taken(AddCheckpoint.TryParse(input, out var read), () =>
            BrokenPromise.Unless(read!.ToOctets().AsSpan().SequenceEqual(input), "a request is written as it was read"))) { Words = words };
        yield return new Target("log-key", [Encoding.UTF8.GetBytes(key.Verifier.ToString())], input => Taken(VerifierKey.TryParse(Encoding.UTF8.GetString(input), out var read), () =>
            BrokenPromise.Unless(read!.ToString() == Encoding.UTF8.GetString(input).Trim(), "a key is written as it was read"))) { Words = words };
        var said = "{\"kept\":3,\"kind\":\"selection\"}\n";
        yield return new Target("log-manifest", [new SignedNote(said, [key.Sign(said, DateTimeOffset.UnixEpoch)]).ToOctets()], input => Taken(Manifest.TryParse(input, out var read), () =>
        {
            BrokenPromise.Unless(read!.Note.ToOctets().AsSpan().SequenceEqual(input), "a manifest is written as it was read");
            BrokenPromise.Unless(Encoding.UTF8.GetString(CanonicalJson.Of(read.Said)) + "\n" == read.Note.Text, "a manifest says one thing in one form");
        })) { Words = [.. words, "{", "}", "\"", ":", "[", "1e400", "\\ud800", "\"kind\":"] };
        yield return new Target("log-tile-path", [.. ((string[])["tile/0/x001/234.p/5", "tile/entries/000"]).Select(Encoding.UTF8.GetBytes)], input =>
        {
            var written = Encoding.UTF8.GetString(input);
            return Taken(TilePath.Parse(written) is { }, () => BrokenPromise.Unless(TilePath.Parse(written)!.Value.ToString() == written, "a tile has one path"));
        }) { Words = ["/", "x", "000", "entries", "tile", ".p/", "256", "..", "%2f"] };
        yield return new Target("log-entries", [[0, 1, 9, 0, 2, 8, 7, 0, 0]], input => Taken(EntryBundle.TryRead(input, 3, out var entries), () =>
            BrokenPromise.Unless(entries!.Sum(e => e.Length + EntryBundle.Prefix) == input.Length && EntryBundle.LengthOf(input, 3) == input.Length, "a bundle is its entries")));
    }

    private static Verdict Taken(bool taken, Action promises)
    {
        if (taken)
        {
            promises();
        }

        return taken ? Verdict.Accepted : Verdict.Refused;
    }
}

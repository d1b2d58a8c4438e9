using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Oversight.Store;
using Noroshi.Store;
using Noroshi.TransparencyLog.Notes;

namespace Noroshi.Oversight.Importing;

/// <summary>
/// Records what another process did and signed, so that it has its place in the log: a selection, which runs where no database is (ADR 0055).
/// </summary>
internal sealed class ImportManifest(StoreDb db, IRecordOfActs acts)
{
    private const string Kind = "oversight.manifest-imported";

    /// <summary>Records a manifest; the same one a second time is not recorded again.</summary>
    public async Task<ManifestImport> ImportAsync(byte[] octets, VerifierKey key, CancellationToken cancellation)
    {
        if (!Manifest.TryParse(octets, out var manifest))
        {
            return new(ManifestAnswer.NotAManifest, null);
        }

        var note = manifest.Note;
        if (key.Kind != NoteKeyKind.Log || note.Signatures.FirstOrDefault(key.Made) is not { } signature || !key.Verifies(note.Text, signature, out _))
        {
            return new(ManifestAnswer.NotSigned, null);
        }

        // By its text: a manifest does not become another by a signature more.
        var name = $"manifest:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(note.Text)))}";
        if (await ActAsync(name, cancellation) is { } before)
        {
            return new(ManifestAnswer.AlreadyRecorded, before);
        }

        acts.Write(new Act(Kind, "Act, Art. 47", name) { Content = new JsonObject { ["manifest"] = manifest.Said, ["key"] = key.ToString(), ["signature"] = signature.Line.TrimEnd('\n') } });
        await db.SaveChangesAsync(cancellation);
        return new(ManifestAnswer.Recorded, await ActAsync(name, cancellation));
    }

    private Task<Guid?> ActAsync(string name, CancellationToken cancellation) =>
        db.Set<ActContent>().Where(a => a.Object == name && a.Kind == Kind && !a.Refused).OrderBy(a => a.Id).Select(a => (Guid?)a.Id).FirstOrDefaultAsync(cancellation);
}

/// <summary>What came of importing a manifest.</summary>
public enum ManifestAnswer
{
    /// <summary>It is an act of the record now.</summary>
    Recorded,

    /// <summary>It was one already.</summary>
    AlreadyRecorded,

    /// <summary>The key did not sign it, or the signature does not hold.</summary>
    NotSigned,

    /// <summary>It is no signed note of one line of canonical JSON, or too long.</summary>
    NotAManifest,
}

/// <summary>What came of importing a manifest, and the act; null where there is none.</summary>
public sealed record ManifestImport(ManifestAnswer Answer, Guid? Act);

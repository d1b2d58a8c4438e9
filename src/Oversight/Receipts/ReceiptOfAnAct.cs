using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Oversight.Store;
using Noroshi.Store;
using Noroshi.TransparencyLog.Proving;
using Noroshi.TransparencyLog.Tiles;
using Noroshi.TransparencyLog.Tree;

namespace Noroshi.Oversight.Receipts;

/// <summary>What came of asking for a receipt.</summary>
internal abstract record Receipt
{
    private Receipt()
    {
    }

    /// <summary>The proof file, with salt and canonical text of the act in front, from which the entry can be made.</summary>
    public sealed record Given(byte[] File, bool Cosigned) : Receipt;

    /// <summary>There is no such act of this person.</summary>
    public sealed record Absent : Receipt;

    /// <summary>The act has no place in the log yet.</summary>
    public sealed record Waiting : Receipt;

    /// <summary>What the act said was erased by law; that it was done is still in the log.</summary>
    public sealed record Erased(long Index) : Receipt;
}

/// <summary>Makes the receipt of an act, for the person whose act it is.</summary>
internal sealed class ReceiptOfAnAct(StoreDb db, Actor actor, DatabaseLog log)
{
    public async Task<Receipt> AskAsync(Guid act, CancellationToken cancellation)
    {
        var person = actor.Person;
        if (!actor.IsSomebody || await db.Set<ActContent>().AsNoTracking().FirstOrDefaultAsync(a => a.Id == act && a.Person == person, cancellation) is not { } content)
        {
            return new Receipt.Absent();
        }

        if (await db.Set<LogLeaf>().AsNoTracking().FirstOrDefaultAsync(l => l.Act == act, cancellation) is not { } leaf || await db.Log().AsNoTracking().SingleOrDefaultAsync(cancellation) is not { } head)
        {
            return new Receipt.Waiting();
        }

        if (content is not { Canonical: { } text, Salt: { } salt })
        {
            return new Receipt.Erased(leaf.Index);
        }

        // A checkpoint that witnesses have seen proves more; one that they have not seen yet proves sooner.
        var cosigned = head.Cosigned is not null && head.CosignedSize > leaf.Index;
        var (note, size) = cosigned ? (head.Cosigned!, (ulong)head.CosignedSize) : (head.Note, (ulong)head.Size);
        var hashes = await Proofs.InclusionAsync((ulong)leaf.Index, size, new TileNodes(log, size), cancellation);
        return new Receipt.Given(new LogProof((ulong)leaf.Index, hashes, note) { Extra = [.. salt, .. System.Text.Encoding.UTF8.GetBytes(text)] }.ToOctets(), cosigned);
    }
}

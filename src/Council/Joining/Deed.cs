using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Store;

namespace Noroshi.Council.Joining;

/// <summary>What became of a deed.</summary>
internal abstract record Deed
{
    public sealed record Done : Deed;

    public sealed record Refused(Ruling.Refused Ruling) : Deed;

    public sealed record Malformed(Problems Problems) : Deed;

    public sealed record Overtaken : Deed;
}

/// <summary>Ends a deed.</summary>
internal static class Deeds
{
    /// <summary>Saves what was done. Whoever did the same at the same moment was quicker: the rows that only one can write say so.</summary>
    public static async Task<Deed> SaveDeedAsync(this StoreDb db, CancellationToken cancellation)
    {
        try
        {
            await db.SaveChangesAsync(cancellation);
            return new Deed.Done();
        }
        catch (DbUpdateException)
        {
            return new Deed.Overtaken();
        }
    }
}

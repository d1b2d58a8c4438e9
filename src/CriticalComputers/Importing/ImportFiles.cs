using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Store;
using Noroshi.Store.Vault;

namespace Noroshi.CriticalComputers.Importing;

/// <summary>Gets the file of an import from the vault in a form in which it can be read from any place.</summary>
internal sealed class ImportFiles(FileVault vault, TimeProvider clock)
{
    /// <summary>The largest file that is taken, bytes.</summary>
    public const long Largest = 100L * 1024 * 1024;

    /// <summary>Opens the file. The copy is on disk, for its owner alone, and is gone when it is closed.</summary>
    /// <exception cref="FileNotFoundException">The vault has it no more.</exception>
    public async Task<FileStream> OpenAsync(string digest, CancellationToken cancellation)
    {
        await using var kept = await vault.OpenAsync(digest, cancellation) ?? throw new FileNotFoundException("The file of the import is gone from the vault.");
        var copy = OwnersOnly.Create(Path.Combine(Path.GetTempPath(), $"noroshi-{Identifier.New(clock):N}"), FileAccess.ReadWrite, passing: true);
        try
        {
            await kept.CopyToAsync(copy, cancellation);
            copy.Position = 0;
            return copy;
        }
        catch
        {
            await copy.DisposeAsync();
            throw;
        }
    }
}

/// <summary>The files that imports still need.</summary>
internal sealed class FilesOfImports(StoreDb db) : INameFiles
{
    public IAsyncEnumerable<string> Digests() => db.Set<ImportRun>().IgnoreQueryFilters(["visibility"])
        .Where(r => r.State != ImportState.Applied && r.State != ImportState.Cancelled && r.State != ImportState.Failed).Select(r => r.Digest).AsAsyncEnumerable();
}

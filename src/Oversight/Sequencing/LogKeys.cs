using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Noroshi.Oversight.Store;
using Noroshi.TransparencyLog.Notes;
using Noroshi.TransparencyLog.Writing;

namespace Noroshi.Oversight.Sequencing;

/// <summary>The log's key. It lies in the database, sealed with the keys of the installation, so that every host has it and a copy of the database alone does not.</summary>
internal sealed class LogKeys(IDataProtectionProvider seals) : IDisposable
{
    private readonly IDataProtector seal = seals.CreateProtector("Noroshi.Oversight.Log");
    private readonly ConcurrentDictionary<string, SigningKey> opened = new(StringComparer.Ordinal);

    /// <summary>Makes the key of a new log.</summary>
    public (SigningKey Key, byte[] Sealed) Make(string origin)
    {
        var key = SigningKey.Make(origin, NoteKeyKind.Log);
        opened[key.Verifier.ToString()] = key;
        return (key, seal.Protect(key.Seed()));
    }

    /// <summary>The key of a log.</summary>
    /// <exception cref="LogStoppedException">The keys of this installation are not those with which it was sealed.</exception>
    public SigningKey Of(LogHead head) => opened.GetOrAdd(head.Key, _ =>
    {
        try
        {
            return SigningKey.Of(head.Origin, NoteKeyKind.Log, seal.Unprotect(head.SealedKey));
        }
        catch (CryptographicException)
        {
            throw new LogStoppedException("The key of the log does not open with the keys in the data folder. Put back keys/ from the backup of this database.");
        }
    });

    public void Dispose()
    {
        foreach (var key in opened.Values)
        {
            key.Dispose();
        }
    }
}

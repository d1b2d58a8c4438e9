using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Noroshi.Kernel;

namespace Noroshi.Cli.Archives;

/// <summary>What an archive holds, and the digest of each part. The last entry of the archive: one that was cut off has none.</summary>
/// <param name="Format">The form of the archive.</param>
/// <param name="Program">The Noroshi that made it.</param>
/// <param name="MadeAt">When the copy of the database was begun.</param>
/// <param name="Database">Which database, and how far upgraded.</param>
/// <param name="Parts">Every entry but the keys and this one.</param>
/// <param name="Keys">The entry that holds the keys.</param>
internal sealed record Manifest(string Format, string Program, DateTimeOffset MadeAt, DatabasePart Database, IReadOnlyList<Part> Parts, KeysPart? Keys)
{
    public const string Name = "manifest.json";
    public const string PresentFormat = "noroshi-backup-1";

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
    };

    /// <summary>Everything but the keys, in one fixed form: the sealed keys are bound to it, so that nothing beside them can be exchanged.</summary>
    public byte[] Facts() => CanonicalJson.Of(JsonSerializer.SerializeToNode(this with { Keys = null }, Strict));

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, new JsonSerializerOptions(Strict) { WriteIndented = true });

    public static Manifest Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var node = JsonNode.Parse(bytes, documentOptions: new() { AllowDuplicateProperties = false });
            return (string?)node?["format"] is PresentFormat
                ? node.Deserialize<Manifest>(Strict) ?? throw new JsonException()
                : throw new ArchiveException("この控えの形式は、この版の Noroshi では読めません。", "This Noroshi does not know the form of this archive.");
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or FormatException)
        {
            throw new ArchiveException("目録が壊れています。", "Its manifest is damaged.");
        }
    }
}

/// <summary>Which database, and the migrations that it has had.</summary>
internal sealed record DatabasePart(string Kind, IReadOnlyList<string> Store, IReadOnlyList<string> Accounts);

/// <summary>One entry.</summary>
/// <param name="Name">Its name in the archive.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Digest, hexadecimal.</param>
internal sealed record Part(string Name, long Size, string Sha256);

/// <summary>The keys, open or sealed.</summary>
internal sealed record KeysPart(string Name, long Size, string Sha256, Sealing? Seal);

/// <summary>How the keys were sealed: AES-256-GCM under a key from the passphrase.</summary>
internal sealed record Sealing(string Derivation, int Iterations, string Salt, string Nonce);

/// <summary>An archive cannot be used; the message says why.</summary>
internal sealed class ArchiveException(string ja, string en) : Exception(en)
{
    public Words Words { get; } = new(ja, en);

    /// <summary>Whether a fault means that the bytes of an archive are not what they should be: what the reader of tar files throws on such.</summary>
    public static bool IsDamage(Exception fault) =>
        fault is EndOfStreamException or InvalidDataException or InvalidOperationException or FormatException or ArgumentException or OverflowException or NotSupportedException;
}

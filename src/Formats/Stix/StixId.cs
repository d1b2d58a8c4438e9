using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Noroshi.Kernel;

namespace Noroshi.Formats.Stix;

/// <summary>The identifier of a STIX object: its type and a UUID, <c>indicator--6ba7b810-…</c> (STIX 2.1, section 2.9).</summary>
/// <param name="Type">The object's type.</param>
/// <param name="Value">The UUID.</param>
public readonly record struct StixId(string Type, Guid Value)
{
    // STIX 2.1, section 2.9: for observables, whose ids every producer makes in the same way, and for nothing else.
    private static readonly Guid Observables = new("00abedb4-aa42-466c-9c01-fed23315a9b7");

    // This house's own, for what has no identifier of its own. Never change it: ids made before would no longer be met.
    private static readonly Guid House = new("6e6f726f-7368-4c69-8f73-746978322e31");

    /// <summary>An identifier that follows from a name within this house (UUID version 5): the same name gives the same identifier.</summary>
    public static StixId Named(string type, string name) => new(type, Version5(House, $"{type}\n{name}"));

    /// <summary>The identifier of an observable, which follows from the properties that the standard names (JSON, RFC 8785).</summary>
    internal static StixId OfObservable(string type, JsonObject contributing) => new(type, Version5(Observables, Encoding.UTF8.GetString(CanonicalJson.Of(contributing))));

    /// <summary>A UUID version 5 (RFC 9562, section 5.5).</summary>
    internal static Guid Version5(Guid space, string name)
    {
        var bytes = new byte[16 + Encoding.UTF8.GetByteCount(name)];
        space.TryWriteBytes(bytes, bigEndian: true, out _);
        Encoding.UTF8.GetBytes(name, bytes.AsSpan(16));

        // The standard fixes SHA-1 here; nothing rests on its strength.
#pragma warning disable CA5350
        var hash = SHA1.HashData(bytes).AsSpan(0, 16);
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash, bigEndian: true);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Type}--{Value:D}";
}

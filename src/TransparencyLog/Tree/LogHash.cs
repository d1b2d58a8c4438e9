using System.Runtime.CompilerServices;

namespace Noroshi.TransparencyLog.Tree;

/// <summary>A hash of the tree: 32 octets of SHA-256 (RFC 6962, section 2.1). A value: no tree of ten million leaves makes ten million objects.</summary>
[InlineArray(Length)]
public struct LogHash : IEquatable<LogHash>
{
    /// <summary>Octets of a hash.</summary>
    public const int Length = 32;

    private byte first;

    /// <summary>A hash from its octets.</summary>
    /// <exception cref="ArgumentException">There are not 32.</exception>
    public LogHash(ReadOnlySpan<byte> octets)
    {
        if (octets.Length != Length)
        {
            throw new ArgumentException($"A hash has {Length} octets, not {octets.Length}.", nameof(octets));
        }

        octets.CopyTo(this);
    }

    /// <inheritdoc/>
    public readonly bool Equals(LogHash other) => ((ReadOnlySpan<byte>)this).SequenceEqual(other);

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is LogHash other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => System.Buffers.Binary.BinaryPrimitives.ReadInt32LittleEndian(this);

    /// <summary>Base64, as the formats of C2SP write it.</summary>
    public override readonly string ToString() => Convert.ToBase64String(this);

    /// <summary>Reads base64 in its one way of writing; false for what is no hash.</summary>
    public static bool TryParse(string written, out LogHash hash)
    {
        Span<byte> octets = stackalloc byte[Length + 1];
        var right = written.Length == 44 && Convert.TryFromBase64String(written, octets, out var length) && length == Length;
        hash = right ? new LogHash(octets[..Length]) : default;
        return right && hash.ToString() == written;
    }

    /// <summary>Whether two are the same.</summary>
    public static bool operator ==(LogHash left, LogHash right) => left.Equals(right);

    /// <summary>Whether two differ.</summary>
    public static bool operator !=(LogHash left, LogHash right) => !left.Equals(right);
}

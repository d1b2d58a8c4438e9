namespace Noroshi.Selection.Joining;

/// <summary>
/// The last octet of segments, and where the stream goes on behind it: for a signature whose first octet alone stands in the segment before. Every second segment ends with the first octet of some signature, so that to hold them all would be to
/// hold everything; what begins with all the rest of one is rare, and only then the octet before it is asked for. A table of fixed size, in which the new takes the place of the old.
/// </summary>
internal sealed class LastOctets
{
    private const int Places = 1 << 17;
    private readonly ulong[] places = new ulong[Places];

    /// <summary>Remembers the last octet of a segment.</summary>
    /// <param name="stream">A digest of the stream.</param>
    /// <param name="next">The sequence number behind the segment.</param>
    /// <param name="octet">The octet.</param>
    public void Remember(ulong stream, uint next, byte octet)
    {
        var digest = Digest(stream, next);
        places[digest & (Places - 1)] = (digest & ~0xffUL) | octet;
    }

    /// <summary>The octet before a sequence number; null if it is not known.</summary>
    public byte? OctetBefore(ulong stream, uint sequence)
    {
        var digest = Digest(stream, sequence);
        var there = places[digest & (Places - 1)];
        return there >> 8 == digest >> 8 ? (byte)there : null;
    }

    /// <summary>Forgets all.</summary>
    public void Clear() => Array.Clear(places);

    // 47 bits beside the place tell streams apart; the octet is then held against the signature anyway.
    private static ulong Digest(ulong stream, uint sequence)
    {
        var digest = (stream ^ sequence) * 0xFF51AFD7ED558CCD;
        return digest ^ (digest >> 29);
    }
}

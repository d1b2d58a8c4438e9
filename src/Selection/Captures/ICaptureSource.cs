using Noroshi.Selection.Packets;

namespace Noroshi.Selection.Captures;

/// <summary>A capture that can only be read from its beginning to its end.</summary>
internal interface ICaptureSource
{
    /// <summary>Looks at the next packet, which stays the next until it is taken.</summary>
    /// <param name="frame">The frame, until it is taken.</param>
    /// <param name="packet">What is said of it.</param>
    /// <returns>Whether there is one.</returns>
    bool TryPeek(out ReadOnlySpan<byte> frame, out SourcePacket packet);

    /// <summary>Goes on behind the packet that was looked at.</summary>
    void Take();

    /// <summary>Whether more may come at once; otherwise whoever waits for more waits for the network.</summary>
    bool HasMore { get; }

    /// <summary>Why there is no next packet; none at a clean end.</summary>
    Fault Ending { get; }
}

/// <summary>What a capture says of a packet.</summary>
/// <param name="Time">When, in nanoseconds since 1970.</param>
/// <param name="Length">The length on the wire in octets.</param>
/// <param name="Link">What the frame begins with.</param>
internal readonly record struct SourcePacket(long Time, uint Length, LinkType Link);

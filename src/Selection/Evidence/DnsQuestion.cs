using System.Buffers.Binary;

namespace Noroshi.Selection.Evidence;

/// <summary>The question of a DNS message (RFC 1035, section 4).</summary>
internal static class DnsQuestion
{
    /// <summary>The port of DNS.</summary>
    public const int Port = 53;

    // Header, one name, type and class.
    private const int Longest = 2 + 12 + 255 + 4;

    /// <summary>Whether a message over TCP, with its length before it, goes on behind what is there.</summary>
    public static bool GoesOn(ReadOnlySpan<byte> content) => content.Length < 2 || (content.Length < Longest && content.Length - 2 < BinaryPrimitives.ReadUInt16BigEndian(content));

    /// <summary>The message that begins a content of TCP, as long as its first two octets say (RFC 1035, section 4.2.2).</summary>
    public static ReadOnlySpan<byte> OverTcp(ReadOnlySpan<byte> content) =>
        content.Length > 2 ? content.Slice(2, Math.Min(content.Length - 2, BinaryPrimitives.ReadUInt16BigEndian(content))) : default;

    /// <summary>Finds the labels of the first question; false where there is none, or its name is compressed, too long or cut off.</summary>
    /// <param name="message">The message without what a transport puts before it.</param>
    /// <param name="name">From the length of the first label to the last octet of the last label: labels with their lengths before them.</param>
    public static bool TryRead(ReadOnlySpan<byte> message, out ReadOnlySpan<byte> name)
    {
        name = default;
        if (message.Length < 12 + 5 || BinaryPrimitives.ReadUInt16BigEndian(message[4..]) == 0)
        {
            return false;
        }

        var at = 12;
        while (at < message.Length && at < 12 + 255)
        {
            var length = message[at];
            if (length == 0)
            {
                name = message[12..at];
                return at > 12 && message.Length - at >= 5;
            }

            // A first question has nothing before it that it could point to; following pointers is how loops begin.
            if (length > 63)
            {
                return false;
            }

            at += length + 1;
        }

        return false;
    }
}

using System.Buffers.Binary;

namespace Noroshi.Selection.Evidence;

/// <summary>The first message of a TLS client (RFC 8446, section 4.1.2), as far as it is there.</summary>
internal ref struct ClientHello
{
    /// <summary>The server name (RFC 6066, section 3); empty if there is none.</summary>
    public ReadOnlySpan<byte> ServerName;

    /// <summary>The message from its version on, as far as it is there.</summary>
    public ReadOnlySpan<byte> Body;

    /// <summary>Whether the message goes on behind what is there.</summary>
    public bool GoesOn;

    /// <summary>Whether all of the message is there.</summary>
    public bool Whole;

    /// <summary>How many octets of a message are put together at most where it comes in several records.</summary>
    public const int Longest = 16 << 10;

    private const int Header = 5, MessageHeader = 4, LongestRecord = 1 << 14;

    /// <summary>Whether a content begins like the record of a client's first message.</summary>
    public static bool Begins(ReadOnlySpan<byte> content) => content.Length >= 6 && content[0] == 0x16 && content[1] == 3 && content[5] == 1;

    /// <summary>Whether a content too short to say may be the beginning of one.</summary>
    public static bool MayBegin(ReadOnlySpan<byte> content) => content.Length is > 0 and < Header + 1 && content[0] == 0x16 && (content.Length == 1 || content[1] == 3);

    /// <summary>Whether a content begins a message that goes on behind it.</summary>
    public static bool Continues(ReadOnlySpan<byte> content) => MayBegin(content) || (Begins(content) && TryRead(content, default, out var hello) && hello.GoesOn);

    /// <summary>Reads the records that hold the message, or its beginning.</summary>
    /// <param name="content">From the first record's first octet.</param>
    /// <param name="room">Where a message that comes in several records is put together, as far as there is room.</param>
    /// <param name="hello">What was found.</param>
    public static bool TryRead(ReadOnlySpan<byte> content, Span<byte> room, out ClientHello hello)
    {
        hello = default;
        if (!Begins(content) || BinaryPrimitives.ReadUInt16BigEndian(content[3..]) is not (> 0 and <= LongestRecord and var record))
        {
            return false;
        }

        var handshake = content[Header..Math.Min(content.Length, Header + record)];
        if (content.Length <= Header + record || (record >= MessageHeader && record - MessageHeader >= LengthOf(handshake)))
        {
            // Nearly always: one record.
            hello.Whole = handshake.Length >= MessageHeader && handshake.Length - MessageHeader >= LengthOf(handshake);
            hello.GoesOn = !hello.Whole;
            hello.Body = Within(handshake);
        }
        else
        {
            Span<byte> beginning = stackalloc byte[MessageHeader];
            var there = Gather(content, beginning, out var ended);
            hello.GoesOn = !ended && (there < MessageHeader || there - MessageHeader < LengthOf(beginning));
            hello.Body = Within(room[..Math.Min(room.Length, Gather(content, room, out _))]);
            hello.Whole = there >= MessageHeader && hello.Body.Length == LengthOf(beginning);
        }

        hello.ServerName = NameIn(hello.Body);
        return true;
    }

    private static int LengthOf(ReadOnlySpan<byte> handshake) => (handshake[1] << 16) | BinaryPrimitives.ReadUInt16BigEndian(handshake[2..]);

    private static ReadOnlySpan<byte> Within(ReadOnlySpan<byte> handshake) =>
        handshake.Length < MessageHeader ? default : handshake[MessageHeader..Math.Min(handshake.Length, MessageHeader + LengthOf(handshake))];

    // A message may be cut into records anywhere, and no record of another kind may stand between them (RFC 8446, section 5.1).
    private static int Gather(ReadOnlySpan<byte> content, Span<byte> room, out bool ended)
    {
        var there = 0;
        ended = false;
        while (content.Length >= Header)
        {
            var record = BinaryPrimitives.ReadUInt16BigEndian(content[3..]);
            if (content[0] != 0x16 || content[1] != 3 || record is 0 or > LongestRecord)
            {
                ended = true;
                break;
            }

            var piece = content[Header..Math.Min(content.Length, Header + record)];
            if (there < room.Length)
            {
                piece[..Math.Min(piece.Length, room.Length - there)].CopyTo(room[there..]);
            }

            there += piece.Length;
            content = content[(Header + piece.Length)..];
        }

        return there;
    }

    /// <summary>The server name in a message, or nothing.</summary>
    public static ReadOnlySpan<byte> NameIn(ReadOnlySpan<byte> body)
    {
        var extensions = Extensions(body);
        while (TryNext(ref extensions, out var type, out var value))
        {
            if (type == 0)
            {
                // A list of names of which only host names are defined; the first one counts.
                var length = value.Length >= 5 && BinaryPrimitives.ReadUInt16BigEndian(value) == value.Length - 2 && value[2] == 0 ? BinaryPrimitives.ReadUInt16BigEndian(value[3..]) : 0;
                return length > 0 && length <= value.Length - 5 ? value.Slice(5, length) : default;
            }
        }

        return default;
    }

    /// <summary>The extensions of a message as far as they are there.</summary>
    public static ReadOnlySpan<byte> Extensions(ReadOnlySpan<byte> body)
    {
        var rest = body.Length >= 35 ? body[34..] : default;
        rest = Behind(rest, 1);
        rest = Behind(rest, 2);
        rest = Behind(rest, 1);
        if (rest.Length < 2)
        {
            return default;
        }

        var length = BinaryPrimitives.ReadUInt16BigEndian(rest);
        return rest[2..Math.Min(rest.Length, 2 + length)];
    }

    /// <summary>The next extension that is there as a whole.</summary>
    public static bool TryNext(scoped ref ReadOnlySpan<byte> extensions, out int type, out ReadOnlySpan<byte> value)
    {
        type = 0;
        value = default;
        if (extensions.Length < 4)
        {
            return false;
        }

        type = BinaryPrimitives.ReadUInt16BigEndian(extensions);
        var length = BinaryPrimitives.ReadUInt16BigEndian(extensions[2..]);
        if (length > extensions.Length - 4)
        {
            return false;
        }

        value = extensions.Slice(4, length);
        extensions = extensions[(4 + length)..];
        return true;
    }

    private static ReadOnlySpan<byte> Behind(ReadOnlySpan<byte> rest, int octets)
    {
        if (rest.Length < octets)
        {
            return default;
        }

        var length = octets + (octets == 1 ? rest[0] : BinaryPrimitives.ReadUInt16BigEndian(rest));
        return length <= rest.Length ? rest[length..] : default;
    }
}

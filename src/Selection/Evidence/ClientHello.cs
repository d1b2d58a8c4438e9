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

    /// <summary>Whether a content begins like the record of a client's first message.</summary>
    public static bool Begins(ReadOnlySpan<byte> content) => content.Length >= 6 && content[0] == 0x16 && content[1] == 3 && content[5] == 1;

    /// <summary>Reads a record that holds the message, or its beginning.</summary>
    /// <param name="content">From the record's first octet.</param>
    /// <param name="hello">What was found.</param>
    public static bool TryRead(ReadOnlySpan<byte> content, out ClientHello hello)
    {
        hello = default;
        if (!Begins(content))
        {
            return false;
        }

        if (content.Length < 9)
        {
            hello.GoesOn = true;
            return true;
        }

        var record = BinaryPrimitives.ReadUInt16BigEndian(content[3..]);
        var message = (content[6] << 16) | BinaryPrimitives.ReadUInt16BigEndian(content[7..]);
        if (record < 4 || record > 1 << 14)
        {
            return false;
        }

        var inRecord = content[5..Math.Min(content.Length, 5 + record)];
        hello.Body = inRecord[4..Math.Min(inRecord.Length, 4 + message)];
        hello.GoesOn = hello.Body.Length < message;
        hello.ServerName = NameIn(hello.Body);
        return true;
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

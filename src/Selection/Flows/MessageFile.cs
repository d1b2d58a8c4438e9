using System.Buffers.Binary;
using Noroshi.Selection.Captures;
using Noroshi.Selection.Packets;
using Noroshi.Selection.Running;

namespace Noroshi.Selection.Flows;

/// <summary>A file of IPFIX messages, one behind the other (RFC 5655).</summary>
internal sealed unsafe class MessageFile(SourceStream octets) : IMessageSource
{
    private const int Begin = 4;

    /// <inheritdoc/>
    public long Lifetime => long.MaxValue;

    /// <summary>Whether a file begins like one.</summary>
    public static bool Begins(ReadOnlySpan<byte> header) => header.Length >= Begin && BinaryPrimitives.ReadUInt16BigEndian(header) == MessageHeader.Ipfix && BinaryPrimitives.ReadUInt16BigEndian(header[2..]) >= MessageHeader.IpfixOctets;

    /// <inheritdoc/>
    public bool Fill(Chunk chunk, MessageReader reader, CancellationToken stop)
    {
        while (chunk.Filled < Chunk.Size)
        {
            var header = octets.Peek(Begin);
            if (header.IsEmpty || stop.IsCancellationRequested)
            {
                return false;
            }

            // Behind what is no message, there is nothing that could be found again.
            chunk.Ending = header.Length < Begin ? Fault.TruncatedTail : Begins(header) ? Fault.None : Fault.RecordLength;
            var length = chunk.Ending == Fault.None ? BinaryPrimitives.ReadUInt16BigEndian(header[2..]) : 0;
            var message = octets.Peek(length);
            if (message.Length < length)
            {
                chunk.Ending = Fault.TruncatedTail;
            }

            if (chunk.Ending != Fault.None)
            {
                return false;
            }

            fixed (byte* first = message)
            {
                reader.Read(first, length, 0, 0, 0);
            }

            octets.Take(length);
            chunk.Filled += length;
            // Whoever waits for more may wait for long: what was read is handed on first.
            if (octets.There < Begin || octets.There < BinaryPrimitives.ReadUInt16BigEndian(octets.Peek(Begin)[2..]))
            {
                break;
            }
        }

        return true;
    }
}

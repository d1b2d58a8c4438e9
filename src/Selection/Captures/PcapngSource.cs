using System.Buffers.Binary;
using Noroshi.Selection.Packets;

namespace Noroshi.Selection.Captures;

/// <summary>
/// A pcapng capture (draft-ietf-opsawg-pcapng): sections in either order of octets, several interfaces with their own links and clocks. Blocks that hold no packet are left out, keys of sessions among them.
/// </summary>
internal sealed class PcapngSource(SourceStream stream) : ICaptureSource
{
    private const uint Section = 0x0A0D0D0A, Interface = 1, Obsolete = 2, Simple = 3, Enhanced = 6;
    private const int Smallest = 12, MostInterfaces = 65_536, LongestHead = 64 << 10;
    private readonly List<(LinkType Link, uint Snap, Clock Clock)> interfaces = [];
    private bool bigEndian;
    private int next;

    /// <inheritdoc/>
    public Fault Ending { get; private set; }

    /// <inheritdoc/>
    public bool HasMore => stream.There > Smallest;

    /// <summary>Whether octets begin a pcapng capture.</summary>
    public static bool Begins(ReadOnlySpan<byte> octets) => octets.Length >= 4 && BinaryPrimitives.ReadUInt32LittleEndian(octets) == Section;

    /// <inheritdoc/>
    public void Take() => stream.Take(next);

    /// <inheritdoc/>
    public bool TryPeek(out ReadOnlySpan<byte> frame, out SourcePacket packet)
    {
        frame = default;
        packet = default;
        while (Ending == Fault.None)
        {
            var head = stream.Peek(Smallest);
            if (head.Length < Smallest)
            {
                Ending = head.IsEmpty ? Fault.None : Fault.TruncatedTail;
                return false;
            }

            var type = BinaryPrimitives.ReadUInt32LittleEndian(head);
            if (type == Section)
            {
                var magic = BinaryPrimitives.ReadUInt32LittleEndian(head[8..]);
                if (magic is not (0x1A2B3C4D or 0x4D3C2B1A))
                {
                    return Broken(Fault.RecordLength);
                }

                bigEndian = magic == 0x4D3C2B1A;
                interfaces.Clear();
            }
            else
            {
                type = Number(head);
            }

            var length = Number(head[4..]);
            if (length < Smallest || length % 4 != 0 || length > int.MaxValue)
            {
                return Broken(Fault.RecordLength);
            }

            if (type is Interface or Obsolete or Simple or Enhanced)
            {
                if (length > (type == Interface ? LongestHead : CaptureForm.LongestRecord + LongestHead))
                {
                    return Broken(Fault.RecordLength);
                }

                var block = stream.Peek((int)length);
                if (block.Length < length)
                {
                    return Broken(Fault.TruncatedTail);
                }

                if (Number(block[^4..]) != length || !TryRead(type, block[8..^4], out frame, out packet))
                {
                    return Broken(Fault.RecordLength);
                }

                next = (int)length;
                if (type != Interface)
                {
                    return true;
                }

                Take();
            }
            else if (!stream.Skip(length))
            {
                return Broken(Fault.TruncatedTail);
            }
        }

        return false;
    }

    private bool Broken(Fault fault)
    {
        Ending = fault;
        return false;
    }

    private bool TryRead(uint type, ReadOnlySpan<byte> body, out ReadOnlySpan<byte> frame, out SourcePacket packet)
    {
        frame = default;
        packet = default;
        switch (type)
        {
            case Interface when body.Length >= 8 && interfaces.Count < MostInterfaces:
                interfaces.Add(((LinkType)Half(body), Number(body[4..]), ClockOf(body[8..])));
                return true;
            case Simple when body.Length >= 4 && interfaces.Count > 0:
                var (link, snap, _) = interfaces[0];
                var captured = Math.Min(Number(body), snap == 0 ? uint.MaxValue : snap);
                return Frame(body[4..], captured, Number(body), link, 0, out frame, out packet);
            case Enhanced or Obsolete when body.Length >= 20:
                var number = type == Enhanced ? Number(body) : (uint)Half(body);
                if (number >= interfaces.Count)
                {
                    return false;
                }

                var of = interfaces[(int)number];
                var time = of.Clock.Nanoseconds(((ulong)Number(body[4..]) << 32) | Number(body[8..]));
                return Frame(body[20..], Number(body[12..]), Number(body[16..]), of.Link, time, out frame, out packet);
            default:
                return false;
        }
    }

    private static bool Frame(ReadOnlySpan<byte> rest, uint captured, uint length, LinkType link, long time, out ReadOnlySpan<byte> frame, out SourcePacket packet)
    {
        frame = captured <= CaptureForm.LongestRecord && captured <= rest.Length ? rest[..(int)captured] : default;
        packet = new(time, length, link);
        return captured == frame.Length;
    }

    private Clock ClockOf(ReadOnlySpan<byte> options)
    {
        var clock = new Clock(6, false, 0);
        while (options.Length >= 4)
        {
            var (code, length) = (Half(options), Half(options[2..]));
            if (code == 0 || length > options.Length - 4)
            {
                break;
            }

            var value = options.Slice(4, length);
            clock = code switch
            {
                9 when length == 1 => clock with { Digits = value[0] & 127, Binary = value[0] > 127 },
                14 when length == 8 => clock with { Offset = (long)(bigEndian ? BinaryPrimitives.ReadUInt64BigEndian(value) : BinaryPrimitives.ReadUInt64LittleEndian(value)) },
                _ => clock,
            };
            options = options[Math.Min(options.Length, 4 + ((length + 3) & ~3))..];
        }

        return clock;
    }

    private uint Number(ReadOnlySpan<byte> at) => bigEndian ? BinaryPrimitives.ReadUInt32BigEndian(at) : BinaryPrimitives.ReadUInt32LittleEndian(at);

    private int Half(ReadOnlySpan<byte> at) => bigEndian ? BinaryPrimitives.ReadUInt16BigEndian(at) : BinaryPrimitives.ReadUInt16LittleEndian(at);

    // How an interface counts time: units of 10 or 2 to the power of minus so many, from an offset in seconds.
    private readonly record struct Clock(int Digits, bool Binary, long Offset)
    {
        public long Nanoseconds(ulong units)
        {
            UInt128 nanoseconds = (UInt128)units * 1_000_000_000;
            if (Binary)
            {
                nanoseconds >>= Digits;
            }
            else
            {
                for (var digit = 0; digit < Digits && nanoseconds != 0; digit++)
                {
                    nanoseconds /= 10;
                }
            }

            // What lies beyond the years that a record can hold is as late as it can be.
            var all = (Int128)nanoseconds + ((Int128)Offset * 1_000_000_000);
            return (long)Int128.Clamp(all, 0, (Int128)uint.MaxValue * 1_000_000_000);
        }
    }
}

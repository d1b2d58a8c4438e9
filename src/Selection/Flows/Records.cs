using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Noroshi.Selection.Flows;

/// <summary>From the octets of a data record to the flow. The caller has seen to it that a record of fixed length is there as a whole.</summary>
internal static unsafe class Records
{
    private const long Million = 1_000_000, Latest = (long)uint.MaxValue * 1_000;
    private const uint From1900To1970 = 2_208_988_800;

    /// <summary>Reads a record whose fields stand where its template says.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Read(Template template, byte* record, in MessageHeader header, FlowRecord* flow)
    {
        *flow = default;
        foreach (ref readonly var step in template.Steps.AsSpan())
        {
            Set(flow, step.Meaning, record + step.Offset, step.Length, header);
        }

        Settle(template, header, flow);
    }

    /// <summary>Reads a record that says the lengths of some of its fields.</summary>
    /// <returns>Behind it; null where it is not there as a whole.</returns>
    public static byte* ReadVarying(Template template, byte* record, byte* end, in MessageHeader header, FlowRecord* flow)
    {
        *flow = default;
        foreach (ref readonly var step in template.Steps.AsSpan())
        {
            int length = step.Length;
            if (length == Template.Varies && !TryLength(ref record, end, out length))
            {
                return null;
            }

            if (length > end - record)
            {
                return null;
            }

            if (step.Meaning.Role != Role.None && step.Meaning.Fits(length))
            {
                Set(flow, step.Meaning, record, length, header);
            }

            record += length;
        }

        Settle(template, header, flow);
        return record;
    }

    // One octet, or 255 and two (RFC 7011, 7).
    private static bool TryLength(ref byte* at, byte* end, out int length)
    {
        length = 0;
        if (at >= end)
        {
            return false;
        }

        length = *at++;
        if (length < byte.MaxValue)
        {
            return true;
        }

        if (end - at < 2)
        {
            return false;
        }

        length = (at[0] << 8) | at[1];
        at += 2;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Set(FlowRecord* flow, Meaning meaning, byte* at, int length, in MessageHeader header)
    {
        switch (meaning.Role)
        {
            case Role.Source4:
                Unsafe.CopyBlockUnaligned(flow->V4, at, 4);
                break;
            case Role.Destination4:
                Unsafe.CopyBlockUnaligned(flow->V4 + 4, at, 4);
                break;
            case Role.Source6:
                Unsafe.CopyBlockUnaligned(flow->V6, at, 16);
                break;
            case Role.Destination6:
                Unsafe.CopyBlockUnaligned(flow->V6 + 16, at, 16);
                break;
            case Role.SourcePort:
                (flow->Ports[0], flow->Ports[1]) = (length == 1 ? (byte)0 : at[0], at[length - 1]);
                break;
            case Role.DestinationPort:
                (flow->Ports[2], flow->Ports[3]) = (length == 1 ? (byte)0 : at[0], at[length - 1]);
                break;
            case Role.Protocol:
                flow->Protocol = *at;
                break;
            case Role.Flags:
                // The upper octet of two has the header length and what is reserved.
                flow->Flags = at[length - 1];
                break;
            case Role.Packets:
                flow->Packets = Number(at, length);
                break;
            case Role.Octets:
                flow->Octets = Number(at, length);
                break;
            case Role.Start:
                flow->Start = Time(meaning.Form, at, length, header);
                break;
            case Role.End:
                flow->End = Time(meaning.Form, at, length, header);
                break;
            case Role.StartUp:
                flow->StartUp = (uint)Number(at, length);
                break;
            case Role.EndUp:
                flow->EndUp = (uint)Number(at, length);
                break;
            case Role.Began:
                flow->Began = Number(at, length);
                break;
            case Role.Lasted:
                flow->Lasted = meaning.Form == Form.Microseconds ? (long)Math.Min(Number(at, length), (ulong)Latest * 1_000) * 1_000 : Nanoseconds(Number(at, length));
                break;
        }
    }

    // Where a record says no time, it is that of its message. Nothing is later or earlier than what a record that is kept can hold.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Settle(Template template, in MessageHeader header, FlowRecord* flow)
    {
        if (header.HasUptime || template.Has(Role.Began))
        {
            var uptime = header.HasUptime ? header.Uptime : (uint)((ulong)header.Exported - flow->Began);
            flow->Start = flow->Start == 0 && template.Has(Role.StartUp) ? Since(header.Exported, flow->StartUp, uptime) : flow->Start;
            flow->End = flow->End == 0 && template.Has(Role.EndUp) ? Since(header.Exported, flow->EndUp, uptime) : flow->End;
        }

        flow->Start = flow->Start != 0 ? flow->Start : Math.Max(0, flow->End != 0 ? flow->End - flow->Lasted : Nanoseconds((ulong)header.Exported));
        flow->End = flow->End != 0 ? flow->End : Math.Min(Latest * Million, flow->Start + flow->Lasted);
    }

    // Both count milliseconds since the exporter began and wrap around after 49 days: their difference is right as long as a flow is not older than half of that.
    private static long Since(long exported, uint at, uint uptime) => Nanoseconds((ulong)Math.Max(0, exported + (int)(at - uptime)));

    private static long Nanoseconds(ulong milliseconds) => (long)Math.Min(milliseconds, Latest) * Million;

    private static long Time(Form form, byte* at, int length, in MessageHeader header) => form switch
    {
        Form.Seconds => BinaryPrimitives.ReverseEndianness(Unsafe.ReadUnaligned<uint>(at)) * 1_000L * Million,
        Form.Ntp => Ntp(BinaryPrimitives.ReverseEndianness(Unsafe.ReadUnaligned<uint>(at)), BinaryPrimitives.ReverseEndianness(Unsafe.ReadUnaligned<uint>(at + 4))),
        Form.Before => Math.Max(0, Nanoseconds((ulong)header.Exported) - (long)(Math.Min(Number(at, length), (ulong)Latest * 1_000) * 1_000)),
        _ => Nanoseconds(Number(at, length)),
    };

    // Seconds since 1900, which begin anew in February 2036; what lies before 1970 is what comes after that.
    private static long Ntp(uint seconds, uint fraction) => ((seconds - From1900To1970) * 1_000L * Million) + (long)((fraction * 1_000_000_000UL) >> 32);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Number(byte* at, int length)
    {
        switch (length)
        {
            case 4:
                return BinaryPrimitives.ReverseEndianness(Unsafe.ReadUnaligned<uint>(at));
            case 8:
                return BinaryPrimitives.ReverseEndianness(Unsafe.ReadUnaligned<ulong>(at));
        }

        var number = 0UL;
        for (var i = 0; i < length; i++)
        {
            number = (number << 8) | at[i];
        }

        return number;
    }
}

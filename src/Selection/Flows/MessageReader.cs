using System.Buffers.Binary;

namespace Noroshi.Selection.Flows;

/// <summary>
/// Reads messages of NetFlow v5 and v9 (RFC 3954) and IPFIX (RFC 7011). Nothing is read beyond a message, and nothing is allocated for a record; of a message that is not what it says, what stands before the fault counts.
/// </summary>
/// <param name="selector">Judges the flows.</param>
/// <param name="counts">What became of messages.</param>
/// <param name="lifetime">How long a template counts that is not sent again, in milliseconds; <see cref="long.MaxValue"/> where messages come in order and none is lost.</param>
internal sealed unsafe class MessageReader(FlowSelector selector, FlowCounts counts, long lifetime)
{
    private const int SetHeader = 4, FirstDataSet = 256;
    private const int TemplateRecordHeader = 4, OptionsTemplateRecordHeader = 6;

    // The fields of a record of NetFlow v5, as a template would have them.
    private static readonly byte[] V5Fields =
    [
        0, 8, 0, 4, 0, 12, 0, 4, 0, 15, 0, 4, 0, 10, 0, 2, 0, 14, 0, 2, 0, 2, 0, 4, 0, 1, 0, 4, 0, 22, 0, 4, 0, 21, 0, 4, 0, 7, 0, 2, 0, 11, 0, 2,
        0, 210, 0, 1, 0, 6, 0, 1, 0, 4, 0, 1, 0, 5, 0, 1, 0, 16, 0, 2, 0, 17, 0, 2, 0, 9, 0, 1, 0, 13, 0, 1, 0, 210, 0, 2,
    ];

    private readonly Template v5 = Template.Of(V5Fields, options: false, ipfix: false)!;
    private readonly Exporters exporters = new(lifetime);
    private uint read;
    private bool sure;

    /// <summary>How many domains are followed.</summary>
    public int Domains => exporters.Count;

    /// <summary>Reads a message.</summary>
    /// <param name="message">Its first octet.</param>
    /// <param name="length">How many octets there are.</param>
    /// <param name="exporter">Who sent it: an IPv4 address as IPv6 maps it; 0 for a file.</param>
    /// <param name="port">From which port.</param>
    /// <param name="now">Milliseconds of a clock that is never set.</param>
    public void Read(byte* message, int length, UInt128 exporter, ushort port, long now)
    {
        counts.Messages++;
        (read, sure) = (0, true);
        var octets = new ReadOnlySpan<byte>(message, length);
        var whole = (length < 2 ? 0 : BinaryPrimitives.ReadUInt16BigEndian(octets)) switch
        {
            MessageHeader.V5 when length >= MessageHeader.V5Octets => ReadV5(message, length, exporter, now),
            MessageHeader.V9 when length >= MessageHeader.V9Octets => ReadV9(message, length, exporter, now),
            MessageHeader.Ipfix when length >= MessageHeader.IpfixOctets => ReadIpfix(message, length, exporter, port, now),
            _ => false,
        };
        counts.Malformed += whole ? 0 : 1;
    }

    private bool ReadV5(byte* message, int length, UInt128 exporter, long now)
    {
        var octets = new ReadOnlySpan<byte>(message, length);
        if (exporters.Of(new(exporter, 0, MessageHeader.V5, BinaryPrimitives.ReadUInt16BigEndian(octets[20..])), now) is not { } domain)
        {
            counts.RefusedMessages++;
            return true;
        }

        var told = BinaryPrimitives.ReadUInt16BigEndian(octets[2..]);
        var end = message + MessageHeader.V5Octets + (Math.Min(told, (length - MessageHeader.V5Octets) / v5.Length) * v5.Length);
        var milliseconds = (BinaryPrimitives.ReadUInt32BigEndian(octets[8..]) * 1_000L) + (BinaryPrimitives.ReadUInt32BigEndian(octets[12..]) / 1_000_000);
        Flows(v5, message + MessageHeader.V5Octets, end, new(milliseconds, BinaryPrimitives.ReadUInt32BigEndian(octets[4..]), HasUptime: true));
        // What was cut off was sent nevertheless.
        counts.Lost += Count(domain, BinaryPrimitives.ReadUInt32BigEndian(octets[16..]), told);
        return MessageHeader.V5Octets + (told * v5.Length) == length;
    }

    private bool ReadV9(byte* message, int length, UInt128 exporter, long now)
    {
        var octets = new ReadOnlySpan<byte>(message, length);
        if (exporters.Of(new(exporter, 0, MessageHeader.V9, BinaryPrimitives.ReadUInt32BigEndian(octets[16..])), now) is not { } domain)
        {
            counts.RefusedMessages++;
            return true;
        }

        var header = new MessageHeader(BinaryPrimitives.ReadUInt32BigEndian(octets[8..]) * 1_000L, BinaryPrimitives.ReadUInt32BigEndian(octets[4..]), HasUptime: true);
        var whole = Sets(domain, message + MessageHeader.V9Octets, message + length, header, ipfix: false, now);
        sure = true;
        counts.LostMessages += Count(domain, BinaryPrimitives.ReadUInt32BigEndian(octets[12..]), 1);
        return whole;
    }

    private bool ReadIpfix(byte* message, int length, UInt128 exporter, ushort port, long now)
    {
        var octets = new ReadOnlySpan<byte>(message, length);
        var told = BinaryPrimitives.ReadUInt16BigEndian(octets[2..]);
        if (told < MessageHeader.IpfixOctets)
        {
            return false;
        }

        if (exporters.Of(new(exporter, port, MessageHeader.Ipfix, BinaryPrimitives.ReadUInt32BigEndian(octets[12..])), now) is not { } domain)
        {
            counts.RefusedMessages++;
            return true;
        }

        domain.Begin(BinaryPrimitives.ReadUInt32BigEndian(octets[8..]));
        var header = new MessageHeader(BinaryPrimitives.ReadUInt32BigEndian(octets[4..]) * 1_000L, 0, HasUptime: false);
        var whole = Sets(domain, message + MessageHeader.IpfixOctets, message + Math.Min(told, length), header, ipfix: true, now) && told == length;
        sure &= whole;
        counts.Lost += Count(domain, BinaryPrimitives.ReadUInt32BigEndian(octets[8..]), read);
        return whole;
    }

    private long Count(ObservationDomain domain, uint number, uint counted)
    {
        var lost = domain.Sequence.Take(number, counted, sure, out var anew);
        counts.Restarts += anew ? 1 : 0;
        domain.End(anew);
        return lost;
    }

    private bool Sets(ObservationDomain domain, byte* at, byte* end, in MessageHeader header, bool ipfix, long now)
    {
        while (end - at >= SetHeader)
        {
            var set = new ReadOnlySpan<byte>(at, SetHeader);
            var (id, length) = (BinaryPrimitives.ReadUInt16BigEndian(set), BinaryPrimitives.ReadUInt16BigEndian(set[2..]));
            if (length < SetHeader || length > end - at)
            {
                return false;
            }

            var content = new ReadOnlySpan<byte>(at + SetHeader, length - SetHeader);
            var whole = (id, ipfix) switch
            {
                ( >= FirstDataSet, _) => Data(domain, id, at + SetHeader, at + length, header, now),
                (2, true) or (0, false) => Templates(domain, content, id, options: false, ipfix, now),
                (3, true) => Templates(domain, content, id, options: true, ipfix, now),
                (1, false) => OptionsOfV9(domain, content, now),
                _ => true,
            };
            if (!whole)
            {
                return false;
            }

            at += length;
        }

        return at == end;
    }

    private bool Data(ObservationDomain domain, int id, byte* at, byte* end, in MessageHeader header, long now)
    {
        if (domain.Find(id, now) is not { } template)
        {
            counts.WithoutTemplate++;
            sure = false;
            return true;
        }

        if (template.HasVarying)
        {
            return VaryingFlows(domain, template, at, end, Dated(header, domain, template));
        }

        if (template.IsOptions)
        {
            Options(domain, template, at, end, header);
            return true;
        }

        Flows(template, at, end, Dated(header, domain, template));
        return true;
    }

    // Times since the exporter began say nothing without when that was: where neither message nor record does, an option record may have.
    private static MessageHeader Dated(in MessageHeader header, ObservationDomain domain, Template template) => header.HasUptime || domain.Began == 0 || template.Has(Role.Began)
        ? header
        : header with { Uptime = (uint)((ulong)header.Exported - domain.Began), HasUptime = true };

    private void Options(ObservationDomain domain, Template template, byte* at, byte* end, in MessageHeader header)
    {
        for (var length = template.Length; end - at >= length; at += length)
        {
            var record = selector.Next();
            Records.Read(template, at, header, record);
            Learn(domain, *record);
        }
    }

    private void Learn(ObservationDomain domain, in FlowRecord record)
    {
        counts.Options++;
        read++;
        if (record.Began != 0)
        {
            domain.Learn(record.Began);
        }
    }

    // What is shorter than a record fills the set up (RFC 7011, 3.3.1).
    private void Flows(Template template, byte* at, byte* end, in MessageHeader header)
    {
        var records = 0u;
        for (var length = template.Length; end - at >= length; at += length)
        {
            Records.Read(template, at, header, selector.Next());
            selector.Add(template);
            records++;
        }

        counts.Records += records;
        read += records;
    }

    private bool VaryingFlows(ObservationDomain domain, Template template, byte* at, byte* end, in MessageHeader header)
    {
        while (end - at >= template.Length)
        {
            var record = selector.Next();
            at = Records.ReadVarying(template, at, end, header, record);
            if (at is null)
            {
                return false;
            }

            if (template.IsOptions)
            {
                Learn(domain, *record);
                continue;
            }

            read++;
            counts.Records++;
            selector.Add(template);
        }

        return true;
    }

    private bool Templates(ObservationDomain domain, ReadOnlySpan<byte> set, int kind, bool options, bool ipfix, long now)
    {
        while (set.Length >= TemplateRecordHeader)
        {
            var (id, fields) = (BinaryPrimitives.ReadUInt16BigEndian(set), BinaryPrimitives.ReadUInt16BigEndian(set[2..]));
            if (id == 0 && fields == 0)
            {
                return true;
            }

            if (fields == 0)
            {
                if (!Withdrawn(domain, id, kind, options, ipfix))
                {
                    return false;
                }

                set = set[TemplateRecordHeader..];
                continue;
            }

            var header = options ? OptionsTemplateRecordHeader : TemplateRecordHeader;
            if (id < FirstDataSet || set.Length < header)
            {
                return false;
            }

            var octets = FieldOctets(set[header..], fields, ipfix);
            if (octets < 0)
            {
                return false;
            }

            Define(domain, id, set.Slice(header, octets), options, ipfix, now);
            set = set[(header + octets)..];
        }

        return true;
    }

    // Over UDP nobody may withdraw a template, since it could come too late or too early (RFC 7011, 8.4).
    private bool Withdrawn(ObservationDomain domain, int id, int kind, bool options, bool ipfix)
    {
        if (!ipfix || lifetime != long.MaxValue || (id < FirstDataSet && id != kind))
        {
            return false;
        }

        counts.Withdrawn += exporters.Withdraw(domain, id, options);
        return true;
    }

    // Lengths of scope fields and of option fields in octets, not their number (RFC 3954, 6.1).
    private bool OptionsOfV9(ObservationDomain domain, ReadOnlySpan<byte> set, long now)
    {
        while (set.Length >= OptionsTemplateRecordHeader)
        {
            var id = BinaryPrimitives.ReadUInt16BigEndian(set);
            var octets = BinaryPrimitives.ReadUInt16BigEndian(set[2..]) + BinaryPrimitives.ReadUInt16BigEndian(set[4..]);
            if (id == 0 && octets == 0)
            {
                return true;
            }

            if (id < FirstDataSet || octets % 4 != 0 || set.Length < OptionsTemplateRecordHeader + octets)
            {
                return false;
            }

            Define(domain, id, set.Slice(OptionsTemplateRecordHeader, octets), options: true, ipfix: false, now);
            set = set[(OptionsTemplateRecordHeader + octets)..];
        }

        return true;
    }

    private void Define(ObservationDomain domain, int id, ReadOnlySpan<byte> fields, bool options, bool ipfix, long now)
    {
        var (taken, redefined) = exporters.Define(domain, id, fields, options, ipfix, now);
        counts.RefusedTemplates += taken ? 0 : 1;
        counts.Redefined += redefined ? 1 : 0;
    }

    // How many octets so many field specifiers have; -1 where they are not all there.
    private static int FieldOctets(ReadOnlySpan<byte> specifiers, int fields, bool ipfix)
    {
        var octets = 0;
        for (var field = 0; field < fields; field++)
        {
            if (specifiers.Length - octets < 4)
            {
                return -1;
            }

            octets += ipfix && specifiers[octets] > 0x7f ? 8 : 4;
        }

        return octets <= specifiers.Length ? octets : -1;
    }
}

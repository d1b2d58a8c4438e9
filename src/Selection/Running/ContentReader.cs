using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Text;
using Noroshi.Selection.Criteria;
using Noroshi.Selection.Directions;
using Noroshi.Selection.Evidence;
using Noroshi.Selection.Memory;
using Noroshi.Selection.Packets;
using Noroshi.Selection.Recording;

namespace Noroshi.Selection.Running;

/// <summary>What a packet carries, held against names, pages and signatures; and the record of a packet that met a criterion. One for each thread: names are laid out in memory of its own.</summary>
internal sealed unsafe class ContentReader : IDisposable
{
    private const int LongestName = 255, LongestPage = 8 << 10, DotsAtOnce = 32, Together = LongestName + LongestPage + DotsAtOnce + NameHash.Slack;
    private static readonly SearchValues<byte> LettersOfNames = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-_."u8);
    private readonly Pages places = Pages.ForCommunications(Together + ClientHello.Longest);
    private readonly byte* scratch;
    private int criterion;
    private Range signature;

    public ContentReader() => scratch = places.Start;

    /// <summary>By what the content of a packet meets a criterion.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Kind Weigh(Rules rules, in Packet packet)
    {
        if (rules.Flows.Length > 0 && Flow(rules, packet) >= 0)
        {
            return Kind.Address;
        }

        if (rules.UsesTexts && packet.Part != FragmentPart.Later && Texts(rules, packet) is not Kind.None and var kind)
        {
            return kind;
        }

        if (rules.Signatures.Count > 0)
        {
            criterion = rules.Signatures.Find(packet.Payload, (int)(packet.End - packet.Payload), out signature);
            return criterion >= 0 ? Kind.Signature : Kind.None;
        }

        return Kind.None;
    }

    /// <summary>Writes down the mechanical information of a packet that was weighed last.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Keep(Rules rules, Chunk chunk, in Packet packet, Direction direction, Kind kind, bool joined = false)
    {
        var kept = chunk.Kept;
        ref var record = ref kept.Add();
        record.Time = chunk.Form.Time(packet.Record);
        (record.Family, record.Protocol, record.Flags) = (packet.Family, packet.Protocol, packet.TcpFlags);
        (record.Source, record.Destination) = Ends.Of(packet);
        (record.Direction, record.Kind, record.Length, record.Joined) = (direction, kind, packet.Length, joined);
        if (packet.Protocol is Transports.Tcp or Transports.Udp && packet.Part != FragmentPart.Later && packet.Fault == Fault.None)
        {
            (record.SourcePort, record.DestinationPort) = ((ushort)Transports.SourcePort(packet), (ushort)Transports.DestinationPort(packet));
        }

        record.Criterion = kind == Kind.Address ? AddressCriterion(rules, packet) : criterion;
        if (kind == Kind.Signature)
        {
            record.Signature = kept.Put(packet.Content[signature]);
        }

        if (packet.Part != FragmentPart.Later && packet.Fault == Fault.None)
        {
            Describe(rules, packet, kept, ref record);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => places.Dispose();

    private static int AddressCriterion(Rules rules, in Packet packet) => Ends.CriterionOf(rules.Addresses, packet) is >= 0 and var listed ? listed : Flow(rules, packet);

    private static int Flow(Rules rules, in Packet packet)
    {
        foreach (var flow in rules.Flows)
        {
            if (flow.Meets(packet))
            {
                return flow.Criterion;
            }
        }

        return -1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Kind Texts(Rules rules, in Packet packet)
    {
        if (packet.Protocol == Transports.Tcp)
        {
            if (packet.End - packet.Payload < 12)
            {
                return Kind.None;
            }

            // 0x16: a TLS handshake. Letters: perhaps a request. All else is neither, and nearly all is else.
            var first = *packet.Payload;
            return first == 0x16 && ClientHello.Begins(packet.Content) ? Hello(rules, packet.Content)
                : first is >= (byte)'C' and <= (byte)'T' && HttpRequest.Begins(packet.Content) ? Request(rules, packet.Content)
                : Transports.DestinationPort(packet) == DnsQuestion.Port || Transports.SourcePort(packet) == DnsQuestion.Port ? Question(rules, DnsQuestion.OverTcp(packet.Content))
                : Kind.None;
        }

        return packet.Protocol == Transports.Udp && packet.Fault == Fault.None && (Transports.DestinationPort(packet) == DnsQuestion.Port || Transports.SourcePort(packet) == DnsQuestion.Port)
            ? Question(rules, packet.Content)
            : Kind.None;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Kind Hello(Rules rules, ReadOnlySpan<byte> content)
    {
        if (!ClientHello.TryRead(content, new(scratch + Together, ClientHello.Longest), out var hello))
        {
            return Kind.None;
        }

        return LayOut(hello.ServerName, out var length) && Known(rules, length, TextUse.ServerName) ? Kind.Name
            : rules.UsesFingerprints && hello.Whole && Ja4.TryOf(hello.Body, scratch, out var written) && KnownWhole(rules, written, TextUse.Fingerprint) ? Kind.Name
            : Kind.None;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Kind Request(Rules rules, ReadOnlySpan<byte> content)
    {
        if (!HttpRequest.TryRead(content, out var request) || !LayOut(request.Host, out var length))
        {
            return Kind.None;
        }

        if (Known(rules, length, TextUse.Host))
        {
            return Kind.Name;
        }

        return Page(rules, request.Target, length).IsEmpty ? Kind.None : Kind.Url;
    }

    // Of a target what is a criterion with the host that is laid out: all of it, or what stands before its query; nothing if neither is.
    private ReadOnlySpan<byte> Page(Rules rules, ReadOnlySpan<byte> target, int host)
    {
        if (target.IsEmpty || target.Length > LongestPage)
        {
            return default;
        }

        target.CopyTo(new Span<byte>(scratch + host, target.Length));
        var query = target.IndexOf((byte)'?');
        return KnownWhole(rules, host + target.Length, TextUse.Url) ? target
            : query > 0 && KnownWhole(rules, host + query, TextUse.Url) ? target[..query]
            : default;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Kind Question(Rules rules, ReadOnlySpan<byte> message) =>
        DnsQuestion.TryRead(message, out var labels) && LayOutLabels(labels, out var length) && Known(rules, length, TextUse.Question) ? Kind.Name : Kind.None;

    // In small letters and without the dot at the end, where behind it a digest may read.
    private bool LayOut(ReadOnlySpan<byte> name, out int length)
    {
        length = 0;
        name = name is [.. var whole, (byte)'.'] ? whole : name;
        return !name.IsEmpty && name.Length <= LongestName && Ascii.ToLower(name, new Span<byte>(scratch, LongestName), out length) == OperationStatus.Done;
    }

    private bool LayOutLabels(ReadOnlySpan<byte> labels, out int length)
    {
        if (Ascii.ToLower(labels[1..], new Span<byte>(scratch, LongestName), out length) != OperationStatus.Done)
        {
            return false;
        }

        // A dot within a label is no border: such a name is written otherwise, and no criterion is.
        for (int from = 0, at = labels[0]; ; from = at + 1, at = from + labels[from])
        {
            if (new ReadOnlySpan<byte>(scratch + from, at - from).Contains((byte)'.'))
            {
                return false;
            }

            if (at >= length)
            {
                return true;
            }

            scratch[at] = (byte)'.';
        }
    }

    // The name itself and all that it lies below, from its last label on.
    private bool Known(Rules rules, int length, TextUse use)
    {
        var texts = rules.Texts;
        var digest = NameHash.Start;
        var end = length;
        for (var from = (length - 1) & -DotsAtOnce; from >= 0; from -= DotsAtOnce)
        {
            // Which of the next 32 octets are dots, as one number: a name costs a step for each label and none for each letter.
            var dots = Vector256.Equals(Vector256.Load(scratch + from), Vector256.Create((byte)'.')).ExtractMostSignificantBits() & (uint)(ulong.MaxValue >> Math.Max(32, 64 - (length - from)));
            while (dots != 0)
            {
                var last = BitOperations.Log2(dots);
                dots ^= 1u << last;
                var at = from + last;
                digest = NameHash.With(digest, scratch + at + 1, end - at - 1);
                end = at;
                if (texts.MayHave(digest) && Is(texts, digest, at + 1, length, use | TextUse.Below))
                {
                    return true;
                }
            }
        }

        digest = NameHash.With(digest, scratch, end);
        return texts.MayHave(digest) && Is(texts, digest, 0, length, use);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool Is(TextSet texts, ulong digest, int from, int to, TextUse use)
    {
        criterion = texts.CriterionOf(digest, new ReadOnlySpan<byte>(scratch + from, to - from), use);
        return criterion >= 0;
    }

    private bool KnownWhole(Rules rules, int length, TextUse use)
    {
        var digest = NameHash.With(NameHash.Start, scratch, length);
        return rules.Texts.MayHave(digest) && Is(rules.Texts, digest, 0, length, use);
    }

    // A place for a name holds whatever its sender puts there. What is no name of a host is content, unless it is by this that the criterion was met.
    private bool MayStand(Rules rules, Kind kind, int length, TextUse use) => !new ReadOnlySpan<byte>(scratch, length).ContainsAnyExcept(LettersOfNames) || (kind == Kind.Name && Known(rules, length, use));

    // What the closed list has room for: the question or server name that a kept packet shows; host, path and fingerprint only where they are what met the criterion.
    private void Describe(Rules rules, in Packet packet, KeptRecords kept, ref KeptRecord record)
    {
        // In the order of what it is weighed by: one content is not read as two things.
        var content = packet.Content;
        var overTcp = packet.Protocol == Transports.Tcp;
        if (overTcp && ClientHello.TryRead(content, new(scratch + Together, ClientHello.Longest), out var hello))
        {
            if (LayOut(hello.ServerName, out var length) && MayStand(rules, record.Kind, length, TextUse.ServerName))
            {
                record.ServerName = kept.Put(new ReadOnlySpan<byte>(scratch, length));
            }

            if (record.Kind == Kind.Name && rules.UsesFingerprints && hello.Whole && Ja4.TryOf(hello.Body, scratch, out var written) && KnownWhole(rules, written, TextUse.Fingerprint))
            {
                record.Fingerprint = kept.Put(new ReadOnlySpan<byte>(scratch, written));
            }
        }
        else if (overTcp && HttpRequest.Begins(content))
        {
            if (record.Kind is Kind.Name or Kind.Url && HttpRequest.TryRead(content, out var request) && LayOut(request.Host, out var length))
            {
                record.Host = kept.Put(new ReadOnlySpan<byte>(scratch, length));
                record.Path = record.Kind == Kind.Url ? kept.Put(Page(rules, request.Target, length)) : default;
            }
        }
        else if ((record.SourcePort == DnsQuestion.Port || record.DestinationPort == DnsQuestion.Port)
            && DnsQuestion.TryRead(overTcp ? DnsQuestion.OverTcp(content) : content, out var labels) && LayOutLabels(labels, out var length) && MayStand(rules, record.Kind, length, TextUse.Question))
        {
            record.Question = kept.Put(new ReadOnlySpan<byte>(scratch, length));
        }
    }
}

using System.Text;
using Noroshi.Selection.Captures;
using Noroshi.Selection.Criteria;
using Noroshi.Selection.Evidence;
using Noroshi.Selection.Manifests;
using Noroshi.Selection.Memory;
using Noroshi.Selection.Packets;
using Noroshi.Selection.Sealing;

namespace Noroshi.Bench.Fuzzing;

/// <summary>What anybody on a network can send to the selector, and the lists that it is given. Packets lie right before a page that nobody may touch: one octet read too far ends the process.</summary>
internal static class SelectionTargets
{
    // Made once: a system that maps pages for each input would read ten times fewer.
    private static readonly Pages Room = Pages.ForTable(1 << 18);

    private static readonly byte[] Name = [3, .. "www"u8, 3, .. "bad"u8, 7, .. "example"u8, 0, 0, 1, 0, 1];

    private static byte[] Question => [0, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, .. Name];

    private static byte[] Datagram => [4, 0xd2, 0, 53, 0, (byte)(8 + Question.Length), 0, 0, .. Question];

    private static byte[] V4 => [0x45, 0, 0, (byte)(20 + Datagram.Length), 0, 1, 0, 0, 64, 17, 0, 0, 10, 0, 0, 1, 8, 8, 8, 8, .. Datagram];

    private static byte[] V6 => [0x60, 0, 0, 0, 0, (byte)(8 + Datagram.Length), 44, 64, .. new byte[32], 17, 0, 0, 1, 0, 0, 0, 1, .. Datagram];

    private static readonly byte[] Together = new byte[ClientHello.Longest];

    private static byte[] Hello => Convert.FromHexString("160301003e0100003a0303" + new string('0', 64) + "0000021301" + "0100" + "000f0000000b0009000006" + "782e7465737400");

    public static IEnumerable<Target> All()
    {
        yield return new Target("selection-packet", [[.. new byte[12], 8, 0, .. V4], [.. new byte[12], 0x81, 0, 0, 5, 0x86, 0xdd, .. V6], [.. new byte[12], 8, 0, 0x45, 0, 0, (byte)(24 + V4.Length), 0, 0, 0, 0, 64, 47, 0, 0, .. new byte[8], 0, 0, 8, 0, .. V4]], Packet)
        {
            Words = ["\x08\0", "\x86\u00dd", "\x81\0", "\x88\x47", "E\0", "`\0\0\0", "\x12\u00b5", "\x08h"],
        };
        byte[] record = [0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 1, 2];
        yield return new Target("selection-pcap", [[0xd4, 0xc3, 0xb2, 0xa1, 2, 0, 4, 0, .. new byte[8], 0, 0, 4, 0, 1, 0, 0, 0, .. record, .. record]], input => Capture(input, s => CaptureForm.TryRead(s.Peek(24), out var form) ? new PcapSource(Behind(s, 24), form) : null));
        yield return new Target("selection-pcapng", [Convert.FromHexString("0a0d0d0a1c0000004d3c2b1a01000000ffffffffffffffff1c000000" + "01000000140000000100000000000400" + "14000000" + "0600000024000000" + "0000000000000000010000000200000002000000" + "01020000" + "24000000")], input => Capture(input, s => PcapngSource.Begins(s.Peek(4)) ? new PcapngSource(s) : null));
        yield return new Target("selection-dns", [Question], input => Guarded(input, content => DnsQuestion.TryRead(content, out var name) && Within(content, name)));
        yield return new Target("selection-hello", [Hello, [.. Hello[..3], 0, 9, .. Hello[5..14], .. Hello[..3], 0, 0x39, .. Hello[14..]]], input => Guarded(input, content =>
            ClientHello.TryRead(content, Together, out var hello) && Within(content, hello.ServerName, Together) && Within(content, hello.Body, Together)));
        yield return new Target("selection-request", [Encoding.ASCII.GetBytes("GET http://u@h.example:80/p?q HTTP/1.1\r\nHost: bad.example:8080\r\nX: y\r\n\r\n")], input => Guarded(input, content => HttpRequest.Begins(content) && HttpRequest.TryRead(content, out var request) && Within(content, request.Host)))
        {
            Words = ["\r\n", "\r\n\r\n", "Host:", " ", "://", "@", "HTTP/1.1", "GET ", ":"],
        };
        yield return new Target("selection-criterion", [.. ((string[])["ip4\t1.2.3.4\tid\tbasis\t2027-01-01", "cidr6\t2001:db8::/32", "url\thttps://a.example:443/x?y", "sig\tdeadbeef", "flow\ttcp sport=1-2 flags=S/SA", "domain\tbad.example."]).Select(Encoding.UTF8.GetBytes)], input =>
        {
            var part = new CriteriaPart();
            part.Take(input, new(2026, 12, 1));
            BrokenPromise.Unless(part.Count + part.RefusedCount + part.Expired <= 1, "a line is one criterion");
            return part.Count == 1 ? Verdict.Accepted : Verdict.Refused;
        })
        {
            Words = ["\t", "ip4", "ip6", "cidr", "domain", "url", "sig", "ja4", "flow", "/", ":", "://", "%", "::", "\0", "0"],
        };
        yield return FlowTarget.Of();
        yield return Sealed();
        using var key = ManifestKey.Make("fuzz");
        var verifier = key.Verifier;
        yield return new Target("selection-manifest", [Encoding.UTF8.GetBytes(key.Note("{\"kept\":3}"))], input =>
        {
            var line = ManifestKey.LineOf(Encoding.UTF8.GetString(input), verifier);
            BrokenPromise.Unless(line is null or "{\"kept\":3}", "only what was signed is right");
            return line is null ? Verdict.Refused : Verdict.Accepted;
        })
        {
            Words = ["\n", "\n\n", "\u2014 ", "fuzz "],
        };
    }

    // The vector "armor" of the test kit of age, and its key.
    private static Target Sealed()
    {
        var seed = Convert.FromBase64String(
            "YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IFgyNTUxOSBURWlGMHlwcXIrYnB2Y3FYTnlDVkpwTDdPdXdQZFZ3UEw3S1FFYkZET0NjCkVtRUNBRWNLTituL1ZzOVNiV2lWK0h1MHIrRThSNzdEZFdZeWQ4M253N1UKLS0tIFZuKzU0anFpaVVDRStXWmNFVlkzZjFzcUhqbHUvejFMQ1EvVDdYbTdxSTAK7s9ix86RtDMnTmjU8vkTTLdMW/73vqpSyPC8DpksHoMx+2Y=");
        var identity = AgeIdentity.Parse("AGE-SECRET-KEY-1XMWWC06LY3EE5RYTXM9MFLAZ2U56JJJ36S0MYPDRWSVLUL66MV4QX3S7F6")!;
        return new Target("selection-age", [seed], input =>
        {
            try
            {
                using var reader = new AgeReader(new MemoryStream(input), [identity]);
                while (reader.TryNext(out var chunk))
                {
                    BrokenPromise.Unless(chunk.Length == 3 && input.AsSpan().SequenceEqual(seed), "only what was sealed comes out");
                }

                return Verdict.Accepted;
            }
            catch (UnopenableException)
            {
                return Verdict.Refused;
            }
        })
        {
            Words = ["\n", "-> ", "--- ", "X25519", "scrypt", " ", "=", "age-encryption.org/v1\n", "-> X25519 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n"],
        };
    }

    private static unsafe Verdict Packet(byte[] input)
    {
        var start = AtTheEnd(input);
        var read = false;
        foreach (var link in Enum.GetValues<LinkType>())
        {
            var packet = default(Packet);
            Headers.Read(ref packet, start, input.Length, link);
            Tunnels.Open(ref packet);
            if (packet.Family == 0)
            {
                continue;
            }

            Transports.Read(ref packet);
            BrokenPromise.Unless(packet.Payload >= start && packet.Payload <= packet.End && packet.End <= start + input.Length, "content lies within the packet");
            read = true;
        }

        return read ? Verdict.Accepted : Verdict.Refused;
    }

    private static SourceStream Behind(SourceStream stream, int octets)
    {
        stream.Take(octets);
        return stream;
    }

    private static Verdict Capture(byte[] input, Func<SourceStream, ICaptureSource?> open)
    {
        using var stream = new SourceStream(new MemoryStream(input), false, CancellationToken.None, room: Math.Max(4_096, input.Length));
        if (open(stream) is not { } source)
        {
            return Verdict.Refused;
        }

        var packets = 0;
        for (; source.TryPeek(out var frame, out _); source.Take())
        {
            BrokenPromise.Unless(frame.Length <= CaptureForm.LongestRecord && ++packets <= input.Length, "a packet is no longer than what it comes from, and there is an end");
        }

        return source.Ending == Fault.None ? Verdict.Accepted : Verdict.Refused;
    }

    public static unsafe byte* AtTheEnd(byte[] input)
    {
        var start = Room.Start + Room.Length - input.Length;
        input.CopyTo(new Span<byte>(start, input.Length));
        return start;
    }

    private static unsafe Verdict Guarded(byte[] input, Reading read)
    {
        var start = AtTheEnd(input);
        return read(new ReadOnlySpan<byte>(start, input.Length)) ? Verdict.Accepted : Verdict.Refused;
    }

    private static bool Within(ReadOnlySpan<byte> whole, ReadOnlySpan<byte> part, ReadOnlySpan<byte> together = default)
    {
        BrokenPromise.Unless(part.IsEmpty || whole.Overlaps(part) || together.Overlaps(part), "what is read lies within what was given");
        return true;
    }

    private delegate bool Reading(ReadOnlySpan<byte> content);
}

using System.Text;
using Noroshi.Selection.Criteria;
using Noroshi.Selection.Directions;
using Noroshi.Selection.Flows;
using Noroshi.Selection.Running;

namespace Noroshi.Bench.Fuzzing;

/// <summary>Messages of NetFlow and IPFIX, as anybody sends them who reaches the selector. Each is read twice, so that templates are there and numbers come again, and lies right before a page that nobody may touch.</summary>
internal static class FlowTarget
{
    private static readonly byte[] Ends = [10, 0, 0, 1, 8, 8, 8, 8];

    private static byte[] V5 => [0, 5, 0, 1, .. new byte[20], .. Ends, .. new byte[40]];

    private static byte[] V9 => [0, 9, 0, 2, .. new byte[12], 0, 0, 0, 1, 0, 0, 0, 16, 1, 0, 0, 2, 0, 8, 0, 4, 0, 12, 0, 4, 0, 1, 0, 14, 1, 1, 0, 4, 0, 0, 0, 1, 0, 4, 1, 0, 0, 12, .. Ends];

    private static byte[] Ipfix => [0, 10, 0, 0x56, .. new byte[12], 0, 2, 0, 36, 1, 0, 0, 6, 0, 8, 0, 4, 0, 12, 0, 4, 0x80, 1, 0xff, 0xff, 0, 0, 0x72, 0x79, 0, 4, 0, 1, 0, 156, 0, 8, 0, 11, 0, 2, 1, 0, 0, 34, .. Ends, 255, 0, 1, 9, 6, .. new byte[8], 1, 187, 0, 0, 0, 0, 0, 0, 0];

    private static byte[] Withdrawing => [0, 10, 0, 0x2e, .. new byte[12], 0, 3, 0, 18, 1, 0, 0, 2, 0, 1, 0, 149, 0, 4, 0, 41, 0, 8, 0, 2, 0, 12, 1, 0, 0, 0, 0, 2, 0, 0];

    /// <summary>The target.</summary>
    public static Target Of()
    {
        var part = new CriteriaPart();
        part.Take(Encoding.UTF8.GetBytes("ip4\t10.0.0.1"), new(2026, 12, 1));
        part.Take(Encoding.UTF8.GetBytes("flow\ttcp dport=443 flags=S/SA"), new(2026, 12, 1));
        var criteria = new CriteriaList();
        criteria.Add("fuzz", [part]);
        var rules = new Rules(new([new(0, PrefixList.Foreign), new((UInt128)10 << 24, PrefixList.Home), new((UInt128)11 << 24, PrefixList.Foreign)], [new(0, PrefixList.Foreign)]), criteria, [Direction.Inbound, Direction.Outbound, Direction.Transit], lookInside: true);
        var (selector, chunk) = (new FlowSelector(), new Chunk());
        chunk.Begin(0, rules);
        selector.Begin(chunk);
        return new("selection-flows", [V5, V9, Ipfix, Withdrawing], input =>
        {
            var counts = new FlowCounts();
            var files = new MessageReader(selector, counts, long.MaxValue);
            var datagrams = new MessageReader(selector, counts, Exporters.UsualLifetime);
            chunk.Forget();
            Read(files, datagrams, input);
            selector.Judge();
            BrokenPromise.Unless(counts.Messages == 4 && counts.Malformed + counts.RefusedMessages <= 4, "a message is counted once");
            BrokenPromise.Unless(counts.Records == chunk.Tally.Packets && counts.Records <= 4L * input.Length, "each record is in one cell, and has an octet at least");
            BrokenPromise.Unless(chunk.Tally.Kept == chunk.Kept.Count && counts.Lost >= 0 && counts.LostMessages >= 0, "what is kept is there, and nothing is lost less than not at all");
            foreach (ref readonly var record in chunk.Kept.Records)
            {
                BrokenPromise.Unless(record.Time >= 0 && record.Until >= 0 && record.IsFlow && record.Family is 4 or 6, "a record can be written");
            }

            return counts.Malformed == 0 ? Verdict.Accepted : Verdict.Refused;
        })
        {
            Words = ["\0\x05", "\0\x09", "\0\x0a", "\x01\0", "\0\x02", "\0\x03", "\0\0", "\u00ff\u00ff", "\0\x08\0\x04", "\0\x0c\0\x04", "\0\x1b\0\x10"],
        };
    }

    private static unsafe void Read(MessageReader files, MessageReader datagrams, byte[] message)
    {
        var start = SelectionTargets.AtTheEnd(message);
        files.Read(start, message.Length, 1, 1, 0);
        files.Read(start, message.Length, 1, 1, 0);
        datagrams.Read(start, message.Length, 1, 1, 1);
        datagrams.Read(start, message.Length, 1, 1, Exporters.UsualLifetime + 2);
    }
}

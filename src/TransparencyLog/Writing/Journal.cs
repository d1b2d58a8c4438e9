using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using Noroshi.TransparencyLog.Tiles;

namespace Noroshi.TransparencyLog.Writing;

/// <summary>
/// One batch as it stands in the journal: a check sum (CRC-32C), a length, then when it was signed, the signed checkpoint and the entries. A batch whose sum does
/// not hold was torn by a power cut while nobody had been told of it yet; against whoever bends it the signed root stands.
/// </summary>
/// <param name="At">When it was signed.</param>
/// <param name="Checkpoint">The signed checkpoint behind the entries.</param>
/// <param name="Entries">The entries.</param>
internal sealed record JournalBatch(DateTimeOffset At, byte[] Checkpoint, IReadOnlyList<byte[]> Entries)
{
    private const int Sum = sizeof(uint);
    private const int Head = Sum + sizeof(int);
    private const int Fixed = sizeof(long) + sizeof(int) + sizeof(int);

    public static ReadOnlySpan<byte> Write(ArrayBufferWriter<byte> into, DateTimeOffset at, ReadOnlySpan<byte> checkpoint, IReadOnlyList<ReadOnlyMemory<byte>> entries)
    {
        into.ResetWrittenCount();
        var length = Fixed + checkpoint.Length + entries.Sum(e => EntryBundle.Prefix + e.Length);
        var all = into.GetSpan(Head + length)[..(Head + length)];
        BinaryPrimitives.WriteInt32BigEndian(all[Sum..], length);
        var body = all[Head..];
        BinaryPrimitives.WriteInt64BigEndian(body, at.UtcTicks);
        BinaryPrimitives.WriteInt32BigEndian(body[sizeof(long)..], checkpoint.Length);
        BinaryPrimitives.WriteInt32BigEndian(body[(sizeof(long) + sizeof(int))..], entries.Count);
        checkpoint.CopyTo(body[Fixed..]);
        var rest = body[(Fixed + checkpoint.Length)..];
        foreach (var entry in entries)
        {
            rest = rest[EntryBundle.Write(rest, entry.Span)..];
        }

        BinaryPrimitives.WriteUInt32BigEndian(all, SumOf(all[Sum..]));
        into.Advance(all.Length);
        return into.WrittenSpan;
    }

    /// <summary>Reads the batches from the beginning of a journal, up to the first that is torn.</summary>
    public static IReadOnlyList<JournalBatch> ReadAll(ReadOnlySpan<byte> journal)
    {
        var batches = new List<JournalBatch>();
        while (TryRead(journal, out var batch, out var length))
        {
            batches.Add(batch!);
            journal = journal[length..];
        }

        return batches;
    }

    private static uint SumOf(ReadOnlySpan<byte> octets)
    {
        var sum = uint.MaxValue;
        var words = MemoryMarshal.Cast<byte, ulong>(octets);
        foreach (var word in words)
        {
            sum = BitOperations.Crc32C(sum, word);
        }

        foreach (var octet in octets[(words.Length * sizeof(ulong))..])
        {
            sum = BitOperations.Crc32C(sum, octet);
        }

        return ~sum;
    }

    private static bool TryRead(ReadOnlySpan<byte> journal, out JournalBatch? batch, out int length)
    {
        (batch, length) = (null, 0);
        if (journal.Length < Head + Fixed || BinaryPrimitives.ReadInt32BigEndian(journal[Sum..]) is not (>= Fixed and var body) || body > journal.Length - Head
            || SumOf(journal[Sum..(Head + body)]) != BinaryPrimitives.ReadUInt32BigEndian(journal))
        {
            return false;
        }

        length = Head + body;
        var rest = journal.Slice(Head, body);
        var (ticks, note, count) = (BinaryPrimitives.ReadInt64BigEndian(rest), BinaryPrimitives.ReadInt32BigEndian(rest[sizeof(long)..]), BinaryPrimitives.ReadInt32BigEndian(rest[(sizeof(long) + sizeof(int))..]));
        rest = rest[Fixed..];
        if (ticks < 0 || ticks > DateTime.MaxValue.Ticks || note < 0 || note > rest.Length || !EntryBundle.TryRead(rest[note..], count, out var entries))
        {
            return false;
        }

        batch = new(new DateTimeOffset(ticks, TimeSpan.Zero), rest[..note].ToArray(), entries);
        return true;
    }
}

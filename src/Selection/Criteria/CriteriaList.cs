using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace Noroshi.Selection.Criteria;

/// <summary>The criteria of a run, from one or several lists. Each has a number; parts of a list are read by several threads at once.</summary>
internal sealed class CriteriaList
{
    /// <summary>No criteria at all.</summary>
    public static readonly CriteriaList None = new();

    private const int Segment = 4 << 20, LongestLine = 64 << 10;
    private readonly List<(string Name, int First, IReadOnlyList<CriteriaPart> Parts)> lists = [];

    /// <summary>All parts.</summary>
    public IEnumerable<CriteriaPart> Parts => lists.SelectMany(l => l.Parts);

    /// <summary>How many criteria there are.</summary>
    public long Count => Parts.Sum(p => p.Count);

    /// <summary>How many are over and do not count any more.</summary>
    public long Expired => Parts.Sum(p => p.Expired);

    /// <summary>The last day of the criterion that ends first; the last of all days where none ends.</summary>
    public DateOnly FirstEnd => Parts.Select(p => p.FirstEnd).DefaultIfEmpty(DateOnly.MaxValue).Min();

    /// <summary>How many lines are no criteria.</summary>
    public long RefusedCount => Parts.Sum(p => p.RefusedCount);

    /// <summary>The first of them, each with where it stands and why.</summary>
    public IEnumerable<string> Refused => lists.SelectMany(l => l.Parts.SelectMany(p => p.Refused.Select(r => $"{l.Name}:{r.Line + FirstLine(l.Parts, p) + 1}: {r.Why}")));

    /// <summary>Reads a list: lines, a bundle of STIX 2.1, or an event of MISP.</summary>
    /// <param name="path">The file.</param>
    /// <param name="threads">How many threads read lines.</param>
    /// <param name="today">What ends before this day is over.</param>
    public void Read(string path, int threads, DateOnly today)
    {
        if (SharedIndicators.Is(path))
        {
            Add(Path.GetFileName(path), [SharedIndicators.Read(path, today)]);
            return;
        }

        ReadLines(path, threads, today);
    }

    /// <summary>Reads a list of lines <c>type TAB value [TAB id [TAB basis [TAB expires]]]</c>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="threads">How many threads read it.</param>
    /// <param name="today">What ends before this day is over.</param>
    public void ReadLines(string path, int threads, DateOnly today)
    {
        using var file = File.OpenHandle(path);
        var length = RandomAccess.GetLength(file);
        var parts = new CriteriaPart[Math.Max(1, (length + Segment - 1) / Segment)];
        Parallel.For(0, parts.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, () => new byte[Segment + LongestLine + 1], (i, _, buffer) =>
        {
            parts[i] = ReadPart(file, (long)i * Segment, buffer, today);
            return buffer;
        }, _ => { });
        Add(Path.GetFileName(path), parts);
    }

    /// <summary>Reads a list of byte signatures, one a line, in hexadecimal digits.</summary>
    public void ReadSignatures(string path)
    {
        var part = new CriteriaPart();
        foreach (var line in File.ReadLines(path))
        {
            part.TakeSignature(System.Text.Encoding.ASCII.GetBytes(line.Trim()));
        }

        Add(Path.GetFileName(path), [part]);
    }

    /// <summary>Adds a list that was read another way.</summary>
    public void Add(string name, IReadOnlyList<CriteriaPart> parts)
    {
        var first = lists.Count == 0 ? 0 : lists[^1].First + lists[^1].Parts.Sum(p => p.Lines);
        var number = first;
        foreach (var part in parts)
        {
            part.Shift(number);
            number += part.Lines;
        }

        lists.Add((name, first, parts));
    }

    /// <summary>What a criterion is called: as its list names it, or list and line; and on what it rests.</summary>
    public (string Id, string Basis) NameOf(int number)
    {
        var (name, first, parts) = lists.Last(l => l.First <= number);
        var start = first;
        foreach (var part in parts)
        {
            if (number < start + part.Lines)
            {
                var said = part.IdOf(number)?.Split('\t');
                return (said is [{ Length: > 0 } id, ..] ? id : string.Create(CultureInfo.InvariantCulture, $"{name}:{number - first + 1}"), said is [_, var basis] ? basis : "");
            }

            start += part.Lines;
        }

        throw new ArgumentOutOfRangeException(nameof(number));
    }

    private static int FirstLine(IReadOnlyList<CriteriaPart> parts, CriteriaPart part) => parts.TakeWhile(p => p != part).Sum(p => p.Lines);

    private static CriteriaPart ReadPart(SafeFileHandle file, long from, byte[] buffer, DateOnly today)
    {
        var part = new CriteriaPart();
        // One octet before, to see whether a line begins right at the border.
        var (start, read) = (from == 0 ? 0 : from - 1, 0);
        for (int got; read < buffer.Length && (got = RandomAccess.Read(file, buffer.AsSpan(read), start + read)) > 0;)
        {
            read += got;
        }

        var octets = buffer.AsSpan(0, read);
        if (from != 0)
        {
            var end = octets.IndexOf((byte)'\n');
            if (end < 0 || end > Segment)
            {
                return part;
            }

            octets = octets[(end + 1)..];
        }

        var mine = (int)(from + Segment - start) - (read - octets.Length);
        for (var at = 0; at < octets.Length && at < mine;)
        {
            var length = octets[at..].IndexOf((byte)'\n');
            if (length < 0)
            {
                length = octets.Length - at;
            }

            part.Take(length > LongestLine ? "\0"u8 : octets.Slice(at, length), today);
            at += length + 1;
        }

        return part;
    }
}

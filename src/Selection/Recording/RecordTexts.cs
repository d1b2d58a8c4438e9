using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Unicode;
using Noroshi.Selection.Criteria;

namespace Noroshi.Selection.Recording;

/// <summary>How what a record holds as numbers and places is written.</summary>
/// <param name="basis">The agreement or approval under which the run keeps anything.</param>
/// <param name="keepUntil">The last day on which a record may be kept.</param>
/// <param name="tokens">Puts tokens in the place of what identifies a natural person.</param>
internal sealed class RecordTexts(string basis, DateOnly keepUntil, PersonTokens tokens)
{
    /// <summary>How many letters an address has at most.</summary>
    public const int LongestAddress = 45;

    private const int Groups = 8;
    private const uint IntraSite = 0x5efe;
    private readonly Dictionary<int, string> ids = [];
    private CriteriaList named = CriteriaList.None;
    private char[] room = new char[256];

    /// <summary>The basis.</summary>
    public string Basis => basis;

    /// <summary>The last day on which a record may be kept.</summary>
    public string KeepUntil { get; } = keepUntil.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>What a criterion is called.</summary>
    public string CriterionId(CriteriaList criteria, int number)
    {
        if (!ReferenceEquals(named, criteria))
        {
            named = criteria;
            ids.Clear();
        }

        return ids.TryGetValue(number, out var id) ? id : ids[number] = criteria.NameOf(number).Id;
    }

    /// <summary>A text of a packet, with tokens in the place of what identifies a natural person. It stands only until the next is asked for: records are written without room of their own for each.</summary>
    public ReadOnlySpan<char> Written(ReadOnlySpan<byte> text)
    {
        if (text.Length > room.Length)
        {
            room = new char[Math.Max(text.Length, room.Length * 2)];
        }

        // As criteria are written; what is no UTF-8, one letter for each octet.
        var encoding = Utf8.IsValid(text) ? Encoding.UTF8 : Encoding.Latin1;
        return tokens.InPlaceOfPersons(room.AsSpan(0, encoding.GetChars(text, room)));
    }

    /// <summary>A time (RFC 3339, UTC, nanoseconds).</summary>
    public static int Time(long nanoseconds, Span<char> to)
    {
        var at = DateTime.UnixEpoch.AddTicks(nanoseconds / 100);
        at.TryFormat(to, out var written, "yyyy-MM-dd'T'HH:mm:ss.fffffff", CultureInfo.InvariantCulture);
        to[written++] = (char)('0' + (nanoseconds / 10 % 10));
        to[written++] = (char)('0' + (nanoseconds % 10));
        to[written++] = 'Z';
        return written;
    }

    /// <summary>An address: four numbers, or RFC 5952.</summary>
    /// <param name="address">Its bits.</param>
    /// <param name="family">4 or 6.</param>
    /// <param name="to">Room for <see cref="LongestAddress"/> letters.</param>
    /// <returns>How many letters.</returns>
    public static int Address(UInt128 address, byte family, Span<char> to)
    {
        if (family == 4)
        {
            return Address4((uint)address, to);
        }

        Span<byte> octets = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(octets, address);
        if ((ulong)(address >> 64) != 0 && (uint)(address >> 32) != IntraSite)
        {
            return Address6(octets, to);
        }

        // Some of these end with an IPv4 address, which is written as one.
        new IPAddress(octets).TryFormat(to, out var written);
        return written;
    }

    private static int Address4(uint address, Span<char> to)
    {
        var at = 0;
        for (var shift = 24; shift >= 0; shift -= 8)
        {
            ((byte)(address >> shift)).TryFormat(to[at..], out var digits, provider: CultureInfo.InvariantCulture);
            at += digits;
            to[at++] = '.';
        }

        return at - 1;
    }

    private static int Address6(ReadOnlySpan<byte> octets, Span<char> to)
    {
        // The longest run of groups that are 0, the first of those equally long; one alone is written out.
        var (from, past) = (-1, -1);
        for (var i = 0; i < Groups; i++)
        {
            var end = i;
            while (end < Groups && Group(octets, end) == 0)
            {
                end++;
            }

            (from, past) = end - i > Math.Max(1, past - from) ? (i, end) : (from, past);
            i = Math.Max(i, end);
        }

        var at = 0;
        for (var i = 0; i < Groups; i++)
        {
            if (i == from)
            {
                to[at++] = ':';
                i = past;
                if (i == Groups)
                {
                    to[at++] = ':';
                    break;
                }
            }

            if (i > 0)
            {
                to[at++] = ':';
            }

            Group(octets, i).TryFormat(to[at..], out var digits, "x", CultureInfo.InvariantCulture);
            at += digits;
        }

        return at;
    }

    private static ushort Group(ReadOnlySpan<byte> octets, int group) => BinaryPrimitives.ReadUInt16BigEndian(octets[(group * 2)..]);
}

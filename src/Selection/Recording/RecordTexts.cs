using System.Globalization;
using System.Net;
using System.Text;
using Noroshi.Selection.Criteria;

namespace Noroshi.Selection.Recording;

/// <summary>How what a record holds as numbers and places is written.</summary>
/// <param name="basis">The agreement or approval under which the run keeps anything.</param>
/// <param name="keepUntil">The last day on which a record may be kept.</param>
/// <param name="tokens">Puts tokens in the place of what identifies a natural person.</param>
internal sealed class RecordTexts(string basis, DateOnly keepUntil, PersonTokens tokens)
{
    private readonly Dictionary<int, string> ids = [];
    private CriteriaList named = CriteriaList.None;

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

    /// <summary>A text of a packet, with tokens in the place of what identifies a natural person.</summary>
    public string Written(ReadOnlySpan<byte> text) => tokens.InPlaceOfPersons(Encoding.Latin1.GetString(text));

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

    /// <summary>An address.</summary>
    public static int Address(UInt128 address, byte family, Span<char> to)
    {
        Span<byte> octets = stackalloc byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(octets, address);
        new IPAddress(family == 4 ? octets[12..] : octets).TryFormat(to, out var written);
        return written;
    }
}

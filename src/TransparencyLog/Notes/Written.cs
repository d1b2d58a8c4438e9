using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Noroshi.TransparencyLog.Tree;

namespace Noroshi.TransparencyLog.Notes;

/// <summary>Octets and numbers in the one way they are written: two texts for one fact would be two notes of it.</summary>
internal static class Written
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>Reads UTF-8; false for what is too long or is none.</summary>
    public static bool TryText(ReadOnlySpan<byte> octets, int longest, out string text)
    {
        text = "";
        try
        {
            text = octets.Length <= longest ? Strict.GetString(octets) : "";
            return octets.Length <= longest;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    /// <summary>Reads hashes, one a line.</summary>
    public static bool TryHashes(IReadOnlyCollection<string> lines, out IReadOnlyList<LogHash> hashes)
    {
        var read = new List<LogHash>(lines.Count);
        hashes = read;
        foreach (var line in lines)
        {
            if (!LogHash.TryParse(line, out var hash))
            {
                return false;
            }

            read.Add(hash);
        }

        return true;
    }

    public static bool TryOctets(string written, [NotNullWhen(true)] out byte[]? octets)
    {
        var read = new byte[written.Length];
        octets = Convert.TryFromBase64String(written, read, out var length) && Convert.ToBase64String(read, 0, length) == written ? read[..length] : null;
        return octets is not null;
    }

    public static bool TryNumber(string written, out ulong number) =>
        ulong.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number.ToString(CultureInfo.InvariantCulture) == written;
}

using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Noroshi.TransparencyLog.Notes;

/// <summary>Octets and numbers in the one way they are written: two texts for one fact would be two notes of it.</summary>
internal static class Written
{
    public static bool TryOctets(string written, [NotNullWhen(true)] out byte[]? octets)
    {
        var read = new byte[written.Length];
        octets = Convert.TryFromBase64String(written, read, out var length) && Convert.ToBase64String(read, 0, length) == written ? read[..length] : null;
        return octets is not null;
    }

    public static bool TryNumber(string written, out ulong number) =>
        ulong.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number.ToString(CultureInfo.InvariantCulture) == written;
}

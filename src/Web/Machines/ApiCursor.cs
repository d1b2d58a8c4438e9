using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Noroshi.Web.Machines;

/// <summary>Where a list goes on: after this moment and, within it, after this name. Opaque to the reader.</summary>
/// <param name="At">The moment of the last line.</param>
/// <param name="Name">Its name.</param>
public readonly record struct ApiCursor(DateTimeOffset At, string Name)
{
    /// <summary>As it is sent; at most 200 characters are taken back.</summary>
    public override string ToString() =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{At.UtcTicks} {Name}")));

    /// <summary>Reads what was sent; false for anything that this type did not write.</summary>
    public static bool TryParse(string? text, out ApiCursor cursor)
    {
        cursor = default;
        if (text is not { Length: > 0 and <= 200 } || !Base64Url.IsValid(text))
        {
            return false;
        }

        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split(' ', 2);
        if (parts.Length < 2 || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) || ticks > DateTimeOffset.MaxValue.Ticks)
        {
            return false;
        }

        cursor = new ApiCursor(new DateTimeOffset(ticks, TimeSpan.Zero), parts[1]);
        return true;
    }
}

using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Noroshi.CriticalComputers.Store;

namespace Noroshi.CriticalComputers.Listing;

/// <summary>Where a page of the list ended: by what it is sorted, then by the entry. An empty key stands for an entry without one, which comes last.</summary>
internal sealed record RegisterCursor(string Key, Guid Id)
{
    public DateOnly? Day => DateOnly.TryParseExact(Key, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public int? Number => int.TryParse(Key, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static RegisterCursor Of(Computer computer, RegisterSort sort) => new(
        sort switch
        {
            RegisterSort.Name => computer.LabelKey,
            RegisterSort.Impact => computer.Impact?.ToString(CultureInfo.InvariantCulture) ?? "",
            _ => computer.DueOn?.ToString("yyyyMMdd", CultureInfo.InvariantCulture) ?? "",
        },
        computer.Id.Value);

    public static RegisterCursor? Read(string? written)
    {
        var bytes = written is { Length: > 0 and <= 600 } && Base64Url.IsValid(written) ? Base64Url.DecodeFromChars(written) : [];
        return bytes.Length >= 16 ? new RegisterCursor(Encoding.UTF8.GetString(bytes.AsSpan(16)), new Guid(bytes.AsSpan(0, 16))) : null;
    }

    public override string ToString() => Base64Url.EncodeToString([.. Id.ToByteArray(), .. Encoding.UTF8.GetBytes(Key)]);
}

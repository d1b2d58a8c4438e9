using System.Net;
using Noroshi.Kernel;

namespace Noroshi.Web.Reaching;

/// <summary>An address on the web that somebody wants to be sent to, judged when it is written down. The way judges again when it is gone.</summary>
public static class OutsideAddress
{
    /// <summary>The longest address that is kept.</summary>
    public const int Longest = 2_000;

    /// <summary>Reads an address: absolute, https, outside, without a name and password, without a fragment.</summary>
    /// <param name="written">The text.</param>
    /// <param name="allowInside">Leave to go inside, and to this machine without TLS.</param>
    /// <param name="field">The field that problems name.</param>
    /// <param name="address">The address, or null.</param>
    /// <param name="problems">What is wrong, empty when it can be kept.</param>
    public static bool TryRead(string? written, bool allowInside, string field, out Uri? address, out Problems problems)
    {
        problems = [];
        address = null;
        var text = (written ?? "").Trim();
        if (text.Length is 0 or > Longest || text.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c == '\\') || !Uri.TryCreate(text, UriKind.Absolute, out var read) || !HasHost(read))
        {
            problems.Unless(false, field, "address", new("https:// で始まるアドレスを入力してください（2,000文字以内、空白なし）。", "Write an address that begins with https:// (at most 2,000 characters, no spaces)."));
            return false;
        }

        problems
            .Unless(read.Scheme == Uri.UriSchemeHttps || (allowInside && read.Scheme == Uri.UriSchemeHttp && read.IsLoopback), field, "https", new("https:// で始まるアドレスにしてください。", "The address must begin with https://."))
            .Unless(read.UserInfo.Length == 0, field, "user-info", new("アドレスから利用者名とパスワード（@より前）を除いてください。", "Take the user name and password (before the @) out of the address."))
            .Unless(read.Fragment.Length == 0, field, "fragment", new("アドレスから「#」以降を除いてください。", "Take away the # and what follows."))
            .Unless(allowInside || !IsInside(read), field, "inside", new("内部のネットワークを指すアドレスには送れません。外部から届くアドレスにしてください。", "Nothing is sent to an address inside this network. Write one that is reached from outside."));
        address = problems.Count == 0 ? read : null;
        return address is not null;
    }

    // A host beyond ASCII is put into its ASCII form only when it is asked for, and may have none.
    private static bool HasHost(Uri address)
    {
        try
        {
            return address.IdnHost.Length > 0;
        }
        catch (UriFormatException)
        {
            return false;
        }
    }

    private static bool IsInside(Uri address) =>
        address.IsLoopback || address.IdnHost.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(address.DnsSafeHost, out var ip) && InsideAddress.Is(ip));
}

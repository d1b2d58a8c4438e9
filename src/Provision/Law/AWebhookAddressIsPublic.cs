using System.Net;
using Noroshi.Kernel;
using Noroshi.Web.Reaching;

namespace Noroshi.Provision.Law;

/// <summary>
/// Which address an organisation may name to be called at: https, by a public name, without a password in it. Where the name leads is looked at again at each
/// call. A policy of the house.
/// </summary>
[Article("Act, Art. 44(1)")]
internal static class AWebhookAddressIsPublic
{
    public const int LongestAddress = 500;
    public const int LongestName = 100;
    public const int MostAtOnce = 10;

    /// <summary>How long the secret before the last one still signs.</summary>
    public static readonly TimeSpan FormerSecretHolds = TimeSpan.FromHours(24);

    private static readonly string[] Inside = ["localhost", "local", "internal", "intranet", "lan", "home", "corp", "test", "invalid", "example", "onion", "arpa"];

    /// <summary>The address, if it is one: what may be written down anywhere, and besides has a name known on the internet.</summary>
    public static Uri? Read(string? written) =>
        written?.Trim() is { Length: <= LongestAddress } text && OutsideAddress.TryRead(text, allowInside: false, "Address", out var address, out _) && address is { AbsoluteUri.Length: <= LongestAddress } && IsPublicName(address)
            ? address
            : null;

    public static Problems Check(string name, string? address, int atOnce) => new Problems()
        .Unless(name.Length is > 0 and <= LongestName && !name.Any(c => char.IsControl(c) || char.IsSurrogate(c)), "Name", "webhook-name", new(
            "名前を100文字以内で入力してください。", "Enter a name of at most 100 characters."))
        .Unless(Read(address) is not null, "Address", "webhook-address", new(
            "「https://」で始まる、インターネット上の名前のアドレスを500文字以内で入力してください。IPアドレス、組織内の名前、利用者名やパスワードを含むものは使えません。",
            "Enter an address of at most 500 characters that begins with https:// and has a name known on the internet: no IP address, no name of an inside network, no user or password."))
        .Unless(atOnce < MostAtOnce, "Address", "webhook-too-many", new(
            $"登録できるのは{MostAtOnce}個までです。使わないものを削除してください。", $"You can have {MostAtOnce}. Remove one that you no longer use."));

    private static bool IsPublicName(Uri address) =>
        address.HostNameType is UriHostNameType.Dns && !IPAddress.TryParse(address.IdnHost, out _) && address.IdnHost.TrimEnd('.') is var host
        && host.Contains('.', StringComparison.Ordinal) && !Inside.Contains(host[(host.LastIndexOf('.') + 1)..], StringComparer.OrdinalIgnoreCase);
}

using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Noroshi.Parties.Face;

namespace Noroshi.Provision.Subscribing;

/// <summary>The links in mail to subscribers. They are sealed with the keys of the house, so nothing is kept by which they could be made again, and one kind of link opens no other's door.</summary>
internal sealed class SubscriptionLinks(IDataProtectionProvider seals, PartiesSettings settings)
{
    private const int Longest = 400;

    private readonly IDataProtector requests = seals.CreateProtector("Noroshi.Provision.Subscription", "request");
    private readonly IDataProtector subscribers = seals.CreateProtector("Noroshi.Provision.Subscription", "subscriber");

    /// <summary>Where a request is confirmed.</summary>
    public Uri Confirm(Guid request) => new(settings.PublicUrl, $"/bulletin/confirm/{Seal(requests, request)}");

    /// <summary>Where a subscription is looked at, changed and ended; and where a mail program ends it (RFC 8058).</summary>
    public (Uri Page, Uri OneClick) Manage(Guid subscriber)
    {
        var sealedId = Seal(subscribers, subscriber);
        return (new(settings.PublicUrl, $"/bulletin/subscription/{sealedId}"), new(settings.PublicUrl, $"/bulletin/unsubscribe/{sealedId}"));
    }

    /// <summary>The request of a link; null for anything else.</summary>
    public Guid? Request(string link) => Open(requests, link);

    /// <summary>The subscriber of a link; null for anything else.</summary>
    public Guid? Subscriber(string link) => Open(subscribers, link);

    private static string Seal(IDataProtector seal, Guid id) => WebEncoders.Base64UrlEncode(seal.Protect(id.ToByteArray()));

    private static Guid? Open(IDataProtector seal, string link)
    {
        if (link.Length > Longest)
        {
            return null;
        }

        try
        {
            return seal.Unprotect(WebEncoders.Base64UrlDecode(link)) is { Length: 16 } bytes ? new Guid(bytes) : null;
        }
        catch (Exception forged) when (forged is CryptographicException or FormatException)
        {
            return null;
        }
    }
}

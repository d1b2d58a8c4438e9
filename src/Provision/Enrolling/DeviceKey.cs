using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Noroshi.Kernel;

namespace Noroshi.Provision.Enrolling;

/// <summary>
/// The key of a registered device: 256 random bits in a cookie that no script reads and no other site sends. Each person and organisation has a cookie of
/// its own, so that colleagues at one machine do not take each other's registration away.
/// </summary>
internal static class DeviceKey
{
    private const int Length = 64;

    // The longest for which browsers keep a cookie. When the registration ends is for the table to say.
    private static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    /// <summary>Puts a new key into the browser; its digest is what stays here.</summary>
    public static byte[] Give(HttpContext context, Actor actor)
    {
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Length / 2));
        context.Response.Cookies.Append(CookieOf(actor), key, new CookieOptions
        {
            HttpOnly = true,
            Secure = context.Request.IsHttps,
            SameSite = SameSiteMode.Strict,
            IsEssential = true,
            MaxAge = Kept,
            Path = "/",
        });
        return DigestOf(key);
    }

    /// <summary>The digest of the key that came with a request; null for none, and for what cannot be one.</summary>
    public static byte[]? Read(HttpContext context, Actor actor) =>
        context.Request.Cookies[CookieOf(actor)] is { Length: Length } key && key.All(char.IsAsciiHexDigitLower) ? DigestOf(key) : null;

    private static byte[] DigestOf(string key) => SHA256.HashData(Encoding.ASCII.GetBytes(key));

    private static string CookieOf(Actor actor) =>
        $"noroshi-device-{Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes($"{actor.Person} {actor.Organisation}")))[..16]}";
}

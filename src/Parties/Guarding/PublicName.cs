using Microsoft.AspNetCore.Http;
using Noroshi.Parties.Face;

namespace Noroshi.Parties.Guarding;

/// <summary>
/// Passkeys belong to a name, and a browser refuses them on a bare address (WebAuthn level 3, section 5.1.3). A page that uses
/// them is therefore shown under the public name only.
/// </summary>
internal static class PublicName
{
    public static bool IsOther(HttpContext context, PartiesSettings settings) =>
        !string.Equals(context.Request.Host.Host, settings.PublicUrl.Host, StringComparison.OrdinalIgnoreCase);

    /// <summary>The present page under the public name.</summary>
    public static string Here(HttpContext context, PartiesSettings settings) =>
        new Uri(settings.PublicUrl, context.Request.Path.Value + context.Request.QueryString).AbsoluteUri;
}

using Microsoft.AspNetCore.Http;

namespace Noroshi.Web.Security;

/// <summary>
/// The headers that every answer carries. Nothing may run or be loaded that does not come from this origin as a file; no page may
/// be framed; what is not expressly cacheable is not stored.
/// </summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    /// <summary>No inline script or style, no eval, no data: images, no plug-ins, no base element, no foreign form target.</summary>
    internal const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; " +
        "form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private const string PermissionsPolicy =
        "publickey-credentials-get=(self), publickey-credentials-create=(self), camera=(), microphone=(), geolocation=(), " +
        "payment=(), usb=(), serial=(), midi=(), display-capture=()";

    public Task InvokeAsync(HttpContext context)
    {
        // Set when the answer starts: the exception handler clears the headers that were set before it.
        context.Response.OnStarting(static state =>
        {
            var headers = ((HttpContext)state).Response.Headers;
            headers.ContentSecurityPolicy = ContentSecurityPolicy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers["Permissions-Policy"] = PermissionsPolicy;
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            headers["X-Robots-Tag"] = "noindex";
            if (headers.CacheControl.Count == 0)
            {
                headers.CacheControl = "no-store";
            }

            return Task.CompletedTask;
        }, context);

        return next(context);
    }
}

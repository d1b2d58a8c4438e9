using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Routing;

namespace Noroshi.Web.Language;

/// <summary>
/// Changes the language and comes back to the same page with the same query. It is a plain link, so that it works without script
/// and before sign-in; all it changes is the reader's own cookie.
/// </summary>
internal static class LanguageSwitch
{
    public const string Cookie = "noroshi-language";

    /// <remarks>Open to everybody: a person must be able to read the sign-in page.</remarks>
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/language/{to}", Change).AllowAnonymous().WithDisplayName("GET /language/{to}").ExcludeFromDescription();

    /// <summary>The switch's address for the present page.</summary>
    public static string PathTo(string language, string back) => $"/language/{language}?back={Uri.EscapeDataString(back)}";

    private static Results<RedirectHttpResult, NotFound> Change(string to, string? back, HttpContext context)
    {
        if (to is not ("ja" or "en"))
        {
            return TypedResults.NotFound();
        }

        context.Response.Cookies.Append(Cookie, CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(to)), new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = TimeSpan.FromDays(365),
            Path = "/",
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
        });

        // Only ever back into this house: anything else, however it is spelt, goes to the front door.
        return TypedResults.LocalRedirect(RedirectHttpResult.IsLocalUrl(back) && !back!.StartsWith("~/", StringComparison.Ordinal) ? back : "/");
    }
}

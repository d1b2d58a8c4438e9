using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.Parties.Face;
using Noroshi.Web.Reaching;

namespace Noroshi.Parties.SigningIn;

/// <summary>Sets sign-in by an organisation's own identity provider up: OpenID Connect, code flow with PKCE. Present only if it was configured.</summary>
internal static class OutsideIdentity
{
    public const string Scheme = "provider";
    public const string Kept = "provider-answer";

    public static AuthenticationBuilder AddOutsideIdentity(this AuthenticationBuilder authentication, PartiesSettings settings)
    {
        if (settings.OpenIdConnect is not { } provider)
        {
            return authentication;
        }

        if (provider.Authority.Scheme != Uri.UriSchemeHttps && !(provider.AllowInside && provider.Authority.IsLoopback))
        {
            throw new FormatException($"The identity provider's address must begin with https: {provider.Authority}");
        }

        // The provider's answer is kept for a moment in a cookie of its own; it is not yet a sign-in.
        authentication.AddCookie(Kept, o =>
        {
            o.Cookie.Name = "noroshi-provider";
            o.Cookie.HttpOnly = true;
            o.Cookie.SameSite = SameSiteMode.Lax;
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            o.ExpireTimeSpan = TimeSpan.FromMinutes(5);
        });
        return authentication.AddOpenIdConnect(Scheme, o =>
        {
            o.SignInScheme = Kept;
            o.Authority = provider.Authority.AbsoluteUri;
            o.ClientId = provider.ClientId;
            o.ClientSecret = provider.ClientSecret;
            o.ResponseType = "code";
            o.ResponseMode = "query";
            o.UsePkce = true;
            o.CallbackPath = "/sign-in/provider/return";
            o.RemoteSignOutPath = default;
            o.RequireHttpsMetadata = provider.Authority.Scheme == Uri.UriSchemeHttps;
            o.BackchannelHttpHandler = new GuardedWay(provider.AllowInside, "Allow it with NOROSHI_OIDC_ALLOW_INSIDE=true if the identity provider truly stands there.");
            o.MapInboundClaims = false;
            o.GetClaimsFromUserInfoEndpoint = true;
            o.SaveTokens = false;
            o.Scope.Clear();
            o.Scope.Add("openid");
            o.Scope.Add("email");
            o.Scope.Add("profile");
            o.ClaimActions.MapUniqueJsonKey("email", "email");
            o.ClaimActions.MapUniqueJsonKey("email_verified", "email_verified");
            o.ClaimActions.MapUniqueJsonKey("name", "name");
            o.CorrelationCookie.SameSite = SameSiteMode.Lax;
            o.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            o.NonceCookie.SameSite = SameSiteMode.Lax;
            o.NonceCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            o.Events.OnRemoteFailure = context =>
            {
                // Declined at the provider, or an answer that does not fit a question of ours: back to the door, which says so.
                context.Response.Redirect("/sign-in/provider/done");
                context.HandleResponse();
                return Task.CompletedTask;
            };
        });
    }
}

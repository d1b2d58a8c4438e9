using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Noroshi.Web.Security;

namespace Noroshi.Parties.Guarding;

/// <summary>How often credentials may be shown; from the settings, section <c>Credentials</c>.</summary>
internal sealed class CredentialSettings
{
    /// <summary>How often a minute one address may show a credential to one node; 0 for no limit, under which the lock-out still stands.</summary>
    public int PerMinute { get; set; } = 60;
}

/// <summary>How often one address may knock at the doors that take credentials. Each node counts for itself; the lock-out counts for all.</summary>
internal static class CredentialRate
{
    public const string Policy = "credentials";

    public static IServiceCollection AddCredentialRate(this IServiceCollection services)
    {
        services.AddOptions<CredentialSettings>().BindConfiguration("Credentials");
        services.AddAddressRate(Policy, provider => provider.GetRequiredService<IOptions<CredentialSettings>>().Value.PerMinute, context => HttpMethods.IsPost(context.Request.Method));
        return services.AddRateLimiter(o =>
        {
            o.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            o.OnRejected = (context, _) =>
            {
                context.HttpContext.Response.Headers.RetryAfter = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait)
                    ? ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture)
                    : "60";
                return ValueTask.CompletedTask;
            };
        });
    }
}

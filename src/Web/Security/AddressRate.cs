using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;

namespace Noroshi.Web.Security;

/// <summary>How often one address may knock at an open door. Each node counts for itself.</summary>
public static class AddressRate
{
    /// <summary>Adds a policy for doors that anybody may open.</summary>
    /// <param name="services">The services.</param>
    /// <param name="policy">Its name, which the doors carry.</param>
    /// <param name="perMinute">How many requests a minute; 0 for no limit.</param>
    /// <param name="counted">Which requests count; null for all.</param>
    public static IServiceCollection AddAddressRate(this IServiceCollection services, string policy, Func<IServiceProvider, int> perMinute, Func<HttpContext, bool>? counted = null)
    {
        services.AddOptions<RateLimiterOptions>().Configure<IServiceProvider>((o, provider) =>
        {
            var permits = perMinute(provider);
            o.AddPolicy(policy, context => permits > 0 && (counted?.Invoke(context) ?? true)
                ? RateLimitPartition.GetFixedWindowLimiter(context.Connection.RemoteIpAddress?.ToString() ?? "", _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = TimeSpan.FromMinutes(1) })
                : RateLimitPartition.GetNoLimiter(""));
        });
        return services;
    }
}

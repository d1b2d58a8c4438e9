using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.Parties.Face;

namespace Noroshi.Parties.Guarding;

/// <summary>How often one address may knock at the doors that take credentials. Each node counts for itself; the lock-out counts for all.</summary>
internal static class CredentialRate
{
    public const string Policy = "credentials";

    public static IServiceCollection AddCredentialRate(this IServiceCollection services) => services.AddRateLimiter(o =>
    {
        o.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        o.OnRejected = (context, _) =>
        {
            context.HttpContext.Response.Headers.RetryAfter = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait)
                ? ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture)
                : "60";
            return ValueTask.CompletedTask;
        };
        o.AddPolicy(Policy, context => HttpMethods.IsPost(context.Request.Method)
            ? RateLimitPartition.GetFixedWindowLimiter(
                LockOut.Address(context),
                _ => new FixedWindowRateLimiterOptions { PermitLimit = context.RequestServices.GetRequiredService<PartiesSettings>().CredentialsPerMinute, Window = TimeSpan.FromMinutes(1) })
            : RateLimitPartition.GetNoLimiter("reading"));
    });
}

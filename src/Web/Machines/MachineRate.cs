using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Noroshi.Web.Machines;

/// <summary>How often machines may call; from the settings, section <c>Machines</c>.</summary>
internal sealed class MachineSettings
{
    /// <summary>Requests a minute for one token on one node; 0 for no limit.</summary>
    public int PerMinute { get; set; } = 600;
}

/// <summary>
/// Holds back a machine that calls too often, so that one SOC's runaway script does not keep the others waiting. Each node counts for
/// itself. It stands before recognition: what is held back costs no look at the database.
/// </summary>
internal static class MachineRate
{
    public const string Policy = "machines";

    public static IServiceCollection AddMachineRate(this IServiceCollection services)
    {
        services.AddOptions<MachineSettings>().BindConfiguration("Machines");
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<MachineSettings>>((o, settings) =>
            o.AddPolicy(Policy, context => settings.Value.PerMinute <= 0
                ? RateLimitPartition.GetNoLimiter("")
                : RateLimitPartition.GetTokenBucketLimiter(Caller(context), _ => new TokenBucketRateLimiterOptions
                {
                    TokenLimit = settings.Value.PerMinute,
                    TokensPerPeriod = Math.Max(1, settings.Value.PerMinute / 60),
                    ReplenishmentPeriod = TimeSpan.FromSeconds(Math.Max(1, 60.0 / settings.Value.PerMinute)),
                    AutoReplenishment = true,
                    QueueLimit = 0,
                })));
        return services;
    }

    // By the digest, so that no token lies in a table of the process longer than its request.
    private static string Caller(HttpContext context) => context.Request.Headers.Authorization.ToString() is { Length: > 0 and < 200 } shown
        ? Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(shown)).AsSpan(0, 16))
        : context.Connection.RemoteIpAddress?.ToString() ?? "";
}

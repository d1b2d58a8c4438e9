using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Noroshi.Web.Security;

namespace Noroshi.Provision.Subscribing;

/// <summary>How often one address may ask for mail from one node; from the settings, section <c>Subscriptions</c>.</summary>
internal sealed class SubscriptionSettings
{
    /// <summary>Requests a minute; 0 for no limit.</summary>
    public int PerMinute { get; set; } = 5;
}

/// <summary>Holds back who asks for mail too often. Looking at the page is not counted.</summary>
internal static class SubscriptionRate
{
    public const string Policy = "subscriptions";

    public static IServiceCollection AddSubscriptionRate(this IServiceCollection services)
    {
        services.AddOptions<SubscriptionSettings>().BindConfiguration("Subscriptions");
        return services.AddAddressRate(Policy, provider => provider.GetRequiredService<IOptions<SubscriptionSettings>>().Value.PerMinute, context => HttpMethods.IsPost(context.Request.Method));
    }
}

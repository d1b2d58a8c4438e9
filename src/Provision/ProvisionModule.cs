using Microsoft.Extensions.DependencyInjection;
using Noroshi.Kernel;
using Noroshi.Web.Face;

namespace Noroshi.Provision;

/// <summary>Plugs the provision of analysed information in.</summary>
public static class ProvisionModule
{
    /// <summary>Adds the rules on who may receive what.</summary>
    public static IServiceCollection AddProvision(this IServiceCollection services) => services
        .AddSingleton<INavigation, ProvisionPlaces>();
}

/// <summary>The places in the menu.</summary>
internal sealed class ProvisionPlaces : INavigation
{
    private static readonly Words Provision = new("情報の提供", "Provision");

    public IEnumerable<NavigationItem> Items =>
    [
        new(Provision, new("誰に提供できるか", "Who may receive what"), "/law/provision", null, 48),
    ];
}

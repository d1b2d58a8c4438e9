using Microsoft.Extensions.DependencyInjection;
using Noroshi.Kernel;
using Noroshi.Web.Face;

namespace Noroshi.CriticalComputers;

/// <summary>Plugs the critical computers in.</summary>
public static class CriticalComputersModule
{
    /// <summary>Adds the self-check of one computer's class.</summary>
    public static IServiceCollection AddCriticalComputers(this IServiceCollection services) => services
        .AddSingleton<INavigation, ComputerPlaces>();
}

/// <summary>The places in the menu.</summary>
internal sealed class ComputerPlaces : INavigation
{
    private static readonly Words Computers = new("電子計算機", "Computers");

    public IEnumerable<NavigationItem> Items =>
    [
        new(Computers, new("区分を確認する", "Which class is it?"), "/computers/check", Permission.FileReports, 20) { Open = true },
    ];
}

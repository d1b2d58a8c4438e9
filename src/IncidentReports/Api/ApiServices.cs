using Microsoft.Extensions.DependencyInjection;
using Noroshi.Kernel;
using Noroshi.Parties;

namespace Noroshi.IncidentReports.Api;

/// <summary>The parts behind the doors of machines.</summary>
internal static class ApiServices
{
    public static IServiceCollection AddApi(this IServiceCollection services) => services
        .AddScoped<Principals>()
        .AddScoped<ReportsOverApi>()
        .AddScoped<ListedReports>()
        .AddDoorsFor(ApiDoors.Reading, Permission.ReadOwnReports, Permission.ReadReports);
}

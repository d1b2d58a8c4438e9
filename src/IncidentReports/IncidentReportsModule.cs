using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.IncidentReports.Api;
using Noroshi.IncidentReports.Filing;
using Noroshi.IncidentReports.Store;
using Noroshi.Store;

namespace Noroshi.IncidentReports;

/// <summary>Plugs the reporting window in.</summary>
public static class IncidentReportsModule
{
    /// <summary>Adds filing, reading and the desks.</summary>
    public static IServiceCollection AddIncidentReports(this IServiceCollection services) => services
        .AddSingleton<IModelContribution, IncidentReportsTables>()
        .AddScoped<Routing>()
        .AddScoped<FindableCase>()
        .AddScoped<FileReport>()
        .AddApi();

    /// <summary>Opens the doors of machines.</summary>
    public static IEndpointRouteBuilder MapIncidentReports(this IEndpointRouteBuilder routes)
    {
        ApiDoors.Map(routes);
        return routes;
    }
}

using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.IncidentReports.Api;
using Noroshi.IncidentReports.Filing;
using Noroshi.IncidentReports.Picking;
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
        .AddScoped<ComputersConcerned>()
        .AddScoped<FileReport>()
        .AddApi()
        .AddWindow()
        .AddDesk();

    /// <summary>Opens the doors of machines and what is not a page.</summary>
    public static IEndpointRouteBuilder MapIncidentReports(this IEndpointRouteBuilder routes)
    {
        ApiDoors.Map(routes);
        routes.MapWindow();
        routes.MapDesk();
        return routes;
    }
}

using Microsoft.AspNetCore.Routing;
using Noroshi.Web.Machines;

namespace Noroshi.IncidentReports.Api;

/// <summary>The doors of machines: the same acts as the pages, under /api/v1.</summary>
internal static class ApiDoors
{
    /// <summary>The policy of doors behind which reports are read: own reports, or those addressed to one's authority.</summary>
    public const string Reading = "read-any-reports";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapMachines();
        FilingDoors.Map(api);
        ReadingDoors.Map(api);
        AttachmentDoors.Map(api);
        ExchangeDoors.Map(api);
        CheckDoors.Map(api);
        FormDoors.Map(api);
        DraftDoors.Map(api);
    }
}

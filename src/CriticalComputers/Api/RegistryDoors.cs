using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Noroshi.Kernel;
using Noroshi.Web.Machines;

namespace Noroshi.CriticalComputers.Api;

/// <summary>The registry's doors of machines: the same acts as the pages, under /api/v1.</summary>
[Article("Order, Art. 2(5)")]
internal static class RegistryDoors
{
    private static readonly NeverAsked Versions = new("version", "version-never-asked", new(
        "バージョンは届け出る事項ではなく（命令第2条第5項）、登録も受け付けません。この項目を除いて送ってください。",
        "A version is not among the items that are notified (Order, art. 2(5)) and is never asked for. Leave this member out."));

    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapMachines();
        api.WithMetadata(Versions);
        FacilityDoors.Map(api);
        ComputerDoors.Map(api);
        ImportDoors.Map(api);
        ImportSteering.Map(api);
        NotificationDoors.Map(api);
        DeskDoors.Map(api);
        ClassDoors.Map(api);
    }
}

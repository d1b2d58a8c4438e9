using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Noroshi.Web.Machines;

/// <summary>The doors of machines of every module: one prefix, one rate, and no body that could not be read goes further.</summary>
public static class MachineDoors
{
    /// <summary>The group in which a module opens its doors to machines, under <c>/api/v1</c>. Each door says for itself who may open it.</summary>
    public static RouteGroupBuilder MapMachines(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1").DisableAntiforgery().RequireRateLimiting(MachineRate.Policy);
        api.AddEndpointFilter(async (call, next) => call.Arguments.OfType<ISent>().FirstOrDefault(sent => sent.Fault is not null)?.Fault ?? await next(call));
        return api;
    }
}

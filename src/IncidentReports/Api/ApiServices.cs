using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.Kernel;

namespace Noroshi.IncidentReports.Api;

/// <summary>The parts behind the doors of machines.</summary>
internal static class ApiServices
{
    public static IServiceCollection AddApi(this IServiceCollection services) => services
        .AddScoped<Principals>()
        .AddScoped<ReportsOverApi>()
        .AddScoped<ListedReports>()
        .AddScoped<IAuthorizationHandler, ReaderCheck>()
        .AddAuthorization(o => o.AddPolicy(ApiDoors.Reading, p => p.AddRequirements(new ReaderRequirement())));
}

/// <summary>A door for those who may read reports at all: their own, or those addressed to their authority.</summary>
internal sealed record ReaderRequirement : IAuthorizationRequirement;

internal sealed class ReaderCheck(ActorScope scope) : AuthorizationHandler<ReaderRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, ReaderRequirement requirement)
    {
        if (scope.Actor.Can(Permission.ReadOwnReports) || scope.Actor.Can(Permission.ReadReports))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.Kernel;

namespace Noroshi.Council.Taking;

/// <summary>Doors that more than one permission opens.</summary>
internal static class CouncilDoors
{
    /// <summary>For the secretariat and for people of member organisations.</summary>
    public const string TakePart = "council-take-part";

    /// <summary>For those who look after an organisation's membership: its people who may take part, and its administrators.</summary>
    public const string Membership = "council-membership";

    public static IServiceCollection AddCouncilDoors(this IServiceCollection services) => services
        .AddScoped<IAuthorizationHandler, AnyOfCheck>()
        .AddAuthorization(o =>
        {
            o.AddPolicy(TakePart, p => p.AddRequirements(new AnyOf(Permission.RunCouncil, Permission.JoinCouncil)));
            o.AddPolicy(Membership, p => p.AddRequirements(new AnyOf(Permission.JoinCouncil, Permission.ManagePeople)));
        });
}

/// <summary>A door asks for one of several permissions.</summary>
internal sealed class AnyOf(params Permission[] permissions) : IAuthorizationRequirement
{
    public IReadOnlyList<Permission> Permissions { get; } = permissions;
}

internal sealed class AnyOfCheck(ActorScope scope) : AuthorizationHandler<AnyOf>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, AnyOf requirement)
    {
        if (requirement.Permissions.Any(scope.Actor.Can))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}

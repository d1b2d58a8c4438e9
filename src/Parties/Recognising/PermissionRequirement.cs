using Microsoft.AspNetCore.Authorization;
using Noroshi.Kernel;

namespace Noroshi.Parties.Recognising;

/// <summary>A door asks for a permission, or for one of several; the actor's role must grant it.</summary>
internal sealed class PermissionRequirement(params Permission[] anyOf) : IAuthorizationRequirement
{
    public IReadOnlyList<Permission> AnyOf { get; } = anyOf;
}

internal sealed class PermissionCheck(ActorScope scope) : AuthorizationHandler<PermissionRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
    {
        if (requirement.AnyOf.Any(scope.Actor.Can))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}

/// <summary>A door that any signed-in person may open.</summary>
internal sealed record SomebodyRequirement : IAuthorizationRequirement;

internal sealed class SomebodyCheck(ActorScope scope) : AuthorizationHandler<SomebodyRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, SomebodyRequirement requirement)
    {
        if (scope.Actor.IsSomebody)
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}

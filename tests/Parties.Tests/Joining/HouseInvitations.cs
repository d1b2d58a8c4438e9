using Microsoft.Extensions.DependencyInjection;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Parties.Joining;
using Noroshi.Testing;

namespace Noroshi.Parties.Tests;

internal static class HouseInvitations
{
    /// <summary>The path of a new invitation; into a new operator as reporter if nothing else is said.</summary>
    public static async Task<string> InvitationAsync(this House house, OrganisationId? into = null, string role = "reporter", string? mail = null)
    {
        var organisation = into ?? await house.AnOrganisationAsync(OrganisationKind.Operator);
        var path = "";
        await house.InsideAsync(services =>
        {
            var (_, address) = services.GetRequiredService<OneTimeLinks>().Invite(organisation, role, mail ?? $"invited-{Guid.CreateVersion7():N}@example.jp", new PersonId(Identifier.New(house.Clock)));
            path = address.AbsolutePath;
            return Task.CompletedTask;
        });
        return path;
    }
}

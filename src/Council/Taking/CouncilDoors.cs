using Microsoft.Extensions.DependencyInjection;
using Noroshi.Kernel;
using Noroshi.Parties;

namespace Noroshi.Council.Taking;

/// <summary>Doors that more than one permission opens.</summary>
internal static class CouncilDoors
{
    /// <summary>For the secretariat and for people of member organisations.</summary>
    public const string TakePart = "council-take-part";

    /// <summary>For those who look after an organisation's membership: its people who may take part, and its administrators.</summary>
    public const string Membership = "council-membership";

    public static IServiceCollection AddCouncilDoors(this IServiceCollection services) => services
        .AddDoorsFor(TakePart, Permission.RunCouncil, Permission.JoinCouncil)
        .AddDoorsFor(Membership, Permission.JoinCouncil, Permission.ManagePeople);
}

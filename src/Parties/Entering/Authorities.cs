using System.Diagnostics;
using Noroshi.Kernel;
using Noroshi.Parties.Face;

namespace Noroshi.Parties.Entering;

/// <summary>
/// The Cabinet Office, the ministries and their regional bureaus, with which every installation begins: a report must find its
/// addressee from the first day.
/// </summary>
internal static class Authorities
{
    /// <summary>Enters all of them, superiors first.</summary>
    public static void Enter(IRegistrar registrar, TimeProvider clock)
    {
        var entered = new Dictionary<string, OrganisationId>(StringComparer.Ordinal);
        foreach (var authority in Competence.Authorities.OrderBy(a => a.Parent is null ? 0 : 1))
        {
            var id = new OrganisationId(Identifier.New(clock));
            entered.Add(authority.Code, id);
            registrar.Add(new Organisation(
                id,
                authority.Code,
                authority.Rank switch
                {
                    AuthorityRank.CabinetOffice => OrganisationKind.CabinetOffice,
                    AuthorityRank.Ministry => OrganisationKind.Ministry,
                    AuthorityRank.RegionalBureau => OrganisationKind.RegionalBureau,
                    _ => throw new UnreachableException(),
                },
                authority.Name,
                null,
                authority.Parent is null ? null : entered[authority.Parent],
                null,
                null,
                null));
        }
    }
}

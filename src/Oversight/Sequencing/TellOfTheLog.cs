using Noroshi.Kernel;
using Noroshi.Parties.Face;

namespace Noroshi.Oversight.Sequencing;

/// <summary>Tells those who must act that something is wrong with the log: the commission's inspectors, and whoever runs the installation.</summary>
internal sealed class TellOfTheLog(IWhoIsWho who, INotices notices)
{
    /// <summary>Where it can be read.</summary>
    public const string Page = "/transparency";

    /// <summary>Leaves an urgent notice for each of them in the present unit of work.</summary>
    /// <param name="kind">Stable name.</param>
    /// <param name="subject">One line.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task TellAsync(string kind, Words subject, CancellationToken cancellation)
    {
        foreach (var (seat, permission) in new[] { (OrganisationKind.Commission, Permission.InspectRecord), (OrganisationKind.CabinetOffice, Permission.Administer) })
        {
            var offices = await who.OrganisationsAsync(seat, cancellation);
            foreach (var people in await who.PeopleWhoMayAsync([.. offices.Select(o => o.Id)], permission, cancellation))
            {
                foreach (var person in people)
                {
                    notices.Tell(person.Id, kind, subject, Page, urgent: true);
                }
            }
        }
    }
}

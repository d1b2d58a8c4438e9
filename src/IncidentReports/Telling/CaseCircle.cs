using Noroshi.IncidentReports.OpeningCases;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;

namespace Noroshi.IncidentReports.Telling;

/// <summary>
/// The people whom a case concerns: the reporter's, its agents', and the desks'. A notice says that there is something to read and where,
/// never what: it may travel by e-mail.
/// </summary>
internal sealed class CaseCircle(IWhoIsWho who, INotices notices, TimeProvider clock)
{
    private static readonly Words Exercise = new("【訓練】", "[EXERCISE] ");

    /// <summary>Tells those who report for the reporter: its own people and the people of agents whose mandate is in force.</summary>
    public async Task TellReporterAsync(IncidentCase @case, string kind, Words subject, bool urgent, CancellationToken cancellation)
    {
        var agents = await who.AgentsOfAsync(@case.Reporter, MandateScope.IncidentReports, LegalCalendar.LegalDay(clock.GetUtcNow()), cancellation);
        await TellAsync([@case.Reporter, .. agents], Permission.FileReports, @case, kind, subject, CasePaths.Reporter(@case.Number), urgent, null, cancellation);
    }

    /// <summary>Tells those who work on cases at the desks that it reached.</summary>
    public Task TellDesksAsync(IncidentCase @case, string kind, Words subject, bool urgent, PersonId? but, CancellationToken cancellation) =>
        TellAsync(@case.Addressees.Select(a => a.Organisation), Permission.HandleCases, @case, kind, subject, CasePaths.Desk(@case.Number), urgent, but, cancellation);

    /// <summary>Tells those who work on cases at one authority.</summary>
    public Task TellDeskAsync(OrganisationId desk, IncidentCase @case, string kind, Words subject, bool urgent, CancellationToken cancellation) =>
        TellAsync([desk], Permission.HandleCases, @case, kind, subject, CasePaths.Desk(@case.Number), urgent, null, cancellation);

    private async Task TellAsync(
        IEnumerable<OrganisationId> organisations, Permission permission, IncidentCase @case, string kind, Words subject, string path, bool urgent, PersonId? but, CancellationToken cancellation)
    {
        var told = new HashSet<PersonId>();
        foreach (var organisation in organisations.Distinct())
        {
            foreach (var person in await who.PeopleWhoMayAsync(organisation, permission, cancellation))
            {
                if (person.Id != but && told.Add(person.Id))
                {
                    notices.Tell(person.Id, kind, @case.Exercise ? new(Exercise.Ja + subject.Ja, Exercise.En + subject.En) : subject, path, urgent);
                }
            }
        }
    }
}

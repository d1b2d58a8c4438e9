using Noroshi.CriticalComputers.Representing;
using Noroshi.Kernel;
using Noroshi.Parties.Face;

namespace Noroshi.CriticalComputers.Reminding;

/// <summary>Those who keep an operator's register: its own people, and those of its agents while a mandate for it is in force.</summary>
internal sealed class KeepersOfARegister(IWhoIsWho who, INotices notices, TimeProvider clock)
{
    /// <summary>Tells them all; an agent's people are led to the page with this register chosen.</summary>
    public async Task TellAsync(OrganisationId @operator, string kind, Words subject, string path, bool urgent, CancellationToken cancellation)
    {
        foreach (var person in await who.PeopleWhoMayAsync(@operator, Permission.KeepRegister, cancellation))
        {
            notices.Tell(person.Id, kind, subject, path, urgent);
        }

        foreach (var agent in await who.AgentsOfAsync(@operator, MandateScope.Register, LegalCalendar.LegalDay(clock.GetUtcNow()), cancellation))
        {
            foreach (var person in await who.PeopleWhoMayAsync(agent, Permission.KeepRegister, cancellation))
            {
                notices.Tell(person.Id, kind, subject, ChosenRegister.PathTo(path, @operator), urgent);
            }
        }
    }
}

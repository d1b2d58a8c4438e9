using System.Linq.Expressions;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Store;

namespace Noroshi.IncidentReports.Law;

/// <summary>
/// A draft is seen by those who write it and by nobody else, authorities least of all: it has not been reported. One that follows a
/// case repeats what was reported there: the agent that writes it sees it no longer than its mandate lasts, as it does the case.
/// </summary>
[Article("Act, Art. 5")]
internal static class WhoMaySeeADraft
{
    public static Expression<Func<Draft, bool>> In(StoreDb db) => d =>
        db.Actor.IsSystem
        || (d.Writer == db.Actor.Organisation
            && (db.Actor.Can(Permission.HandleCases)
                || (db.Actor.Can(Permission.FileReports) && (d.Case == null || d.Reporter == d.Writer || db.Actor.ActsFor.Contains(d.Reporter)))));
}

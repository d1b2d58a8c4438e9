using Microsoft.EntityFrameworkCore;
using Noroshi.IncidentReports.Face;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Store;

namespace Noroshi.IncidentReports.Telling;

/// <summary>A report came: the desks that it reached are told, and the reporter's people get word that it was received.</summary>
[Article("Act, Art. 5")]
internal sealed class TellOfFiling(StoreDb db, CaseCircle circle) : IHandle<ReportFiled>
{
    private static readonly KeptQuestion<Func<StoreDb, CaseId, CancellationToken, Task<IncidentCase?>>> Filed = new(() => EF.CompileAsyncQuery(
        (StoreDb db, CaseId id, CancellationToken cancellation) => db.Set<IncidentCase>().AsNoTracking().Include(c => c.Addressees).FirstOrDefault(c => c.Id == id)));

    public async Task HandleAsync(ReportFiled @event, Guid id, CancellationToken cancellation)
    {
        if (await Filed.Of(db)(db, new CaseId(@event.Case), cancellation) is not { } @case)
        {
            return;
        }

        var stage = @event.Stage.Words();
        var urgent = @event.Stage is ReportStage.First && @case.Urgency >= 2 && !@case.Exercise;
        await circle.TellDesksAsync(
            @case,
            "incident-reports.filed",
            new($"{stage.Ja}が届きました：{@case.Number}（第{@event.Version}版）", $"{stage.En} received: {@case.Number} (version {@event.Version})"),
            urgent,
            null,
            cancellation);
        await circle.TellReporterAsync(
            @case,
            "incident-reports.received",
            new($"{stage.Ja}を受け付けました：{@case.Number}（第{@event.Version}版）", $"Your {stage.En.ToLowerInvariant()} was received: {@case.Number} (version {@event.Version})"),
            false,
            cancellation);
    }
}

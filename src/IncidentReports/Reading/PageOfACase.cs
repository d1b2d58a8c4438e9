using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.IncidentReports.Face;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Store;

namespace Noroshi.IncidentReports.Reading;

/// <summary>The views of a case on the reporter's side.</summary>
internal enum CaseView
{
    /// <summary>The newest answers, the clocks, the receipts.</summary>
    Content,

    /// <summary>All versions and what changed between them.</summary>
    Versions,

    /// <summary>Requests, orders, guidance, messages, and their answers.</summary>
    Exchanges,

    /// <summary>Files.</summary>
    Files,

    /// <summary>Copies for others.</summary>
    Copies,

    /// <summary>Who read it.</summary>
    Readings,
}

/// <summary>What the views of a case share: finding it among one's own, and the numbers beside its tabs.</summary>
internal abstract class PageOfACase(CasesInSight cases, StoreDb db) : PageModel
{
    public IncidentCase Case { get; private set; } = null!;

    public abstract CaseView Here { get; }

    public int Exchanges { get; private set; }

    public int Files { get; private set; }

    public bool MayFile => db.Actor.Can(Permission.FileReports);

    /// <summary>What may follow: anything while it is open, and a correction until it is erased.</summary>
    public IReadOnlyList<ReportStage> MayFollow => Case.State is CaseState.Open
        ? Case.Voluntary || Case.FullFiledAt is not null
            ? [ReportStage.Supplement, ReportStage.Correction, ReportStage.Withdrawal]
            : [ReportStage.Supplement, ReportStage.ThirtyDay, ReportStage.Correction, ReportStage.Withdrawal]
        : Case.ErasedAt is null ? [ReportStage.Correction] : [];

    protected StoreDb Db => db;

    protected async Task<bool> FindAsync(string number, CancellationToken cancellation)
    {
        if (await cases.FindOwnAsync(number, cancellation) is not { } @case)
        {
            return false;
        }

        Case = @case;
        Exchanges = await db.Set<Exchange>().CountAsync(x => x.Case == @case.Id, cancellation);
        Files = await db.Set<Attachment>().CountAsync(a => a.Case == @case.Id, cancellation);
        return true;
    }

    protected Task<ReportVersion?> VersionAsync(int version, CancellationToken cancellation) =>
        db.Set<ReportVersion>().AsNoTracking().FirstOrDefaultAsync(v => v.Case == Case.Id && v.Number == version, cancellation);
}

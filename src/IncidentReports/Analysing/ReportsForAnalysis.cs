using Microsoft.EntityFrameworkCore;
using Noroshi.Confidentiality.Face;
using Noroshi.IncidentReports.CommonForms;
using Noroshi.IncidentReports.Face;
using Noroshi.IncidentReports.OpeningCases;
using Noroshi.IncidentReports.Reading;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;

namespace Noroshi.IncidentReports.Analysing;

/// <summary>Opens reports for the analysis under Act art 37, behind the same filter as the desk's own pages, each time for that purpose and on record.</summary>
[Article("Act, Art. 37")]
internal sealed class ReportsForAnalysis(StoreDb db, CasesInSight cases, StatedPurpose purposes, IWhoIsWho who) : IReportsForAnalysis
{
    public async Task<IReadOnlyList<ReportToAnalyse>> NewestAsync(int most, CancellationToken cancellation) =>
        Purposes.Ask(Purpose.Analysis, db.Actor.May) is not Ruling.Allowed ? []
        : [.. (await db.Set<IncidentCase>().AsNoTracking().Where(c => c.State != CaseState.Withdrawn && c.ErasedAt == null)
            .OrderByDescending(c => c.LatestAt).ThenByDescending(c => c.Id).Take(most).ToListAsync(cancellation))
            .Select(c => new ReportToAnalyse(c.Number, c.Kind, c.Headline, c.Reporter, c.Exercise, c.Versions, c.LatestAt))];

    public async Task<ReportOpened?> OpenAsync(string number, CancellationToken cancellation)
    {
        if (await cases.FindAsync(number, cancellation) is not { } @case
            || await purposes.AskAsync(@case, Purpose.Analysis.Code(), cancellation) is not Ruling.Allowed)
        {
            return null;
        }

        var version = await NewestOf(@case.Id).FirstAsync(cancellation);
        if (await purposes.KeepAsync(@case, version.Number, Purpose.Analysis, "analysis", cancellation))
        {
            await db.SaveChangesAsync(cancellation);
        }

        return Opened(@case, version, await who.OrganisationAsync(@case.Reporter, cancellation));
    }

    public async Task<IReadOnlyDictionary<Guid, ReporterConcealed>> ReportersAsync(IReadOnlyCollection<Guid> asked, CancellationToken cancellation)
    {
        var ids = asked.Select(id => new CaseId(id)).ToArray();
        var found = new Dictionary<Guid, ReporterConcealed>();

        // The second approver may be a ministry's that the report did not reach; what is checked is the same for everybody.
        foreach (var @case in ids.Length == 0 ? [] : await db.Set<IncidentCase>().IgnoreQueryFilters(["visibility"]).AsNoTracking().Where(c => ids.Contains(c.Id)).ToListAsync(cancellation))
        {
            var version = await NewestOf(@case.Id).IgnoreQueryFilters(["visibility"]).FirstAsync(cancellation);
            found[@case.Id.Value] = new ReporterConcealed(Opened(@case, version, await who.OrganisationAsync(@case.Reporter, cancellation)).Words, @case.Sector, @case.Prefecture);
        }

        return found;
    }

    public async Task<IReadOnlyDictionary<Guid, DateTimeOffset>> OpenedAsync(IReadOnlyCollection<Guid> asked, CancellationToken cancellation)
    {
        var ids = asked.Select(id => new CaseId(id)).ToArray();
        return ids.Length == 0 ? new Dictionary<Guid, DateTimeOffset>()
            : (await db.Set<IncidentCase>().IgnoreQueryFilters(["visibility"]).Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.OpenedAt }).ToListAsync(cancellation)).ToDictionary(c => c.Id.Value, c => c.OpenedAt);
    }

    public async Task<OwnReport?> OwnAsync(Guid @case, CancellationToken cancellation)
    {
        var id = new CaseId(@case);
        var number = await db.Set<IncidentCase>().Where(c => c.Id == id).Select(c => c.Number).FirstOrDefaultAsync(cancellation);
        return await cases.FindOwnAsync(number ?? @case.ToString("D"), cancellation) is { } own ? new OwnReport(own.Id.Value, own.Number, own.OpenedAt) : null;
    }

    private IQueryable<ReportVersion> NewestOf(CaseId @case) => db.Set<ReportVersion>().AsNoTracking().Where(v => v.Case == @case).OrderByDescending(v => v.Number);

    private static ReportOpened Opened(IncidentCase @case, ReportVersion version, Organisation? reporter)
    {
        var form = FormBook.Edition(version.Edition).Form(version.Form);
        var answers = Answers.FromJson(version.Answers);
        return new ReportOpened(
            @case.Id.Value, @case.Number, version.Number, @case.Kind, @case.Reporter, @case.Exercise, @case.Sector, @case.Prefecture,
            [.. form.Fields.Where(f => answers.Has(f.Code) && !WhatNamesTheReporter.IsOfTheWindow(f.Code)).Select(f => new ReportPassage(f.Code, f.Label, f.Shown(answers).Ja, WhatNamesTheReporter.Is(f.Code)))],
            WhatNamesTheReporter.Words(form, answers, reporter));
    }
}

using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Noroshi.IncidentReports.Store;

/// <summary>A case: everything that is reported and exchanged about one incident.</summary>
internal readonly record struct CaseId(Guid Value)
{
    public override string ToString() => Value.ToString("D");
}

/// <summary>One version of a report.</summary>
internal readonly record struct ReportId(Guid Value)
{
    public override string ToString() => Value.ToString("D");
}

/// <summary>A report that is being written.</summary>
internal readonly record struct DraftId(Guid Value)
{
    public override string ToString() => Value.ToString("D");
}

internal sealed class CaseIdValue() : ValueConverter<CaseId, Guid>(id => id.Value, value => new CaseId(value));

internal sealed class ReportIdValue() : ValueConverter<ReportId, Guid>(id => id.Value, value => new ReportId(value));

internal sealed class DraftIdValue() : ValueConverter<DraftId, Guid>(id => id.Value, value => new DraftId(value));

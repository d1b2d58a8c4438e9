using Noroshi.Kernel;
using Noroshi.Oversight.Commission.Law;

namespace Noroshi.Oversight.Commission.Store;

/// <summary>Where an inspection stands.</summary>
internal enum InspectionState
{
    /// <summary>検査計画: waits for the first cosigned checkpoint behind the plan.</summary>
    Planned,

    /// <summary>検査: the sample is drawn.</summary>
    Sampled,

    /// <summary>終結.</summary>
    Closed,
}

/// <summary>An inspection: of whose acts, of which days, how many; drawn by lot from the log.</summary>
internal sealed class Inspection
{
    public Guid Id { get; private set; }

    public string Number { get; private set; } = "";

    public string Title { get; private set; } = "";

    public InspectionBasis Basis { get; private set; }

    /// <summary>Whose acts are inspected; null for everybody's.</summary>
    public OrganisationId? Of { get; private set; }

    public DateOnly From { get; private set; }

    public DateOnly Until { get; private set; }

    public int Wanted { get; private set; }

    public PersonId PlannedBy { get; private set; }

    public DateTimeOffset PlannedAt { get; private set; }

    public InspectionState State { get; private set; }

    /// <summary>The cosigned checkpoint from which the sample was drawn.</summary>
    public byte[]? Note { get; private set; }

    /// <summary>How many places were drawn until enough of them were of the plan.</summary>
    public int Drawn { get; private set; }

    public DateTimeOffset? SampledAt { get; private set; }

    public string? Conclusion { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public int Revision { get; private set; }

    public List<Sample> Samples { get; } = [];

    public List<Finding> Findings { get; } = [];

    /// <summary>What the lot is drawn for: one line, known before the checkpoint.</summary>
    public string Label => Number;

    public static Inspection Plan(Guid id, string number, string title, InspectionBasis basis, OrganisationId? of, DateOnly from, DateOnly until, int wanted, PersonId by, DateTimeOffset at) => new()
    {
        Id = id, Number = number, Title = title, Basis = basis, Of = of, From = from, Until = until, Wanted = wanted, PlannedBy = by, PlannedAt = at,
    };

    public void Draw(byte[] note, int drawn, DateTimeOffset at)
    {
        (State, Note, Drawn, SampledAt) = (InspectionState.Sampled, note, drawn, at);
        Revision++;
    }

    public void Close(string conclusion, DateTimeOffset at)
    {
        (State, Conclusion, ClosedAt) = (InspectionState.Closed, conclusion, at);
        Revision++;
    }

    public void Touch() => Revision++;
}

/// <summary>An act that was drawn, and what the inspector found of it.</summary>
internal sealed class Sample
{
    public required Guid Id { get; init; }

    public required Guid Inspection { get; init; }

    /// <summary>In which order it was drawn, from 1.</summary>
    public required int Order { get; init; }

    /// <summary>Its place in the log.</summary>
    public required long Place { get; init; }

    public required Guid Act { get; init; }

    /// <summary>Whether nothing is wrong with it; null before it was looked at.</summary>
    public bool? Sound { get; private set; }

    public string? Remark { get; private set; }

    public void Judge(bool sound, string? remark) => (Sound, Remark) = (sound, remark);
}

/// <summary>Something that an inspection found.</summary>
internal sealed class Finding
{
    public required Guid Id { get; init; }

    public required Guid Inspection { get; init; }

    public required int Place { get; init; }

    public required string Text { get; init; }

    public required Measure Measure { get; init; }

    /// <summary>To whom it goes.</summary>
    public required string To { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>What the commission decided; null before it has, or where it need not.</summary>
    public Outcome? Decision { get; private set; }

    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>What whoever it went to reported of it.</summary>
    public string? Reported { get; private set; }

    public DateTimeOffset? ReportedAt { get; private set; }

    /// <summary>Whether nothing more is to be done about it.</summary>
    public bool IsSettled => Measure is Measure.None || ReportedAt is not null || (MeasuresAfterAnInspection.NeedsADecision(Measure) && Decision is Outcome.NotCarried);

    public bool MaySend => SentAt is null && Measure is not Measure.None && (!MeasuresAfterAnInspection.NeedsADecision(Measure) || Decision is Outcome.Carried);

    public void Decide(Outcome outcome) => Decision = outcome;

    public void Send(DateTimeOffset at) => SentAt = at;

    public void Report(string text, DateTimeOffset at) => (Reported, ReportedAt) = (text, at);
}

/// <summary>A yearly report that was published (61(1)): its figures as they were then.</summary>
internal sealed class YearlyReport
{
    public required int Year { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    public required PersonId PublishedBy { get; init; }

    /// <summary>The figures as JSON, by their codes.</summary>
    public required string Figures { get; init; }

    public required string Outline { get; init; }
}

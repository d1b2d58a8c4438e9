using System.Text.Json;
using Noroshi.IncidentReports.CommonForms;
using Noroshi.IncidentReports.Face;
using Noroshi.Kernel;

namespace Noroshi.IncidentReports.Store;

/// <summary>
/// A report that is being written. It is kept on the server at every step, so that a crash or an expired session loses nothing that
/// was typed; two people on one draft are told of each other by the revision.
/// </summary>
internal sealed class Draft
{
    public DraftId Id { get; private set; }

    /// <summary>Whose report it will be.</summary>
    public OrganisationId Reporter { get; private set; }

    /// <summary>The organisation whose people write it: the reporter, its agent, or a desk.</summary>
    public OrganisationId Writer { get; private set; }

    public PersonId StartedBy { get; private set; }

    public PersonId SavedBy { get; private set; }

    /// <summary>The case that it will be a version of; null for a new case.</summary>
    public CaseId? Case { get; private set; }

    public ReportStage Stage { get; private set; }

    public IncidentKind Kind { get; private set; }

    public bool Voluntary { get; private set; }

    public bool Exercise { get; private set; }

    /// <summary>Field code → answer, canonical JSON; what has been typed so far, however wrong.</summary>
    public string Answers { get; private set; } = "{}";

    /// <summary>Answers that were there before anybody typed, by field code; JSON. What equals these is inherited, the rest was typed.</summary>
    public string Inherited { get; private set; } = "{}";

    /// <summary>Field code → who changed it last, at which revision; JSON. By it two people on one draft are told field by field.</summary>
    public string Changes { get; private set; } = "{}";

    /// <summary>The computers of the register that were picked, JSON; null if none was.</summary>
    public string? Computers { get; private set; }

    /// <summary>Which of the operator's designated businesses it concerns, once chosen.</summary>
    public string? Sector { get; private set; }

    /// <summary>Prefecture of the place of business, if not the head office's.</summary>
    public string? Prefecture { get; private set; }

    /// <summary>Why, for a correction or a withdrawal.</summary>
    public string? Reason { get; private set; }

    /// <summary>The newest version of the case when the draft was started; 0 for a new case.</summary>
    public int BasedOn { get; private set; }

    /// <summary>Whether its answers came on an uploaded sheet.</summary>
    public bool FromSheet { get; private set; }

    /// <summary>The self-check on which it rests, if one was made.</summary>
    public Guid? Judgement { get; private set; }

    public DateTimeOffset OpenedAt { get; private set; }

    public DateTimeOffset SavedAt { get; private set; }

    /// <summary>Raised at every saving; a save from an older revision is told so.</summary>
    public int Revision { get; private set; }

    /// <summary>Set when it was filed; a draft is filed once.</summary>
    public ReportId? FiledAs { get; private set; }

    public static Draft Start(DraftId id, OrganisationId reporter, Actor writer, ReportStage stage, IncidentKind kind, bool voluntary, bool exercise, CaseId? @case, string inherited, Guid? judgement, DateTimeOffset at) => new()
    {
        Id = id,
        Reporter = reporter,
        Writer = writer.Organisation,
        StartedBy = writer.Person,
        SavedBy = writer.Person,
        Stage = stage,
        Kind = kind,
        Voluntary = voluntary,
        Exercise = exercise,
        Case = @case,
        Answers = inherited,
        Inherited = inherited,
        Judgement = judgement,
        OpenedAt = at,
        SavedAt = at,
    };

    /// <summary>Keeps answers, and for each one that changed who changed it.</summary>
    public void Save(string answers, PersonId by, DateTimeOffset at)
    {
        var changes = FieldChanges();
        foreach (var change in AnswersDifference.Between(CommonForms.Answers.FromJson(Answers), CommonForms.Answers.FromJson(answers)))
        {
            changes[change.Code] = new FieldSaved(Revision + 1, by.Value, at);
        }

        Changes = JsonSerializer.Serialize(changes);
        Answers = answers;
        SavedBy = by;
        SavedAt = at;
        Revision++;
    }

    public void ChooseKind(IncidentKind kind)
    {
        Kind = kind;
        Revision++;
    }

    /// <summary>Which business and which place of business it concerns.</summary>
    public void Locate(string? sector, string? prefecture) => (Sector, Prefecture) = (sector, prefecture);

    /// <summary>Why it is corrected or withdrawn.</summary>
    public void Because(string? reason) => Reason = reason;

    /// <summary>Whether it is part of an exercise; settled until it is filed.</summary>
    public void MarkExercise(bool exercise) => Exercise = exercise;

    /// <summary>Which computers of the register it concerns, as they stood when they were picked.</summary>
    public IReadOnlyList<PickedComputer> Picked() => PickedComputer.Read(Computers);

    /// <summary>Computers were picked or put back. What came with them from the register was not typed.</summary>
    public void Pick(IReadOnlyList<PickedComputer> computers, string inherited) => (Computers, Inherited) = (PickedComputer.Write(computers), inherited);

    /// <summary>It follows the newest version of a case.</summary>
    public void Follow(int version) => BasedOn = version;

    /// <summary>Its answers came on a sheet.</summary>
    public void CameOnSheet() => FromSheet = true;

    /// <summary>Who changed which field last.</summary>
    public Dictionary<string, FieldSaved> FieldChanges() => JsonSerializer.Deserialize<Dictionary<string, FieldSaved>>(Changes)!;

    /// <summary>Files came or went. It is a saving of its own, so that a filing at the same moment takes exactly the files that it saw.</summary>
    public void ChangeFiles() => Revision++;

    public void Filed(ReportId report)
    {
        FiledAs = report;
        Revision++;
    }
}

/// <summary>Who changed a field of a draft last: at which revision of the draft, and when.</summary>
internal sealed record FieldSaved(int Revision, Guid By, DateTimeOffset At);

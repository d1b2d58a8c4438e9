using System.Text.Json;
using Noroshi.CriticalComputers.Law;
using Noroshi.Formats.Inventories;
using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Store;

/// <summary>How far an import has come.</summary>
internal enum ImportState
{
    /// <summary>The file is there; for a table the columns are still to be chosen.</summary>
    Uploaded,

    /// <summary>The file is being read.</summary>
    Reading,

    /// <summary>What it would do is known; nothing has been done.</summary>
    Previewed,

    /// <summary>It is being taken over.</summary>
    Applying,

    /// <summary>It has been taken over, all of it.</summary>
    Applied,

    /// <summary>A person gave it up; nothing was taken over.</summary>
    Cancelled,

    /// <summary>The file could not be read; nothing was taken over.</summary>
    Failed,

    /// <summary>The register changed since the preview; nothing was taken over.</summary>
    Overtaken,
}

/// <summary>What a row of an import would do.</summary>
internal enum RowVerdict
{
    New,
    Changed,

    /// <summary>The register says the same.</summary>
    Same,

    /// <summary>An earlier row of the file has the same name.</summary>
    Duplicate,

    /// <summary>It cannot be taken over as it stands.</summary>
    Faulty,

    /// <summary>It is in the register and not in the file.</summary>
    Gone,
}

/// <summary>An inventory that an operator brings into its register.</summary>
internal sealed class ImportRun
{
    public Guid Id { get; init; }

    public OrganisationId Operator { get; init; }

    /// <summary>To which facility rows belong that name none.</summary>
    public FacilityId Facility { get; init; }

    public string FileName { get; init; } = "";

    /// <summary>SHA-256 of the file, by which the vault keeps it.</summary>
    public string Digest { get; init; } = "";

    public InventoryFormat Format { get; init; }

    /// <summary>The headings of a table, JSON.</summary>
    public string Headings { get; init; } = "[]";

    /// <summary>For each column the field that was chosen, or null; JSON.</summary>
    public string Columns { get; private set; } = "[]";

    /// <summary>Whether what looks like a version at the end of a product is left out.</summary>
    public bool WithoutVersions { get; private set; } = true;

    /// <summary>Whether a person chose to take the spellings that were offered, where there is one.</summary>
    public bool TakesSpellings { get; private set; }

    /// <summary>How many rows have a doubtful spelling, or had one before it was put right.</summary>
    public int DoubtfulSpellings { get; private set; }

    public ImportState State { get; private set; }

    /// <summary>How many rows have been read.</summary>
    public int Rows { get; private set; }

    /// <summary>Why it failed, in Japanese and English, JSON.</summary>
    public string? Fault { get; private set; }

    public PersonId StartedBy { get; init; }

    /// <summary>Who looked over the preview and confirmed it.</summary>
    public PersonId? ConfirmedBy { get; private set; }

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Whether what is in the register and not in the file is taken as removed.</summary>
    public bool RemovesGone { get; private set; }

    public int Revision { get; private set; }

    public void Read(IReadOnlyList<string?> columns, bool withoutVersions, bool takesSpellings = false)
    {
        Columns = JsonSerializer.Serialize(columns);
        (WithoutVersions, TakesSpellings, State, Rows, DoubtfulSpellings, Fault) = (withoutVersions, takesSpellings, ImportState.Reading, 0, 0, null);
        Revision++;
    }

    public void Progress(int rows, int doubtfulSpellings)
    {
        (Rows, DoubtfulSpellings) = (rows, doubtfulSpellings);
        Revision++;
    }

    public void Become(ImportState state, DateTimeOffset at, Words? fault = null)
    {
        State = state;
        EndedAt = state is ImportState.Applied or ImportState.Cancelled or ImportState.Failed ? at : null;
        Fault = fault is null ? null : JsonSerializer.Serialize(new[] { fault.Ja, fault.En });
        Revision++;
    }

    public void Apply(bool removesGone, PersonId by)
    {
        (RemovesGone, ConfirmedBy, State) = (removesGone, by, ImportState.Applying);
        Revision++;
    }

    public IReadOnlyList<string?> ChosenColumns => JsonSerializer.Deserialize<string?[]>(Columns)!;

    public IReadOnlyList<string> HeadingList => JsonSerializer.Deserialize<string[]>(Headings)!;

    public Words? FaultWords => Fault is null ? null : JsonSerializer.Deserialize<string[]>(Fault) is [var ja, var en] ? new Words(ja, en) : null;
}

/// <summary>What one row of an import would do.</summary>
internal sealed class ImportRow
{
    public Guid Import { get; init; }

    /// <summary>Its place in the preview, from 1.</summary>
    public int Ordinal { get; init; }

    /// <summary>The row of the file; 0 for what is not in it.</summary>
    public int Line { get; init; }

    public RowVerdict Verdict { get; init; }

    /// <summary>Where it would stand.</summary>
    public ComputerState State { get; init; }

    public string Label { get; init; } = "";

    public string Product { get; init; } = "";

    public string Maker { get; init; } = "";

    public ComputerUnit Unit { get; init; }

    /// <summary>The entry of the register that it meets.</summary>
    public ComputerId? Computer { get; init; }

    /// <summary>The revision of that entry when the file was read.</summary>
    public int Seen { get; init; }

    /// <summary>The entry as it would be, JSON; null for a fault or a duplicate.</summary>
    public string? Entry { get; init; }

    /// <summary>Faults and remarks: column, Japanese, English; JSON.</summary>
    public string? Remarks { get; init; }
}

/// <summary>Which columns an operator chose for a table with these headings, so that it need not choose again.</summary>
internal sealed class RememberedColumns
{
    public OrganisationId Operator { get; init; }

    /// <summary>SHA-256 of the headings.</summary>
    public string Headings { get; init; } = "";

    public string Columns { get; set; } = "[]";
}

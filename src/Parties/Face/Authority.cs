using Noroshi.Kernel;

namespace Noroshi.Parties.Face;

/// <summary>What kind of authority it is.</summary>
public enum AuthorityRank
{
    /// <summary>内閣府, for the Prime Minister.</summary>
    CabinetOffice,

    /// <summary>A ministry, or the FSA for the Prime Minister as competent minister.</summary>
    Ministry,

    /// <summary>A regional bureau to whose head the minister's powers over reports are delegated.</summary>
    RegionalBureau,
}

/// <summary>An authority that a report may reach (Act arts 5 and 74, Cabinet Order art 3).</summary>
/// <param name="Code">The stable code, which is also the code of the organisation: <c>meti-kanto</c>.</param>
/// <param name="Rank">What kind it is.</param>
/// <param name="Name">The office.</param>
/// <param name="Head">Its head, to whom the report is addressed in law.</param>
/// <param name="Parent">The authority above it, if any.</param>
/// <param name="Governs">For a bureau, the prefectures it governs, by JIS X 0401 code.</param>
/// <param name="Source">Where this is written.</param>
/// <param name="Certainty">How sure the prefectures are.</param>
public sealed record Authority(
    string Code, AuthorityRank Rank, Words Name, Words Head, string? Parent, IReadOnlyList<string> Governs, string Source, Certainty Certainty);

/// <summary>A business of ESPA art 50(1), with its minister. Finance stands in several lines, by who is competent together.</summary>
/// <param name="Code">The stable code: <c>electricity</c>, <c>finance-labour-bank</c>.</param>
/// <param name="Number">1 to 15, as the fifteen businesses are counted.</param>
/// <param name="Name">The business.</param>
/// <param name="Minister">The code of the competent minister's authority.</param>
/// <param name="Joint">Codes of ministers competent together with it.</param>
/// <param name="DelegatedTo">The beginning of the codes of the bureaus that the minister's powers are delegated to, if any.</param>
/// <param name="From">The first day on which the line applies.</param>
/// <param name="Until">The first day on which it no longer does, if any.</param>
/// <param name="Source">Where this is written.</param>
/// <param name="Certainty">How sure the minister is.</param>
public sealed record Sector(
    string Code, int Number, Words Name, string Minister, IReadOnlyList<string> Joint, string? DelegatedTo, DateOnly From, DateOnly? Until, string Source, Certainty Certainty)
{
    /// <summary>Whether the line applies on a day.</summary>
    public bool AppliesOn(DateOnly day) => From <= day && (Until is null || day < Until);
}

/// <summary>A prefecture, by JIS X 0401.</summary>
public sealed record Prefecture(string Code, Words Name);

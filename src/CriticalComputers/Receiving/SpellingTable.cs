namespace Noroshi.CriticalComputers.Receiving;

/// <summary>Spellings with how many computers bear them.</summary>
/// <param name="Spellings">The spellings; the table is left out if there are none.</param>
/// <param name="Title">What they are.</param>
/// <param name="Asks">Whether each leads to the question for itself.</param>
internal sealed record SpellingTable(IReadOnlyList<FoundSpelling> Spellings, string Title, bool Asks);

using Noroshi.Web.Fields;

namespace Noroshi.Parties.Face;

/// <summary>The sectors of a day, to choose from.</summary>
public static class SectorChoices
{
    /// <summary>One choice for each sector that applies on the day, by code and name, in the order of the table.</summary>
    public static IReadOnlyList<Choice> On(DateOnly day) => [.. Competence.SectorsOn(day).Select(s => Choice.Of(s.Code, s.Name))];
}

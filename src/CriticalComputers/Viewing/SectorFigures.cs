using Noroshi.CriticalComputers.Face;
using Noroshi.CriticalComputers.Law;

namespace Noroshi.CriticalComputers.Viewing;

/// <summary>How the notified computers of a business are spread.</summary>
/// <param name="Sector">The business.</param>
/// <param name="Operators">How many operators notified.</param>
/// <param name="Computers">How many computers stand notified.</param>
/// <param name="Median">The median number of computers of an operator.</param>
/// <param name="Classes">How many are of each class; one of two classes counts in both.</param>
/// <param name="Units">How many are of each kind of unit.</param>
/// <param name="Categories">The categories of facility with the most computers.</param>
/// <param name="Notifications">How many notifications there are.</param>
/// <param name="Late">How many of them came after their last day.</param>
internal sealed record SectorFigures(
    string Sector, int Operators, int Computers, double Median, IReadOnlyList<(DeviceClass Class, int Count)> Classes, IReadOnlyList<(ComputerUnit Unit, int Count)> Units,
    IReadOnlyList<(string Category, int Count)> Categories, int Notifications, int Late)
{
    private const int MostCategories = 10;

    public static SectorFigures Of(string sector, IReadOnlyList<NotifiedAlike> alike, IEnumerable<(string Category, int Count)> categories, (int All, int Late) lateness)
    {
        var perOperator = alike.GroupBy(a => a.Operator).Select(g => g.Sum(a => a.Count)).Order().ToList();
        return new SectorFigures(
            sector, perOperator.Count, perOperator.Sum(), MedianOf(perOperator),
            [.. DeviceClasses.All.Select(c => (c, alike.Where(a => a.Classes.Has(c)).Sum(a => a.Count))).Where(c => c.Item2 > 0)],
            [.. alike.GroupBy(a => a.Unit).Select(g => (g.Key, g.Sum(a => a.Count))).OrderByDescending(u => u.Item2)],
            [.. categories.OrderByDescending(c => c.Count).ThenBy(c => c.Category, StringComparer.Ordinal).Take(MostCategories)], lateness.All, lateness.Late);
    }

    /// <summary>The middle of numbers in order; the mean of the two in the middle.</summary>
    public static double MedianOf(IReadOnlyList<int> ordered) =>
        ordered.Count == 0 ? 0 : (ordered[(ordered.Count - 1) / 2] + ordered[ordered.Count / 2]) / 2.0;
}

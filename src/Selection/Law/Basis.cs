using Noroshi.Selection.Directions;

namespace Noroshi.Selection.Law;

/// <summary>Under what a run keeps anything: an agreement with a party to the communications, or a measure that the commission approved.</summary>
/// <param name="Number">The number of the agreement or approval.</param>
/// <param name="Kind"><c>agreement</c> or <c>approval</c>.</param>
/// <param name="Routes">The directions that it permits.</param>
/// <param name="From">The first day.</param>
/// <param name="Until">The last day.</param>
/// <param name="LookInside">Whether tunnels may be opened.</param>
/// <param name="KeepDays">For how many days a record may be kept.</param>
internal sealed record Basis(string Number, string Kind, IReadOnlyList<Direction> Routes, DateOnly From, DateOnly Until, bool LookInside, int KeepDays)
{
    /// <summary>For how long records are kept where nothing is said: two years, as the government explained the bill. Not verified in the text.</summary>
    public const int UsualDays = 730;

    /// <summary>The basis of an exercise.</summary>
    public static Basis Exercise(IReadOnlyList<Direction> routes) => new("exercise", "exercise", routes, DateOnly.MinValue, DateOnly.MaxValue, true, UsualDays);
}

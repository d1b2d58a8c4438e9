using Noroshi.Kernel;
using Noroshi.Selection.Directions;

namespace Noroshi.Selection.Law;

/// <summary>
/// Communications information is acquired under an agreement (Act, Arts. 11, 12) or a measure that the commission approved (Arts. 17, 32, 33), and selected automatically (Arts. 22, 35). None of this is in force yet (<see cref="PendingChapters"/>). An exercise on captures of one's own needs no basis: nothing is acquired.
/// </summary>
internal static class NothingIsSelectedWithoutABasis
{
    /// <summary>From which day the chapters are surely in force. The day that a cabinet order sets may be earlier, and is not verified: until it is, this is the day.</summary>
    public static Dated<bool> InForce { get; } = new Dated<bool>().From(PendingChapters.AtTheLatest, true);

    /// <summary>Why a run may not begin; null if it may.</summary>
    /// <param name="basis">The agreement or approval.</param>
    /// <param name="routes">The directions that are asked for.</param>
    /// <param name="today">The legal day.</param>
    public static string? Refusal(Basis basis, IReadOnlyCollection<Direction> routes, DateOnly today) =>
        !InForce.IsInForceOn(today) ? $"Articles 11 to 36 are not in force on {today:yyyy-MM-dd}; for captures of your own use --exercise."
        : today < basis.From || today > basis.Until ? $"{basis.Number} permits a run from {basis.From:yyyy-MM-dd} to {basis.Until:yyyy-MM-dd}; today is {today:yyyy-MM-dd}."
        : routes.Except(basis.Routes).ToArray() is [var beyond, ..] ? $"{basis.Number} does not permit the direction {beyond.Word()}."
        : null;
}

using Noroshi.Kernel;
using Noroshi.Selection.Directions;

namespace Noroshi.Selection.Law;

/// <summary>
/// Communications information is acquired under an agreement (Act, Arts. 11, 12) or a measure that the commission approved (Arts. 17, 32, 33), and selected automatically (Arts. 22, 35). None of this is in force before the day on which chapters 3
/// to 6 come into force: within two years and six months of promulgation, so by 22 November 2027 at the latest (Suppl. Art. 1). An exercise on captures of one's own needs no basis: nothing is acquired.
/// </summary>
internal static class NothingIsSelectedWithoutABasis
{
    /// <summary>From which day the chapters are surely in force. The day that a cabinet order sets may be earlier, and is not verified: until it is, this is the day.</summary>
    public static Dated<bool> InForce { get; } = new Dated<bool>().From(new(2027, 11, 22), true);

    /// <summary>Why a run may not begin; null if it may.</summary>
    /// <param name="basis">The agreement or approval.</param>
    /// <param name="routes">The directions that are asked for.</param>
    /// <param name="today">The legal day.</param>
    public static string? Refusal(Basis basis, IReadOnlyCollection<Direction> routes, DateOnly today) =>
        !InForce.IsInForceOn(today) ? $"Articles 11 to 36 are not in force on {today:yyyy-MM-dd}; for captures of your own use --exercise."
        : today < basis.From || today > basis.Until ? $"{basis.Number} permits a run from {basis.From:yyyy-MM-dd} to {basis.Until:yyyy-MM-dd}; today is {today:yyyy-MM-dd}."
        : routes.FirstOrDefault(r => !basis.Routes.Contains(r)) is var beyond && routes.Any(r => !basis.Routes.Contains(r)) ? $"{basis.Number} does not permit the direction {beyond.Word()}."
        : null;
}

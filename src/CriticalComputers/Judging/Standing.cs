using Noroshi.CriticalComputers.Law;
using Noroshi.CriticalComputers.Law.Classes;
using Noroshi.CriticalComputers.Law.Deadlines;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Judging;

/// <summary>
/// The items of Order art 2(5)(ii)-(v) as they stand or stood: what a notification says of one computer. The operator's name is not among
/// them: its change is 軽微 and owes nothing.
/// </summary>
[Article("Order, Art. 2(5)")]
[Article("Order, Art. 3(4)")]
internal sealed record NotifiedItems(string FacilityCategory, ClassSet Classes, string Product, string Maker);

/// <summary>Where an entry stands, and what is owed until when.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="ChangedOn">The day of the change that is not yet notified.</param>
/// <param name="Due">The last day of what is owed.</param>
internal sealed record Standing(ComputerState State, DateOnly? ChangedOn, OwedBy? Due);

/// <summary>Finds where an entry stands under Act art 4, from what the operator says of it and what it last notified.</summary>
internal static class Standings
{
    /// <summary>Where it stands on a day.</summary>
    /// <param name="entry">What the operator says.</param>
    /// <param name="facility">The 特定重要設備 to which it belongs.</param>
    /// <param name="designatedOn">The day on which the operator was designated for the business.</param>
    /// <param name="throughArticle53">Whether it came under the criteria through an event of 経済安全保障推進法 art 53(1).</param>
    /// <param name="last">What was last notified of it.</param>
    /// <param name="changedOn">The day of a change that was seen before and is still owed.</param>
    /// <param name="today">The day.</param>
    public static Standing Of(ComputerEntry entry, FacilityEntry facility, DateOnly? designatedOn, bool throughArticle53, NotifiedItems? last, DateOnly? changedOn, DateOnly today)
    {
        if (entry.RemovedOn is not null)
        {
            return new Standing(ComputerState.Removed, null, null);
        }

        var answers = ThreeAnswers.Of(new DutyFacts(entry.Classes, entry.Unit, entry.Dedicated, entry.Product, entry.Maker, null), today);
        if (answers.IsSpecified.Holds is false)
        {
            return new Standing(ComputerState.NotSpecified, null, null);
        }

        if (answers.MustBeNotified.Holds is false)
        {
            return new Standing(ComputerState.Exempt, null, null);
        }

        if (entry.Classes is not { } classes || answers.MustBeNotified.Holds is null || entry.Product.Length == 0 || entry.Maker.Length == 0)
        {
            return new Standing(ComputerState.Doubtful, null, null);
        }

        var now = new NotifiedItems(facility.Category, classes, entry.Product, entry.Maker);
        if (last is not null)
        {
            var since = changedOn ?? today;
            return now == last
                ? new Standing(ComputerState.Notified, null, null)
                : new Standing(ComputerState.ChangeDue, since, OwedBy.Of(new DeadlineFacts(since, IsChange: true, CoveredOn: facility.CoveredOn), today));
        }

        return entry.IntroducedOn is { } introduced
            ? new Standing(ComputerState.Due, null, OwedBy.Of(new DeadlineFacts(introduced, false, facility.InPlace, facility.CoveredOn, designatedOn, throughArticle53), today))
            : new Standing(ComputerState.Doubtful, null, null);
    }
}

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

/// <summary>Where an entry stood before it is judged anew, as far as that decides.</summary>
/// <param name="State">Where it stood; null if it is new, or if that is not asked.</param>
/// <param name="ChangedOn">The day of a change that was seen before and is still owed.</param>
/// <param name="Running">The limit that is running.</param>
/// <param name="TookForce">The day on which a rule took force, if it is judged anew for that.</param>
internal sealed record StandingBefore(ComputerState? State, DateOnly? ChangedOn, OwedBy? Running, DateOnly? TookForce)
{
    /// <summary>It was not there.</summary>
    public static StandingBefore Nothing { get; } = new(null, null, null, null);
}

/// <summary>Finds where an entry stands under Act art 4, from what the operator says of it and what it last notified.</summary>
internal static class Standings
{
    /// <summary>Where it stands by the rules of a day.</summary>
    /// <param name="entry">What the operator says.</param>
    /// <param name="facility">The 特定重要設備 to which it belongs.</param>
    /// <param name="designatedOn">The day on which the operator was designated for the business.</param>
    /// <param name="throughArticle53">Whether it came under the criteria through an event of 経済安全保障推進法 art 53(1).</param>
    /// <param name="last">What was last notified of it.</param>
    /// <param name="before">Where it stood.</param>
    /// <param name="rules">The rules.</param>
    public static Standing Of(ComputerEntry entry, FacilityEntry facility, DateOnly? designatedOn, bool throughArticle53, NotifiedItems? last, StandingBefore before, RegisterRules rules)
    {
        if (entry.RemovedOn is not null)
        {
            return new Standing(ComputerState.Removed, null, null);
        }

        var answers = ThreeAnswers.Of(new DutyFacts(entry.Classes, entry.Unit, entry.Dedicated, entry.Product, entry.Maker, null), rules);
        if (answers.IsSpecified.Holds is false || !rules.Sectors.Contains(facility.Sector))
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
            return now == last
                ? new Standing(ComputerState.Notified, null, null)
                : Changed(before.ChangedOn ?? rules.Day, facility, before, rules);
        }

        return entry.IntroducedOn is { } introduced
            ? Introduced(new DeadlineFacts(introduced, false, facility.InPlace, facility.CoveredOn, designatedOn, throughArticle53), before, rules)
            : new Standing(ComputerState.Doubtful, null, null);
    }

    private static Standing Changed(DateOnly since, FacilityEntry facility, StandingBefore before, RegisterRules rules)
    {
        var due = OwedBy.Of(new DeadlineFacts(since, IsChange: true, CoveredOn: facility.CoveredOn), rules.Day);
        return new Standing(ComputerState.ChangeDue, since, before.State is ComputerState.ChangeDue ? due.UnlessRunning(before.Running) : due);
    }

    private static Standing Introduced(DeadlineFacts facts, StandingBefore before, RegisterRules rules)
    {
        var due = OwedBy.Of(facts, rules.Day);
        if (before is { State: ComputerState.Exempt or ComputerState.NotSpecified, TookForce: { } day } && facts.On < day)
        {
            var since = OwedBy.SinceARuleTookForce(day);
            return new Standing(ComputerState.Due, null, since.LastDay > due.LastDay ? since : due);
        }

        return new Standing(ComputerState.Due, null, before.State is ComputerState.Due ? due.UnlessRunning(before.Running) : due);
    }
}

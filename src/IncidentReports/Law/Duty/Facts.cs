using System.Collections.Immutable;
using Noroshi.CriticalComputers.Face;
using Noroshi.IncidentReports.Law.Duty.Exclusions;

namespace Noroshi.IncidentReports.Law.Duty;

/// <summary>What is known so far. A fact that is absent is not known: neither so nor not so.</summary>
internal sealed class Facts
{
    private readonly ImmutableSortedDictionary<string, bool> known;

    private Facts(ImmutableSortedDictionary<string, bool> known) => this.known = known;

    /// <summary>Nothing is known.</summary>
    public static Facts None { get; } = new(ImmutableSortedDictionary.Create<string, bool>(StringComparer.Ordinal));

    /// <summary>Whether it is so; null if not known.</summary>
    public bool? this[Fact fact] => known.TryGetValue(fact.Code, out var holds) ? holds : null;

    /// <summary>All that is known, by code; what a self-check keeps.</summary>
    public IReadOnlyDictionary<string, bool> Known => known;

    /// <summary>The same, and this fact.</summary>
    public Facts With(Fact fact, bool holds) => new(known.SetItem(fact.Code, holds));

    /// <summary>The same, with this fact not known.</summary>
    public Facts Without(Fact fact) => new(known.Remove(fact.Code));

    /// <summary>The same, the computer belonging to these classes and to no other.</summary>
    public Facts WithClasses(IEnumerable<DeviceClass> classes)
    {
        var those = classes.ToHashSet();
        return DeviceClasses.All.Aggregate(this, (facts, @class) => facts.With(Fact.Of(@class), those.Contains(@class)));
    }

    /// <summary>The same, with what follows from the day of designation and the day on which it happened.</summary>
    public Facts WithDesignation(DateOnly designatedOn, DateOnly occurredOn) => this
        .With(Fact.SoonAfterDesignation, TheFirstSixMonthsOfADesignation.Covers(designatedOn, occurredOn))
        .With(Fact.DesignatedBeforeAmendment, DesignationsBeforeTheAmendmentKeepTheOldText.Covers(designatedOn));

    /// <summary>The same, with what follows from the day on which the computer came to be covered by an amendment.</summary>
    public Facts WithCoverage(DateOnly coveredOn, DateOnly occurredOn) =>
        With(Fact.SoonAfterCoverage, TheFirstSixMonthsOfANewlyCoveredComputer.Covers(coveredOn, occurredOn));
}

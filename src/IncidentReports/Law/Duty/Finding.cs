using Noroshi.Kernel;

namespace Noroshi.IncidentReports.Law.Duty;

/// <summary>One reason of an answer.</summary>
/// <param name="Text">The reason, in plain words.</param>
/// <param name="Article">The article.</param>
/// <param name="RuleVersion">The day from which the rule's version applies.</param>
/// <param name="Interpretation">Where the text leaves a choice: the ADR that makes it, by file name.</param>
internal sealed record Reason(Words Text, string Article, DateOnly RuleVersion, string? Interpretation = null);

/// <summary>The wording of a rule in one version: from facts to a finding.</summary>
internal delegate Finding RuleText(Facts facts, DateOnly version);

/// <summary>
/// A condition of the law, in three values: it holds, it does not, or it is open and these facts would settle it. More facts never turn
/// a settled finding (Kleene's strong logic).
/// </summary>
internal sealed record Finding(bool? Holds, IReadOnlyList<Reason> Reasons, IReadOnlyList<Fact> Open)
{
    /// <summary>The finding that a fact itself is.</summary>
    public static Finding Of(Facts facts, Fact fact) => facts[fact] is { } holds ? new(holds, [], []) : new(null, [], [fact]);

    /// <summary>It holds if all hold.</summary>
    public static Finding All(params IReadOnlyList<Finding> parts) => Combine(parts, settling: false);

    /// <summary>It holds if any holds.</summary>
    public static Finding Any(params IReadOnlyList<Finding> parts) => Combine(parts, settling: true);

    /// <summary>It holds if the other does not.</summary>
    public Finding Not() => this with { Holds = !Holds };

    /// <summary>The same with a reason to give if it holds, and one if it does not, instead of the reasons of its parts.</summary>
    public Finding Because(Reason? ifSo, Reason? ifNot = null) => (Holds, ifSo, ifNot) switch
    {
        (true, { } reason, _) => this with { Reasons = [reason] },
        (false, _, { } reason) => this with { Reasons = [reason] },
        _ => this,
    };

    private static Finding Combine(IReadOnlyList<Finding> parts, bool settling)
    {
        var settled = parts.Where(p => p.Holds == settling).ToList();
        if (settled.Count > 0)
        {
            return new(settling, [.. settled.SelectMany(p => p.Reasons)], []);
        }

        var open = parts.Where(p => p.Holds is null).ToList();
        return open.Count > 0
            ? new(null, [.. parts.Where(p => p.Holds is not null).SelectMany(p => p.Reasons)], [.. open.SelectMany(p => p.Open).Distinct()])
            : new(!settling, [.. parts.SelectMany(p => p.Reasons)], []);
    }
}

/// <summary>Asking a rule in the version of a day.</summary>
internal static class DatedRules
{
    public static Finding Ask(this Dated<RuleText> rule, Facts facts, DateOnly day) => rule.On(day)(facts, rule.VersionOn(day));
}

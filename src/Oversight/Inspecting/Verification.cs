namespace Noroshi.Oversight.Inspecting;

/// <summary>How much of the record one request verifies; from the settings, section <c>Verification</c>.</summary>
internal sealed class VerificationSettings
{
    /// <summary>Acts a step.</summary>
    public int PerStep { get; set; } = 10_000;
}

/// <summary>How far a verification has come and what came of it. It goes over what was on the record when it began.</summary>
/// <param name="Until">The last act that was there at the beginning.</param>
/// <param name="Total">How many there were.</param>
internal sealed record Verification(Guid Until, long Total)
{
    /// <summary>How many of the disagreeing acts are named.</summary>
    public const int Named = 100;

    /// <summary>The act behind which the next step begins.</summary>
    public Guid After { get; init; }

    /// <summary>The first legal day of the range; null from the beginning of the record.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last legal day of the range; null to what was last on the record when it began.</summary>
    public DateOnly? To { get; init; }

    /// <summary>How many were looked at.</summary>
    public long Seen { get; init; }

    /// <summary>Acts whose content still is what was committed to.</summary>
    public long Agreeing { get; init; }

    /// <summary>Acts whose content was erased by an act of erasure.</summary>
    public long Erased { get; init; }

    /// <summary>Acts whose content is another, is missing without an act of erasure, has no commitment, or is not what the transparency log has: somebody went round the record.</summary>
    public long Disagreeing { get; init; }

    /// <summary>The first of them, each with its place in the record, counted from one.</summary>
    public IReadOnlyList<Found> First { get; init; } = [];

    /// <summary>Whether the end was reached.</summary>
    public bool IsDone { get; init; }

    /// <summary>How far it has come, in whole hundredths.</summary>
    public int Percent => IsDone || Total is 0 ? 100 : (int)Math.Min(99, Seen * 100 / Total);

    /// <summary>An act that does not agree.</summary>
    /// <param name="Place">Its place in the record, counted from one.</param>
    /// <param name="Act">Its number.</param>
    /// <param name="OfLog">Whether it is another than in the transparency log, or has no place there.</param>
    internal sealed record Found(long Place, Guid Act, bool OfLog = false);
}

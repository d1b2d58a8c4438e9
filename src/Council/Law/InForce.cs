namespace Noroshi.Council.Law;

/// <summary>The day on which article 45 came into force.</summary>
internal static class InForce
{
    public static DateOnly Since { get; } = new(2026, 10, 1);
}

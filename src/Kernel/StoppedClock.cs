namespace Noroshi.Kernel;

/// <summary>A clock that stands at a moment: for what the people of the demonstration did earlier.</summary>
/// <param name="at">The moment.</param>
public sealed class StoppedClock(DateTimeOffset at) : TimeProvider
{
    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => at.ToUniversalTime();
}

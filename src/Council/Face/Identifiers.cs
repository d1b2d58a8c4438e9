namespace Noroshi.Council.Face;

/// <summary>A topic (話題) of the council.</summary>
public readonly record struct TopicId(Guid Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}

/// <summary>What a member contributed to the council.</summary>
public readonly record struct ContributionId(Guid Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}

/// <summary>A request to use a contribution more widely than its contributor allowed.</summary>
public readonly record struct WideningId(Guid Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}

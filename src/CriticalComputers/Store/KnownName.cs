namespace Noroshi.CriticalComputers.Store;

/// <summary>A maker and a product as a public source writes them. It is offered beside what operators write, and decides nothing.</summary>
internal sealed class KnownName
{
    public string Maker { get; init; } = "";

    public string Product { get; init; } = "";

    /// <summary>Where it was read first: kev, csaf, cve.</summary>
    public string Source { get; init; } = "";

    /// <summary>The names as they are compared.</summary>
    public string Key { get; init; } = "";

    public DateTimeOffset FirstSeenAt { get; init; }
}

/// <summary>
/// A spelling under which computers were notified, by whomever. It lets close spellings be found, and keys be made anew after an upgrade, without a walk over
/// all computers. It says nothing of who notified it: whether a desk may see a spelling is asked of the notifications.
/// </summary>
internal sealed class NotifiedName
{
    public string Product { get; init; } = "";

    public string Maker { get; init; } = "";

    /// <summary>The key that computers of this spelling bear.</summary>
    public string Key { get; set; } = "";

    /// <summary>The key that the spelling nearest to it would have; null if none is near. It is told, never counted.</summary>
    public string? NearKey { get; set; }

    /// <summary>Of which rules and dictionary the key is.</summary>
    public string Version { get; set; } = "";
}

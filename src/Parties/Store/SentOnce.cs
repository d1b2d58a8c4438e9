namespace Noroshi.Parties.Store;

/// <summary>What was answered to a request with an <c>Idempotency-Key</c>, so that the same request sent again is answered the same and done once.</summary>
internal sealed class SentOnce
{
    /// <summary>The credential that sent it; keys of different senders never meet.</summary>
    public required Guid Credential { get; init; }

    public required string Key { get; init; }

    /// <summary>SHA-256 of method, path and body: the same key with another request is refused.</summary>
    public required byte[] Request { get; init; }

    public required int Status { get; init; }

    public required string Location { get; init; }

    public required string Body { get; init; }

    public required DateTimeOffset At { get; init; }
}

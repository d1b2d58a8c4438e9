namespace Noroshi.Web.Reaching;

/// <summary>How a call outside ended.</summary>
public enum ReachOutcome
{
    /// <summary>It was answered, with any status; a redirection is an answer and is not followed.</summary>
    Answered,

    /// <summary>The address is one to which this host does not go.</summary>
    Refused,

    /// <summary>Nobody answered, or not in HTTP, or the certificate was not good.</summary>
    Unreachable,

    /// <summary>It took too long.</summary>
    TooSlow,
}

/// <summary>What came of a call outside.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Status">The status, if it was answered.</param>
/// <param name="Beginning">The beginning of the answer. A stranger wrote it.</param>
/// <param name="Cut">Whether more came than was read.</param>
/// <param name="Fault">Why it failed, for the log of the operator of this host.</param>
public sealed record ReachAnswer(ReachOutcome Outcome, int? Status, ReadOnlyMemory<byte> Beginning, bool Cut, string? Fault)
{
    /// <summary>Whether it was taken: a status from 200 to 299.</summary>
    public bool Taken => Status is >= 200 and <= 299;
}

/// <summary>How far calls outside may go.</summary>
public sealed record ReachLimits
{
    /// <summary>Leave to go inside, and to this machine without TLS.</summary>
    public bool AllowInside { get; init; }

    /// <summary>How long one call may take, answer included.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How many bytes of the answer are read.</summary>
    public int MostBytes { get; init; } = 8 * 1024;
}

/// <summary>Calls addresses that outsiders gave (webhooks). Whatever the other side does is an outcome and no exception. One is enough for the whole house.</summary>
public sealed class OutsideReach(ReachLimits limits, TimeProvider clock) : IDisposable
{
    private readonly HttpMessageInvoker way = new(new GuardedWay(limits.AllowInside));

    /// <summary>Sends a request and reads the beginning of the answer.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async Task<ReachAnswer> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        using var timed = new CancellationTokenSource(limits.Longest, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timed.Token, cancellation);
        try
        {
            using var response = await way.SendAsync(request, either.Token);
            var (beginning, cut) = await BeginningAsync(response, either.Token);
            return new(ReachOutcome.Answered, (int)response.StatusCode, beginning, cut, null);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Failed(ReachOutcome.TooSlow, $"No full answer within {limits.Longest.TotalSeconds:0} seconds.");
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            return Failed(IsRefusal(fault) ? ReachOutcome.Refused : ReachOutcome.Unreachable, fault.GetBaseException().Message);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => way.Dispose();

    private async Task<(byte[] Beginning, bool Cut)> BeginningAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        await using var body = await response.Content.ReadAsStreamAsync(cancellation);
        var buffer = new byte[limits.MostBytes + 1];
        var read = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation);
        return (buffer[..Math.Min(read, limits.MostBytes)], read > limits.MostBytes);
    }

    private static bool IsRefusal(Exception? fault) => fault is not null && (fault is WayRefusedException || IsRefusal(fault.InnerException));

    private static ReachAnswer Failed(ReachOutcome outcome, string why) => new(outcome, null, ReadOnlyMemory<byte>.Empty, false, why);
}

using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Noroshi.Testing;

/// <summary>
/// Holds whoever reads a table next, after it has read and until it is let go, so that a test can do something else in between.
/// It holds nobody until it is called, and one only.
/// </summary>
public sealed class Pause(string table) : DbCommandInterceptor
{
    private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource go = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int called;

    /// <summary>The next who reads the table is held.</summary>
    public void Call() => Volatile.Write(ref called, 1);

    /// <summary>Does something while somebody is held, then lets them go.</summary>
    /// <param name="held">What will be held; it is running already.</param>
    /// <param name="meanwhile">What happens in between.</param>
    public async Task<T> DuringAsync<T>(Task<T> held, Func<Task> meanwhile)
    {
        try
        {
            if (await Task.WhenAny(held, reached.Task) != reached.Task)
            {
                throw new InvalidOperationException($"It came to its end without reading {table}.");
            }

            await meanwhile();
        }
        finally
        {
            go.TrySetResult();
        }

        return await held;
    }

    /// <inheritdoc/>
    public override async ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        if (command.CommandText.StartsWith("SELECT", StringComparison.Ordinal)
            && command.CommandText.Contains(table, StringComparison.Ordinal)
            && Interlocked.CompareExchange(ref called, 0, 1) == 1)
        {
            reached.TrySetResult();
            await go.Task.WaitAsync(cancellationToken);
        }

        return result;
    }
}

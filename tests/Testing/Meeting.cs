using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Noroshi.Testing;

/// <summary>
/// Lets two requests read a table before either goes on, so that what happens when both act on what they read does not hang on luck.
/// It holds nobody until it is called, and nobody once the two have met.
/// </summary>
public sealed class Meeting(string table) : DbCommandInterceptor
{
    private readonly TaskCompletionSource met = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool called;
    private int arrived;

    /// <summary>The next two who read the table wait for each other.</summary>
    public void Call() => called = true;

    /// <inheritdoc/>
    public override async ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        if (called && command.CommandText.StartsWith("SELECT", StringComparison.Ordinal) && command.CommandText.Contains(table, StringComparison.Ordinal))
        {
            if (Interlocked.Increment(ref arrived) >= 2)
            {
                met.TrySetResult();
            }

            await met.Task.WaitAsync(cancellationToken);
        }

        return result;
    }
}

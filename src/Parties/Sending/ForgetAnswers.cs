using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Noroshi.Parties.Store;
using Noroshi.Kernel;
using Noroshi.Store;

namespace Noroshi.Parties.Sending;

/// <summary>
/// Forgets after a week what was answered to machines: by then nobody repeats a request, and an answer to a draft or an exchange holds
/// words that must not outlive their erasure. On several nodes each may do it; the second finds nothing left.
/// </summary>
internal sealed partial class ForgetAnswers(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ForgetAnswers> log) : BackgroundService
{
    public static readonly TimeSpan After = TimeSpan.FromDays(7);
    private static readonly TimeSpan Every = TimeSpan.FromHours(6);

    public static Task<int> ForgetAsync(StoreDb db, TimeProvider clock, CancellationToken cancellation)
    {
        var before = clock.GetUtcNow() - After;
        return db.Set<SentOnce>().Where(sent => sent.At < before).ExecuteDeleteAsync(cancellation);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<ActorScope>().Actor = Actor.System;
                LogForgotten(await ForgetAsync(scope.ServiceProvider.GetRequiredService<StoreDb>(), clock, stoppingToken));
            }
            catch (System.Data.Common.DbException fault)
            {
                // The database is away or busy; there is always another time.
                LogFault(fault.GetType().Name);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }

            await Task.Delay(Every, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Forgot {Count} answers.")]
    private partial void LogForgotten(int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Old answers could not be forgotten: {Fault}.")]
    private partial void LogFault(string fault);
}

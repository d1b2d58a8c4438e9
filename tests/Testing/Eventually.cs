using System.Diagnostics;

namespace Noroshi.Testing;

/// <summary>Waits for what another thread or process is about to do; fails if it does not come.</summary>
public static class Eventually
{
    /// <summary>Asks again and again, at most for <paramref name="seconds"/>.</summary>
    public static async Task Async(Func<Task<bool>> holds, int seconds = 120, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(holds))] string what = "")
    {
        var watch = Stopwatch.StartNew();
        while (!await holds())
        {
            if (watch.Elapsed.TotalSeconds > seconds)
            {
                throw new TimeoutException($"It did not come to hold within {seconds} s: {what}");
            }

            await Task.Delay(20);
        }
    }
}

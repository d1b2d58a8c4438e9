using System.Collections.Concurrent;
using System.Diagnostics;

namespace Noroshi.Store;

/// <summary>
/// A row of a register: few of them, often asked for, seldom changed, and the same for whoever asks. What such rows answered may be
/// remembered for a moment (<see cref="Recently"/>). Credentials, sessions and anything with a visibility filter are never among them.
/// </summary>
public interface IRegistered;

/// <summary>
/// What the registers answered a moment ago. When something strikes everywhere at once, hundreds of reports a second ask the same few
/// questions about operators, ministries and settings; one answer a second serves them all. This host forgets at once when it changes a
/// register itself; what another host changed is known here within <see cref="Moment"/>.
/// </summary>
/// <remarks>
/// Real time counts and not the clock of the house: it is the age of an answer in this process, not a fact of a case. An answer that is
/// asked for while the register changes could come back too old; it too lives no longer than the moment.
/// </remarks>
public sealed class Recently
{
    private const int Most = 20_000;

    /// <summary>How long an answer may be repeated.</summary>
    public static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<object, Answer> answers = new();

    /// <summary>The answer of a moment ago, or a new one.</summary>
    /// <param name="key">What is asked, a value that compares by its content and belongs to one asker alone.</param>
    /// <param name="ask">Asks the database.</param>
    public async ValueTask<T> AnswerAsync<T>(object key, Func<Task<T>> ask)
    {
        if (answers.TryGetValue(key, out var known) && Stopwatch.GetElapsedTime(known.At) < Moment)
        {
            return (T)known.Value!;
        }

        var asked = Stopwatch.GetTimestamp();
        var value = await ask();
        if (answers.Count >= Most)
        {
            answers.Clear();
        }

        answers[key] = new Answer(value, asked);
        return value;
    }

    /// <summary>A register was changed here.</summary>
    internal void Forget() => answers.Clear();

    private sealed record Answer(object? Value, long At);
}

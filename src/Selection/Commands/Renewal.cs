using System.Globalization;
using System.Text.Json.Nodes;
using Noroshi.Kernel;
using Noroshi.Selection.Directions;
using Noroshi.Selection.Law;
using Noroshi.Selection.Running;

namespace Noroshi.Selection.Commands;

/// <summary>
/// Keeps a run that goes on for long up to date: whoever wants other criteria changes the files and sends SIGHUP, as to any daemon; on each new day criteria that are over fall away by themselves, whether the lists can be read anew then or not, and the run itself ends when its basis does.
/// Each chunk of packets is judged by the old tables or by the new, and the manifest says where the border was.
/// </summary>
/// <param name="plan">Which files.</param>
/// <param name="basis">Under what the run keeps anything.</param>
/// <param name="run">The run.</param>
/// <param name="first">The tables that it begins with.</param>
/// <param name="clock">The time.</param>
/// <param name="tell">Where it says what it did.</param>
internal sealed class Renewal(Plan plan, Basis basis, CaptureRun run, Tables first, TimeProvider clock, TextWriter tell) : IDisposable
{
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(1), Again = TimeSpan.FromSeconds(30);
    private readonly Lock one = new();
    private readonly List<(DateTimeOffset At, Tables Tables)> renewed = [];
    private Tables inForce = first;
    private bool over;
    private DateTimeOffset? again;
    private DateOnly day = LegalCalendar.LegalDay(clock.GetUtcNow());
    private CancellationTokenSource? stop;
    private ITimer? timer;

    /// <summary>Why the run was ended before its input was; null if it was not.</summary>
    public string? Ended { get; private set; }

    /// <summary>Begins to watch the day.</summary>
    /// <param name="ending">Cancelled when the run may not go on.</param>
    public void Begin(CancellationTokenSource ending)
    {
        stop = ending;
        timer = clock.CreateTimer(_ => Look(), null, Often, Often);
    }

    /// <summary>Asks for the tables to be read anew, beside the run.</summary>
    public void Ask() => _ = Task.Run(() => Renew(LegalCalendar.LegalDay(clock.GetUtcNow())));

    /// <summary>Looks at the day: a new one may end the run, or criteria.</summary>
    public void Look()
    {
        lock (one)
        {
            var now = clock.GetUtcNow();
            var today = LegalCalendar.LegalDay(now);
            if (over || (today == day && !(again <= now)))
            {
                return;
            }

            if (today != day && plan.BasisFile is not null && NothingIsSelectedWithoutABasis.Refusal(basis, plan.Routes, today) is { } refusal)
            {
                day = today;
                Ended = refusal;
                tell.WriteLine($"The run ends: {refusal}");
                stop?.Cancel();
                return;
            }

            day = today;
            if (!Renewed(today))
            {
                LetFall(today);
                again = now + Again;
            }
        }
    }

    /// <summary>Reads the tables anew; where they cannot be used, those before stay in force.</summary>
    /// <returns>Whether they are in force.</returns>
    public bool Renew(DateOnly today)
    {
        lock (one)
        {
            return !over && Renewed(today);
        }
    }

    /// <summary>What the manifest says: for each renewal when it was, how many packets were judged before it, and the tables. The run has ended.</summary>
    public JsonArray Written()
    {
        lock (one)
        {
            over = true;
            return
            [
                .. renewed.Select((r, i) => (JsonNode)new JsonObject
                {
                    ["at"] = Selecting.Written(r.At),
                    ["packets_before"] = i < run.Borders.Count ? run.Borders[i] : run.Tally.Packets,
                    ["prefixes"] = r.Tables.Prefixes,
                    ["criteria"] = r.Tables.Criteria,
                }),
            ];
        }
    }

    /// <inheritdoc/>
    public void Dispose() => timer?.Dispose();

    private bool Renewed(DateOnly today)
    {
        try
        {
            Enforce(Tables.Load(plan, basis, today, out var tables), tables);
            tell.WriteLine(tables.Count > 0 ? string.Create(CultureInfo.InvariantCulture, $"Other criteria are in force: {tables.Count:N0}.") : "No criterion is in force any more: nothing is kept until SIGHUP brings others.");
            again = null;
            return true;
        }
        catch (Exception fault) when (fault is UnusableTableException or IOException or UnauthorizedAccessException)
        {
            if (again is null)
            {
                tell.WriteLine($"The criteria stay as they are: {fault.Message}");
            }

            return false;
        }
    }

    // Which of the criteria in force are over, only the lists would say. While they cannot be read, none counts.
    private void LetFall(DateOnly today)
    {
        if (inForce.FirstEnd >= today)
        {
            return;
        }

        Enforce(inForce.WithoutCriteria(plan, basis, out var none), none);
        tell.WriteLine("Criteria are over, and the lists that would say which cannot be read: until they can, nothing is kept.");
    }

    private void Enforce(Rules rules, Tables tables)
    {
        inForce = tables;
        renewed.Add((clock.GetUtcNow(), tables));
        run.Replace(rules);
    }
}

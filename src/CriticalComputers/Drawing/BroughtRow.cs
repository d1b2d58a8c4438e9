using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Drawing;

/// <summary>One row of a brought table, read by the names of its columns.</summary>
internal sealed class BroughtRow(BroughtPlace place, IReadOnlyList<string> cells, IReadOnlyDictionary<string, int> columns, IReadOnlyList<(string Code, Words Heading)> known, NetworkBrought into)
{
    public BroughtPlace Place => place;

    /// <summary>What stands in a column; null if there is no such column.</summary>
    public string? Cell(string code) => columns.TryGetValue(code, out var column) ? column < cells.Count ? cells[column] : "" : null;

    /// <summary>Takes what stands in a column; without the column nothing is said.</summary>
    public void Take<T>(string code, Func<string, T?> read, Action<T> take, string allowed)
        where T : struct
    {
        if (Cell(code) is { } text)
        {
            Read(code, text, read, take, allowed);
        }
    }

    /// <summary>The same where something must be said.</summary>
    public void Must<T>(string code, Func<string, T?> read, Action<T> take, string allowed)
        where T : struct => Read(code, Cell(code) ?? "", read, take, allowed);

    /// <summary>Takes yes, no, or "not answered".</summary>
    public void Answer(string code, Action<bool?> take)
    {
        if (Cell(code) is not { } text)
        {
            return;
        }

        if (NetworkColumns.TryAnswer(text, out var answer))
        {
            take(answer);
        }
        else
        {
            Refuse(code, text, new Words("はい・いいえ・空", "yes, no, or nothing").Here);
        }
    }

    private void Read<T>(string code, string text, Func<string, T?> read, Action<T> take, string allowed)
        where T : struct
    {
        if (read(text) is { } value)
        {
            take(value);
        }
        else
        {
            Refuse(code, text, allowed);
        }
    }

    private void Refuse(string code, string text, string allowed)
    {
        var (heading, cut) = (known.First(k => k.Code == code).Heading, BroughtPlace.Short(text));
        into.Problems.Add(place.Problem("unknown-value", new(
            $"「{heading.Ja}」の「{cut}」は読み取れません。次のどれかを書いてください：{allowed}", $"“{cut}” under “{heading.En}” cannot be read. Write one of: {allowed}")));
    }
}

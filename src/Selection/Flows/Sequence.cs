namespace Noroshi.Selection.Flows;

/// <summary>
/// What the numbering of an exporter's messages shows: a message that is ahead of its turn has left others behind, which count as lost until they come. One that is far ahead, or behind and none of those, counts for nothing until the next follows on
/// it: then the exporter has begun anew.
/// </summary>
/// <param name="farthest">How far ahead a message may be; what lies beyond is no loss but another numbering.</param>
internal sealed class Sequence(uint farthest)
{
    private const int Remembered = 64;
    private readonly (uint From, uint To)[] gaps = new (uint, uint)[Remembered];
    private int oldest;
    private bool begun;
    private bool unsure;
    private uint expected;
    private uint? another;

    /// <summary>Where a number stands, before it is taken.</summary>
    public Turn Of(uint number) => IsAhead(number) ? Turn.Here
        : another == number ? Turn.Anew
        : GapOf(number) >= 0 ? Turn.Here
        : Turn.Strange;

    /// <summary>Takes the number of a message.</summary>
    /// <param name="number">What was counted before it.</param>
    /// <param name="counted">What it counts itself.</param>
    /// <param name="sure">Whether that is known: of records without a template it is not, and then the next message shows no loss.</param>
    /// <param name="anew">Whether the exporter has begun anew.</param>
    /// <returns>How much more is lost; less than 0 where some of it came late.</returns>
    public long Take(uint number, uint counted, bool sure, out bool anew)
    {
        anew = false;
        if (IsAhead(number))
        {
            var lost = begun && !unsure ? number - expected : 0;
            if (lost > 0)
            {
                Remember(expected, number);
            }

            (begun, expected, unsure, another) = (true, number + counted, !sure, null);
            return lost;
        }

        // Asked before the gaps are: who begins anew passes over numbers that are missing from before, and these stay lost.
        anew = another == number;
        if (anew)
        {
            Array.Clear(gaps);
            (expected, unsure, another) = (number + counted, !sure, null);
            return 0;
        }

        var late = Late(number, counted);
        another = late > 0 || !sure ? null : number + counted;
        return -late;
    }

    private bool IsAhead(uint number) => !begun || number - expected <= farthest;

    // Which gap a number lies in; -1 for none.
    private int GapOf(uint number)
    {
        for (var i = 0; i < gaps.Length; i++)
        {
            if (number - gaps[i].From < gaps[i].To - gaps[i].From)
            {
                return i;
            }
        }

        return -1;
    }

    private void Remember(uint from, uint to)
    {
        gaps[oldest] = (from, to);
        oldest = (oldest + 1) % Remembered;
    }

    private long Late(uint number, uint counted)
    {
        var gap = GapOf(number);
        if (gap < 0)
        {
            return 0;
        }

        var (from, to) = gaps[gap];
        var came = Math.Min(counted, to - number);
        if (came == 0)
        {
            return 0;
        }

        gaps[gap] = (from, number);
        if (number + came != to)
        {
            Remember(number + came, to);
        }

        return came;
    }
}

/// <summary>Where the number of a message stands.</summary>
internal enum Turn
{
    /// <summary>In the numbering that is followed: in turn, ahead, or late.</summary>
    Here,

    /// <summary>It follows on a strange one: the exporter has begun anew.</summary>
    Anew,

    /// <summary>In none that is known: from before, or the first of another.</summary>
    Strange,
}

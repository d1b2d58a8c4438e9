namespace Noroshi.Selection.Joining;

/// <summary>
/// Octets that come in pieces, in any order, more than once, and over each other. Whatever came first counts: a later piece changes nothing that is there. So one who sends two contents for one place is read as the receiver reads it that keeps
/// what it has (as Linux and Windows do for TCP).
/// </summary>
/// <param name="rooms">Where the octets lie.</param>
internal sealed class Assembly(Rooms rooms)
{
    private const int MostPieces = 64;
    private readonly List<(int From, int To)> pieces = [];
    private byte[] octets = [];
    private int longest;

    /// <summary>How many octets from the beginning are there without a gap.</summary>
    public int Whole => pieces.Count > 0 && pieces[0].From == 0 ? pieces[0].To : 0;

    /// <summary>How many octets of memory it takes.</summary>
    public int Room => octets.Length;

    /// <summary>Whether it is in so many pieces that it is given up.</summary>
    public bool Shattered => pieces.Count > MostPieces;

    /// <summary>The octets from the beginning without a gap.</summary>
    public ReadOnlySpan<byte> Octets => octets.AsSpan(0, Whole);

    /// <summary>Begins anew.</summary>
    /// <param name="most">How many octets are put together at most.</param>
    public void Begin(int most) => longest = most;

    /// <summary>Puts a piece in its place; what lies before the beginning or beyond the longest is left out.</summary>
    public void Put(int from, ReadOnlySpan<byte> piece)
    {
        if (from < 0)
        {
            piece = piece[Math.Min(-from, piece.Length)..];
            from = 0;
        }

        if (from >= longest || piece.IsEmpty || Shattered)
        {
            return;
        }

        var to = Math.Min(longest, from + piece.Length);
        if (to > octets.Length)
        {
            Grow(to);
        }

        var at = from;
        foreach (var (first, past) in pieces)
        {
            if (at < Math.Min(first, to))
            {
                piece[(at - from)..(Math.Min(first, to) - from)].CopyTo(octets.AsSpan(at));
            }

            at = Math.Max(at, past);
        }

        if (at < to)
        {
            piece[(at - from)..(to - from)].CopyTo(octets.AsSpan(at));
        }

        Mark(from, to);
    }

    /// <summary>Overwrites what it held and gives its room back.</summary>
    public void Wipe()
    {
        if (pieces.Count > 0)
        {
            rooms.Return(octets, pieces[^1].To);
            octets = [];
            pieces.Clear();
        }
    }

    private void Grow(int least)
    {
        var larger = rooms.Take(least);
        if (pieces.Count > 0)
        {
            var used = pieces[^1].To;
            octets.AsSpan(0, used).CopyTo(larger);
            rooms.Return(octets, used);
        }

        octets = larger;
    }

    private void Mark(int from, int to)
    {
        var i = 0;
        while (i < pieces.Count && pieces[i].To < from)
        {
            i++;
        }

        while (i < pieces.Count && pieces[i].From <= to)
        {
            (from, to) = (Math.Min(from, pieces[i].From), Math.Max(to, pieces[i].To));
            pieces.RemoveAt(i);
        }

        pieces.Insert(i, (from, to));
    }
}

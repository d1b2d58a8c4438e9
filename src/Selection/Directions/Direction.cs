namespace Noroshi.Selection.Directions;

/// <summary>Between whom a packet goes (Act, Art. 2(6) to (8), Arts. 17, 32, 33).</summary>
internal enum Direction : byte
{
    /// <summary>Both ends at home (内内); never kept.</summary>
    Internal,

    /// <summary>From home abroad (内外).</summary>
    Outbound,

    /// <summary>From abroad home (外内).</summary>
    Inbound,

    /// <summary>Both ends abroad (外外).</summary>
    Transit,

    /// <summary>Not IP, or so malformed that it has no addresses.</summary>
    Other,

    /// <summary>An end lies in no prefix of the table: where it is cannot be said, so it is not kept.</summary>
    Unknown,
}

/// <summary>Directions as results and command lines write them.</summary>
internal static class DirectionWords
{
    /// <summary>How many there are.</summary>
    public const int Count = 6;

    private static readonly string[] Written = ["int", "out", "in", "transit", "other", "unknown"];

    /// <summary>The word in a result.</summary>
    public static string Word(this Direction direction) => Written[(int)direction];

    /// <summary>The direction of a word; only the three that may be permitted.</summary>
    public static Direction? Permitted(string word) => word switch
    {
        "out" => Direction.Outbound,
        "in" => Direction.Inbound,
        "transit" => Direction.Transit,
        _ => null,
    };
}

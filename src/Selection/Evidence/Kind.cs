namespace Noroshi.Selection.Evidence;

/// <summary>By what a packet meets a criterion. Where there are several, the first in this order counts.</summary>
internal enum Kind : byte
{
    /// <summary>By nothing.</summary>
    None,

    /// <summary>An address, a block of addresses, or ports and flags.</summary>
    Address,

    /// <summary>A DNS question, a server name, the host of a request, or a fingerprint of a handshake.</summary>
    Name,

    /// <summary>Host and path of a request.</summary>
    Url,

    /// <summary>A byte signature.</summary>
    Signature,
}

/// <summary>Kinds of evidence as results write them.</summary>
internal static class KindWords
{
    /// <summary>How many there are, with none.</summary>
    public const int Count = 5;

    private static readonly string[] Written = ["none", "ip", "name", "url", "sig"];

    /// <summary>The word in a result.</summary>
    public static string Word(this Kind kind) => Written[(int)kind];
}

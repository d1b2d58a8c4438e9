using CsCheck;

namespace Noroshi.TransparencyLog.Tests;

/// <summary>Texts put together from pieces of a format: they get further into a parser than random octets do.</summary>
internal static class Pieces
{
    public static Gen<string> Of(params string[] pieces) => Gen.Int[0, pieces.Length - 1].Select(i => pieces[i]).Array[0, 20].Select(string.Concat);
}

namespace Noroshi.Testing;

/// <summary>A part of a document under <c>docs/</c> that a test writes, between two remarks that name it.</summary>
public static class GeneratedPart
{
    /// <summary>What stands there. With <c>NOROSHI_APPROVE=1</c> it is written anew, and is what was given.</summary>
    /// <param name="document">The file's name.</param>
    /// <param name="part">The name of the part, as in <c>&lt;!-- parties: generated --&gt;</c> … <c>&lt;!-- /parties --&gt;</c>.</param>
    /// <param name="text">What should stand there.</param>
    public static string Of(string document, string part, string text)
    {
        var path = Path.Combine(Checkout.Root, "docs", document);
        var written = File.ReadAllText(path);
        var begin = written.IndexOf($"<!-- {part}: generated -->", StringComparison.Ordinal) + $"<!-- {part}: generated -->".Length;
        var end = written.IndexOf($"<!-- /{part} -->", StringComparison.Ordinal);
        if (end < begin)
        {
            throw new InvalidDataException($"{document} has no part named {part}.");
        }

        if (Environment.GetEnvironmentVariable("NOROSHI_APPROVE") != "1")
        {
            return written[begin..end];
        }

        File.WriteAllText(path, string.Concat(written.AsSpan(0, begin), text, written.AsSpan(end)));
        return text;
    }
}

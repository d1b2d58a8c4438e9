namespace Noroshi.Cli.VerifyingLogs;

/// <summary>What a question names cannot be read, or is not what it should be.</summary>
internal sealed class UnreadableException(string ja, string en) : Exception(en)
{
    public string Ja { get; } = ja;

    public string En { get; } = en;
}

/// <summary>A small file that somebody else may have made.</summary>
internal static class InputFile
{
    /// <summary>Reads it; <c>-</c> is the standard input.</summary>
    /// <exception cref="UnreadableException">It is longer than what is asked for can be.</exception>
    public static byte[] Read(string path, int longest)
    {
        using var stream = path == "-" ? Console.OpenStandardInput() : File.OpenRead(path);
        var octets = new byte[longest + 1];
        var length = stream.ReadAtLeast(octets, octets.Length, throwOnEndOfStream: false);
        return length <= longest ? octets[..length] : throw new UnreadableException($"{path} は大きすぎます。", $"{path} is too large.");
    }
}

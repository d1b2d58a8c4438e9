namespace Noroshi.Bench.Fuzzing;

/// <summary>How one reading ended; whatever else happens is a crash.</summary>
internal enum Verdict
{
    /// <summary>Taken.</summary>
    Accepted,

    /// <summary>Refused in the way the reader promises.</summary>
    Refused,
}

/// <summary>Something that reads what strangers write.</summary>
/// <param name="Name">Its name, with which the files of its finds begin.</param>
/// <param name="Seeds">Sound inputs, from which spoilt ones are made.</param>
/// <param name="Try">Reads one input. It throws what the reader throws, and <see cref="BrokenPromise"/> where an answer is wrong.</param>
internal sealed record Target(string Name, IReadOnlyList<byte[]> Seeds, Func<byte[], Verdict> Try)
{
    /// <summary>What the grammar of the input is made of, to be put in anywhere.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>How the input is built, for mutations that leave its outer form whole.</summary>
    public Structure Structure { get; init; } = Structure.Text;

    /// <summary>How much may be allocated for one input, in bytes.</summary>
    public long MostMemory { get; init; } = 64L * 1024 * 1024;

    /// <summary>What was answered last, to say why a seed was not taken.</summary>
    public Func<string>? Last { get; init; }

    /// <summary>Whether reading happens on other threads, so that what it allocates cannot be told.</summary>
    public bool Elsewhere { get; init; }
}

/// <summary>The outer form of an input.</summary>
internal enum Structure
{
    /// <summary>Text or bytes without more.</summary>
    Text,

    /// <summary>JSON.</summary>
    Json,

    /// <summary>A zip archive.</summary>
    Zip,
}

/// <summary>A reader accepted something and then did not keep what it promises of it.</summary>
internal sealed class BrokenPromise(string message) : Exception(message)
{
    /// <summary>Throws unless the promise holds.</summary>
    public static void Unless(bool holds, string promise)
    {
        if (!holds)
        {
            throw new BrokenPromise(promise);
        }
    }
}

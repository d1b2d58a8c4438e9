namespace Noroshi.Bench.Measuring;

/// <summary>How a measurement was asked for.</summary>
/// <param name="Quick">Sizes of at most 1/100 and ratio goals only.</param>
/// <param name="Json">Lines of JSON only.</param>
/// <param name="Only">One part of the measurement: <c>filing</c>, <c>sqlite</c>, <c>desk</c>, <c>start</c>; one reader to be fuzzed.</param>
internal sealed record Options(bool Quick, bool Json, string? Only)
{
    /// <summary>How many versions the large case has.</summary>
    public int Versions { get; init; } = 1_000_000;

    /// <summary>From which number spoilt inputs come; any if it is not given.</summary>
    public int? Seed { get; init; }

    /// <summary>Whether other programs are measured beside it.</summary>
    public bool Peers { get; init; }

    /// <summary>For how long spoilt inputs are made.</summary>
    public int? Seconds { get; init; }

    /// <summary>After how many spoilt inputs a reader has had enough, or of how many seeds captures are made; null where nothing was said.</summary>
    public long? Count { get; init; }

    /// <summary>A kept input to be read once more.</summary>
    public string? Replay { get; init; }

    public static bool TryRead(string[] args, out Options options)
    {
        options = new(args.Contains("--quick"), args.Contains("--json"), null) { Peers = args.Contains("--peers") };
        var rest = args.Where(a => a is not ("--quick" or "--json" or "--peers")).ToArray();
        for (; rest is [var flag, var value, .. var more]; rest = more)
        {
            switch (flag)
            {
                case "--only":
                    options = options with { Only = value };
                    break;
                case "--versions" when int.TryParse(value, out var versions) && versions > 10_000:
                    options = options with { Versions = versions };
                    break;
                case "--seed" when int.TryParse(value, out var seed):
                    options = options with { Seed = seed };
                    break;
                case "--seconds" when int.TryParse(value, out var seconds) && seconds > 0:
                    options = options with { Seconds = seconds };
                    break;
                case "--count" when long.TryParse(value, out var count) && count > 0:
                    options = options with { Count = count };
                    break;
                case "--replay":
                    options = options with { Replay = value };
                    break;
                default:
                    return false;
            }
        }

        return rest.Length == 0;
    }

    public bool Wants(string part) => Only is null || Only == part;
}

using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Noroshi.Selection.Directions;

namespace Noroshi.Selection.Law;

/// <summary>Under what a run keeps anything: an agreement with a party to the communications, or a measure that the commission approved.</summary>
/// <param name="Number">The number of the agreement or approval.</param>
/// <param name="Kind"><c>agreement</c> or <c>approval</c>.</param>
/// <param name="Routes">The directions that it permits.</param>
/// <param name="From">The first day.</param>
/// <param name="Until">The last day.</param>
/// <param name="LookInside">Whether tunnels may be opened.</param>
/// <param name="KeepDays">For how many days a record may be kept.</param>
internal sealed record Basis(string Number, string Kind, IReadOnlyList<Direction> Routes, DateOnly From, DateOnly Until, bool LookInside, int KeepDays)
{
    /// <summary>For how long records are kept where nothing is said: two years, as the government explained the bill. Not verified in the text.</summary>
    public const int UsualDays = 730;

    private const long Longest = 64 << 10;

    /// <summary>The basis of an exercise.</summary>
    public static Basis Exercise(IReadOnlyList<Direction> routes) => new("exercise", "exercise", routes, DateOnly.MinValue, DateOnly.MaxValue, true, UsualDays);

    /// <summary>Reads one: <c>{"number":"…","kind":"agreement","routes":["in","out"],"from":"2027-12-01","until":"2028-05-31"}</c>, with <c>look_inside</c> and <c>keep_days</c> where they differ.</summary>
    /// <exception cref="UnusableTableException">It is not understood.</exception>
    public static Basis Read(string path)
    {
        try
        {
            if (new FileInfo(path).Length > Longest)
            {
                throw new UnusableTableException($"{path}: a basis has at most {Longest} octets.");
            }

            var read = JsonSerializer.Deserialize<Written>(File.ReadAllText(path), Strict) ?? throw new JsonException("it is null");
            var routes = read.Routes.Select(r => DirectionWords.Permitted(r) ?? throw new UnusableTableException($"{path}: a direction is in, out or transit; not {r}.")).Distinct().ToArray();
            return read.Kind is not ("agreement" or "approval") ? throw new UnusableTableException($"{path}: kind is agreement or approval.")
                : string.IsNullOrWhiteSpace(read.Number) || read.Number.Length > 200 ? throw new UnusableTableException($"{path}: number names the agreement or approval.")
                : routes.Length == 0 ? throw new UnusableTableException($"{path}: routes names at least one direction.")
                : read.From > read.Until ? throw new UnusableTableException($"{path}: it ends before it begins.")
                : read.KeepDays is < 1 or > UsualDays ? throw new UnusableTableException($"{path}: keep_days is 1 to {UsualDays}.")
                : new(read.Number, read.Kind, routes, read.From, read.Until, read.LookInside, read.KeepDays);
        }
        catch (JsonException fault)
        {
            throw new UnusableTableException($"{path}: not a basis: {fault.Message}");
        }
    }

    /// <summary>What a manifest says of it.</summary>
    public JsonObject ToJson() => Kind == "exercise"
        ? new() { ["kind"] = Kind }
        : new()
        {
            ["kind"] = Kind,
            ["number"] = Number,
            ["from"] = $"{From:yyyy-MM-dd}",
            ["until"] = $"{Until:yyyy-MM-dd}",
            ["look_inside"] = LookInside,
            ["keep_days"] = KeepDays,
            ["routes"] = new JsonArray([.. Routes.Select(r => (JsonNode)r.Word())]),
        };

    private static JsonSerializerOptions Strict { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    private sealed record Written(string Number, string Kind, string[] Routes, DateOnly From, DateOnly Until, bool LookInside = true, int KeepDays = UsualDays);
}

using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Noroshi.Selection.Directions;
using Noroshi.Selection.Law;

namespace Noroshi.Selection.Commands;

/// <summary>A basis as it is written: <c>{"number":"…","kind":"agreement","routes":["in","out"],"from":"2027-12-01","until":"2028-05-31"}</c>, with <c>look_inside</c> and <c>keep_days</c> where they differ.</summary>
internal static class BasisFile
{
    private const long Longest = 64 << 10;

    private static readonly JsonSerializerOptions Strict = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Reads one.</summary>
    /// <exception cref="UnusableTableException">It is not understood.</exception>
    public static Basis Read(string path)
    {
        if (new FileInfo(path).Length > Longest)
        {
            throw new UnusableTableException($"{path}: a basis has at most {Longest} octets.");
        }

        return Of(File.ReadAllText(path), path);
    }

    /// <summary>Reads what stands in one.</summary>
    /// <param name="json">The text.</param>
    /// <param name="path">What it is called in messages.</param>
    /// <exception cref="UnusableTableException">It is not understood.</exception>
    public static Basis Of(string json, string path)
    {
        try
        {
            var read = JsonSerializer.Deserialize<Written>(json, Strict) ?? throw new JsonException("it is null");
            var routes = read.Routes.Select(r => DirectionWords.Permitted(r) ?? throw new UnusableTableException($"{path}: a direction is in, out or transit; not {r}.")).Distinct().ToArray();
            return read.Kind is not ("agreement" or "approval") ? throw new UnusableTableException($"{path}: kind is agreement or approval.")
                : read.Number.Trim().Equals("exercise", StringComparison.OrdinalIgnoreCase) ? throw new UnusableTableException($"{path}: a run without a basis is called exercise; no agreement or approval is.")
                : string.IsNullOrWhiteSpace(read.Number) || read.Number.Length > 200 ? throw new UnusableTableException($"{path}: number names the agreement or approval.")
                : routes.Length == 0 ? throw new UnusableTableException($"{path}: routes names at least one direction.")
                : read.From > read.Until ? throw new UnusableTableException($"{path}: it ends before it begins.")
                : read.KeepDays is < 1 or > Basis.UsualDays ? throw new UnusableTableException($"{path}: keep_days is 1 to {Basis.UsualDays}.")
                : new(read.Number, read.Kind, routes, read.From, read.Until, read.LookInside, read.KeepDays);
        }
        catch (JsonException fault)
        {
            throw new UnusableTableException($"{path}: not a basis: {fault.Message}");
        }
    }

    /// <summary>What a manifest says of a basis.</summary>
    public static JsonObject Of(Basis basis) => basis.Kind == "exercise"
        ? new() { ["kind"] = basis.Kind }
        : new()
        {
            ["kind"] = basis.Kind,
            ["number"] = basis.Number,
            ["from"] = $"{basis.From:yyyy-MM-dd}",
            ["until"] = $"{basis.Until:yyyy-MM-dd}",
            ["look_inside"] = basis.LookInside,
            ["keep_days"] = basis.KeepDays,
            ["routes"] = new JsonArray([.. basis.Routes.Select(r => (JsonNode)r.Word())]),
        };

    private sealed record Written(string Number, string Kind, string[] Routes, DateOnly From, DateOnly Until, bool LookInside = true, int KeepDays = Basis.UsualDays);
}

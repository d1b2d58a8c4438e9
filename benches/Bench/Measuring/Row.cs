using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Noroshi.Bench.Measuring;

/// <summary>One figure beside what it is measured against.</summary>
/// <param name="Figure">What was measured.</param>
/// <param name="Value">How much.</param>
/// <param name="Unit">Of what.</param>
/// <param name="Beside">The same of the peer, or of the small case.</param>
/// <param name="Ratio">Value to peer.</param>
/// <param name="Goal">What the ratio, or the value, must be; null where nothing was promised.</param>
/// <param name="Holds">Whether it is so; true without a goal.</param>
internal sealed record Row(
    [property: JsonPropertyName("figure")] string Figure,
    [property: JsonPropertyName("value")] double Value,
    [property: JsonPropertyName("unit")] string Unit,
    [property: JsonPropertyName("beside")] double? Beside,
    [property: JsonPropertyName("ratio")] double? Ratio,
    [property: JsonPropertyName("goal")] string? Goal,
    [property: JsonPropertyName("holds")] bool Holds)
{
    /// <summary>A figure that is only told.</summary>
    public static Row Told(string figure, double value, string unit) => new(figure, Rounded(value), unit, null, null, null, true);

    /// <summary>A figure that must stay under a limit.</summary>
    public static Row Under(string figure, double value, string unit, double limit) =>
        new(figure, Rounded(value), unit, null, null, string.Create(CultureInfo.InvariantCulture, $"< {limit:0.###} {unit}"), value < limit);

    /// <summary>A figure that must reach a value.</summary>
    public static Row Reaching(string figure, double value, string unit, double least) =>
        new(figure, Rounded(value), unit, null, null, string.Create(CultureInfo.InvariantCulture, $">= {least:0.###} {unit}").TrimEnd(), value >= least);

    /// <summary>A figure beside its peer's, with nothing promised.</summary>
    public static Row Compared(string figure, double value, string unit, double beside) =>
        new(figure, Rounded(value), unit, Rounded(beside), Rounded(value / beside), null, true);

    /// <summary>A count that must be nothing.</summary>
    public static Row None(string figure, int count) => new(figure, count, "", null, null, "= 0", count == 0);

    /// <summary>A figure that must reach a share of its peer's.</summary>
    public static Row AtLeast(string figure, double value, string unit, double beside, double share) =>
        new(figure, Rounded(value), unit, Rounded(beside), Rounded(value / beside), string.Create(CultureInfo.InvariantCulture, $"ratio >= {share}"), value / beside >= share);

    /// <summary>A figure that may not outgrow that of the small case.</summary>
    public static Row AtMost(string figure, double value, string unit, double beside, double share) =>
        new(figure, Rounded(value), unit, Rounded(beside), Rounded(value / beside), string.Create(CultureInfo.InvariantCulture, $"ratio <= {share}"), value / beside <= share);

    private static double Rounded(double value) => Math.Round(value, value < 10 ? 3 : 1);
}

/// <summary>Where rows go: lines of JSON for machines, a table for people.</summary>
internal sealed class Rows(bool json)
{
    private static readonly JsonSerializerOptions Style = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private bool headed;

    public bool AllHold { get; private set; } = true;

    public void Add(Row row)
    {
        AllHold &= row.Holds;
        if (json)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(row, Style));
            Console.Out.Flush();
            return;
        }

        if (!headed)
        {
            headed = true;
            Console.WriteLine($"{"figure",-64}{"value",12} {"unit",-12}{"beside",12}{"ratio",8}  goal");
        }

        string Number(double? number) => number?.ToString("#,0.###", CultureInfo.InvariantCulture) ?? "";
        Console.WriteLine($"{row.Figure,-64}{Number(row.Value),12} {row.Unit,-12}{Number(row.Beside),12}{Number(row.Ratio),8}  {row.Goal}{(row.Goal is null ? "" : row.Holds ? "  holds" : "  DOES NOT HOLD")}");
    }

    public static void Say(string what) => Console.Error.WriteLine(what);
}

using System.Text.Json;

namespace Noroshi.Products.Demo;

/// <summary>What the analysts of the demonstration world wrote, as it stands in <c>products.json</c>.</summary>
internal sealed record DemoProducts(string Note, IReadOnlyList<DemoProducts.Written> Products)
{
    public static DemoProducts Read()
    {
        using var stream = typeof(DemoProducts).Assembly.GetManifestResourceStream("demo/products.json")!;
        return JsonSerializer.Deserialize<DemoProducts>(stream, JsonSerializerOptions.Web)!;
    }

    internal sealed record Written(string Speed, bool Urgent, string Remedy, string Until, int HoursAgo, string Ja, string En, IReadOnlyList<Line> Statements);

    // With a report the statement rests on that field of the operator's newest one; it carries its secret unless it says why not.
    internal sealed record Line(
        string Kind, string Ja, string? En = null, string? Report = null, string? Field = null, string? Why = null, string? Reason = null,
        string? Indicator = null, string? Technique = null, string? Product = null, string? Maker = null, string? Limit = null, string? Check = null, string? Confidence = null);
}

using System.Text.Json;
using System.Text.Json.Serialization;

namespace Noroshi.Provision.Subscribing;

/// <summary>A product that a subscriber wants to hear of.</summary>
/// <param name="Product">製品名 as it was written.</param>
/// <param name="Maker">製造者名 as it was written; empty if it was left out.</param>
internal sealed record SubscribedProduct(string Product, string Maker)
{
    public override string ToString() => Maker.Length == 0 ? Product : $"{Product}、{Maker}";
}

/// <summary>What a subscriber chose. With neither businesses nor products it is everything.</summary>
/// <param name="Sectors">Businesses, by their codes.</param>
/// <param name="Products">Products.</param>
/// <param name="English">Whether mail is in English; otherwise it is in Japanese.</param>
internal sealed record Subscription(IReadOnlyList<string> Sectors, IReadOnlyList<SubscribedProduct> Products, bool English)
{
    /// <summary>The language of the mail.</summary>
    [JsonIgnore]
    public string Language => English ? "en" : "ja";

    public string Json() => JsonSerializer.Serialize(this);

    public static Subscription Read(string json) => JsonSerializer.Deserialize<Subscription>(json)!;
}

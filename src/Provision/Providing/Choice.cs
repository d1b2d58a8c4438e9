using System.Text.Json;
using Noroshi.Provision.Face;

namespace Noroshi.Provision.Providing;

/// <summary>By what recipients are chosen: each of these adds some, and none takes any away.</summary>
/// <param name="Route">The route, which says who can be meant at all.</param>
/// <param name="Users">Those who have notified one of the products that it is about.</param>
/// <param name="Holders">Those who hold an earlier version.</param>
/// <param name="Everybody">All whom the route can reach.</param>
/// <param name="Sector">Those designated for a business.</param>
/// <param name="Prefecture">Those of a prefecture, JIS X 0401.</param>
/// <param name="Also">Single ones, by their codes.</param>
/// <param name="Publish">The public as well.</param>
/// <param name="Topic">The members of a topic of the council.</param>
/// <param name="Concerns">The businesses that a public product concerns, by their codes; none for all.</param>
internal sealed record Choice(LegalRoute Route, bool Users, bool Holders, bool Everybody, string? Sector, string? Prefecture, IReadOnlyList<string> Also, bool Publish, Guid? Topic = null, IReadOnlyList<string>? Concerns = null)
{
    public string Json() => JsonSerializer.Serialize(this);

    public static Choice Read(string json) => JsonSerializer.Deserialize<Choice>(json)!;
}

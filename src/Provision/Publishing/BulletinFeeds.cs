using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Noroshi.Formats.Feeds;
using Noroshi.Parties.Face;
using Noroshi.Products.Face;

namespace Noroshi.Provision.Publishing;

/// <summary>What was made public, as feeds: Atom 1.0 (RFC 4287) and JSON Feed 1.1.</summary>
internal static class BulletinFeeds
{
    /// <remarks>Open: they hold what the page holds.</remarks>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/bulletin/feed.atom", AtomAsync).AllowAnonymous().ExcludeFromDescription().WithDisplayName("GET /bulletin/feed.atom");
        routes.MapGet("/bulletin/feed.json", JsonAsync).AllowAnonymous().ExcludeFromDescription().WithDisplayName("GET /bulletin/feed.json");
    }

    private static async Task<IResult> AtomAsync(Bulletins bulletins, PartiesSettings settings, CancellationToken cancellation) =>
        TypedResults.Bytes(AtomFeed.Write(await FeedAsync(bulletins, settings, "feed.atom", cancellation)), AtomFeed.MediaType);

    private static async Task<IResult> JsonAsync(Bulletins bulletins, PartiesSettings settings, CancellationToken cancellation) =>
        TypedResults.Bytes(JsonFeed.Write(await FeedAsync(bulletins, settings, "feed.json", cancellation)), JsonFeed.MediaType);

    private static async Task<Feed> FeedAsync(Bulletins bulletins, PartiesSettings settings, string self, CancellationToken cancellation)
    {
        var shown = await bulletins.NewestAsync(cancellation);
        return new Feed
        {
            Id = new Uri(settings.PublicUrl, "/bulletin"),
            Title = "狼煙 注意喚起",
            Author = "内閣府",
            Page = new Uri(settings.PublicUrl, "/bulletin"),
            Self = new Uri(settings.PublicUrl, $"/bulletin/{self}"),
            Updated = shown.Count > 0 ? shown.Max(Changed) : DateTimeOffset.UnixEpoch,
            Entries = [.. shown.Select(p => Entry(p, new Uri(settings.PublicUrl, $"/bulletin/{p.Number}")))],
        };
    }

    // A reader of feeds looks again at what has moved on since: that it was taken back, or has expired.
    private static DateTimeOffset Changed(ReleasedProduct product) =>
        product.WithdrawnAt ?? (product.Standing is ProductStanding.Expired ? product.ExpiresAt : null) ?? product.ReleasedAt;

    private static FeedEntry Entry(ReleasedProduct product, Uri page) => new(
        new Uri($"urn:uuid:{product.Series:D}"),
        product.Standing is ProductStanding.Current ? product.Title.Ja : $"【{product.Standing.Words().Ja}】{product.Title.Ja}",
        page,
        product.ReleasedAt,
        Changed(product),
        product.Remedy.Words().Ja,
        [.. product.Affected.Select(a => a.Product).Distinct(StringComparer.Ordinal)]);
}

using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Noroshi.Formats.Texts;

namespace Noroshi.Formats.Feeds;

/// <summary>Writes a feed as JSON Feed 1.1.</summary>
public static class JsonFeed
{
    /// <summary>The media type.</summary>
    public const string MediaType = "application/feed+json";

    /// <summary>The feed as UTF-8.</summary>
    /// <exception cref="ArgumentException">An address is not absolute, a title is missing, an identifier stands twice.</exception>
    public static byte[] Write(Feed feed)
    {
        feed.Check();
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("version", "https://jsonfeed.org/version/1.1");
            json.WriteString("title", SoundText.Of(feed.Title));
            json.WriteString("home_page_url", feed.Page.AbsoluteUri);
            json.WriteString("feed_url", feed.Self.AbsoluteUri);
            json.WriteString("language", feed.Language);
            json.WriteStartArray("authors");
            json.WriteStartObject();
            json.WriteString("name", SoundText.Of(feed.Author));
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteStartArray("items");
            foreach (var entry in feed.Entries.OrderByDescending(e => e.Updated).ThenBy(e => e.Id.AbsoluteUri, StringComparer.Ordinal))
            {
                Entry(json, entry);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void Entry(Utf8JsonWriter json, FeedEntry entry)
    {
        json.WriteStartObject();
        json.WriteString("id", entry.Id.AbsoluteUri);
        json.WriteString("url", entry.Page.AbsoluteUri);
        json.WriteString("title", SoundText.Of(entry.Title));

        // An item must have a content: where there is no summary, its title is all that is said.
        json.WriteString("content_text", SoundText.Of(string.IsNullOrWhiteSpace(entry.Summary) ? entry.Title : entry.Summary));
        json.WriteString("date_published", AtomFeed.Time(entry.Published));
        json.WriteString("date_modified", AtomFeed.Time(entry.Updated));
        if (entry.Tags is { Count: > 0 } tags)
        {
            json.WriteStartArray("tags");
            foreach (var tag in tags)
            {
                json.WriteStringValue(SoundText.Of(tag));
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}

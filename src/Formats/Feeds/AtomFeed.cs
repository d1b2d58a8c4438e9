using System.Globalization;
using System.Text;
using System.Xml;
using Noroshi.Formats.Texts;

namespace Noroshi.Formats.Feeds;

/// <summary>Writes a feed as Atom 1.0 (RFC 4287). Titles and summaries are text; what looks like markup in them is shown as it stands.</summary>
public static class AtomFeed
{
    /// <summary>The media type.</summary>
    public const string MediaType = "application/atom+xml; charset=utf-8";

    private const string Atom = "http://www.w3.org/2005/Atom";

    /// <summary>The feed as UTF-8.</summary>
    /// <exception cref="ArgumentException">An address is not absolute, a title is missing, an identifier stands twice.</exception>
    public static byte[] Write(Feed feed)
    {
        feed.Check();
        using var file = new MemoryStream();
        using (var xml = XmlWriter.Create(file, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CheckCharacters = true, NewLineHandling = NewLineHandling.Entitize }))
        {
            xml.WriteStartDocument();
            xml.WriteStartElement("feed", Atom);
            xml.WriteAttributeString("xml", "lang", null, feed.Language);
            Text(xml, "id", feed.Id.AbsoluteUri);
            Text(xml, "title", feed.Title);
            Text(xml, "updated", Time(feed.Updated));
            Link(xml, "self", feed.Self, "application/atom+xml");
            Link(xml, "alternate", feed.Page, "text/html");
            xml.WriteStartElement("author", Atom);
            Text(xml, "name", feed.Author);
            xml.WriteEndElement();
            foreach (var entry in feed.Entries.OrderByDescending(e => e.Updated).ThenBy(e => e.Id.AbsoluteUri, StringComparer.Ordinal))
            {
                Entry(xml, entry);
            }

            xml.WriteEndElement();
            xml.WriteEndDocument();
        }

        return file.ToArray();
    }

    internal static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static void Entry(XmlWriter xml, FeedEntry entry)
    {
        xml.WriteStartElement("entry", Atom);
        Text(xml, "id", entry.Id.AbsoluteUri);
        Text(xml, "title", entry.Title);
        Text(xml, "published", Time(entry.Published));
        Text(xml, "updated", Time(entry.Updated));
        Link(xml, "alternate", entry.Page, "text/html");
        foreach (var tag in entry.Tags ?? [])
        {
            xml.WriteStartElement("category", Atom);
            xml.WriteAttributeString("term", SoundText.Of(tag));
            xml.WriteEndElement();
        }

        if (!string.IsNullOrWhiteSpace(entry.Summary))
        {
            Text(xml, "summary", entry.Summary);
        }

        xml.WriteEndElement();
    }

    private static void Text(XmlWriter xml, string name, string text) => xml.WriteElementString(name, Atom, SoundText.Of(text));

    private static void Link(XmlWriter xml, string relation, Uri to, string type)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", to.AbsoluteUri);
        xml.WriteEndElement();
    }
}

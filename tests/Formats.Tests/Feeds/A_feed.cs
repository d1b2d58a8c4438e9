using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using CsCheck;
using Noroshi.Formats.Feeds;
using Xunit;

namespace Noroshi.Formats.Tests.Feeds;

/// <summary>A feed, held against RFC 4287 and JSON Feed 1.1.</summary>
public partial class A_feed
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly DateTimeOffset Noon = new(2026, 11, 2, 21, 0, 0, TimeSpan.FromHours(9));

    [Fact]
    public void holds_what_the_standards_require() => Holds("速報 <b>&amp;\"'", "一行目\r\n二行目");

    [Fact]
    public void of_hostile_text_holds_what_the_standards_require() =>
        Gen.Select(Gen.String[Gen.Char, 1, 30], Gen.String[Gen.Char["\0\u0001\ud800\udc00\uFFFE]]><&\u0085 a"], 0, 30]).Where((title, _) => !string.IsNullOrWhiteSpace(title)).Sample((title, summary) => Holds(title, summary), iter: 3_000);

    [Fact]
    public void shows_text_as_it_stands()
    {
        var entry = XDocument.Parse(System.Text.Encoding.UTF8.GetString(AtomFeed.Write(Sample("a<b>&amp;", "x\r\ny\0")))).Root!.Elements(Atom + "entry").Last();

        Assert.Equal(("a<b>&amp;", "x\r\ny\uFFFD"), ((string)entry.Element(Atom + "title")!, (string)entry.Element(Atom + "summary")!));
    }

    [Fact]
    public void without_entries_is_a_feed()
    {
        var feed = Sample("x", "y") with { Entries = [] };

        Assert.Contains("<updated>2026-11-02T12:00:00Z</updated>", System.Text.Encoding.UTF8.GetString(AtomFeed.Write(feed)), StringComparison.Ordinal);
        Assert.Contains("\"items\":[]", System.Text.Encoding.UTF8.GetString(JsonFeed.Write(feed)), StringComparison.Ordinal);
    }

    [Fact]
    public void that_breaks_a_rule_is_not_written()
    {
        var feed = Sample("x", "y");
        var entry = feed.Entries.First();
        Feed[] wrong =
        [
            feed with { Title = " " },
            feed with { Author = "" },
            feed with { Self = new Uri("/feed", UriKind.Relative) },
            feed with { Entries = [entry, entry] },
            feed with { Entries = [entry with { Title = "" }] },
            feed with { Entries = [entry with { Page = new Uri("x", UriKind.Relative) }] },
            feed with { Entries = [entry with { Updated = entry.Published.AddSeconds(-1) }] },
        ];

        Assert.All(wrong, f => Assert.Throws<ArgumentException>(() => AtomFeed.Write(f)));
        Assert.All(wrong, f => Assert.Throws<ArgumentException>(() => JsonFeed.Write(f)));
    }

    private static void Holds(string title, string summary)
    {
        var feed = Sample(title, summary);
        using var file = new MemoryStream(AtomFeed.Write(feed));
        using var reader = XmlReader.Create(file, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, CheckCharacters = true });
        var root = XDocument.Load(reader).Root!;

        // RFC 4287, 4.1.1 and 4.1.2: exactly one id, title, updated; an author; one alternate link of a type; times as in RFC 3339.
        Assert.Equal(Atom + "feed", root.Name);
        Assert.Single(root.Elements(Atom + "author").Elements(Atom + "name"));
        Assert.Single(root.Elements(Atom + "link"), l => (string?)l.Attribute("rel") == "self");
        foreach (var it in root.Elements(Atom + "entry").Prepend(root))
        {
            Assert.All(["id", "title", "updated"], name => Assert.Single(it.Elements(Atom + name)));
            Assert.Single(it.Elements(Atom + "link"), l => (string?)l.Attribute("rel") == "alternate");
            Assert.True(Uri.IsWellFormedUriString((string)it.Element(Atom + "id")!, UriKind.Absolute));
            Assert.All(it.Elements(Atom + "updated").Concat(it.Elements(Atom + "published")), t => Assert.Matches(Time(), t.Value));
            Assert.True(it.Elements(Atom + "summary").Count() <= 1);
        }

        Assert.Equal(["https://noroshi.example/p/2", "https://noroshi.example/p/1"], root.Elements(Atom + "entry").Select(e => (string)e.Element(Atom + "id")!));

        using var json = JsonDocument.Parse(JsonFeed.Write(feed));
        Assert.Equal("https://jsonfeed.org/version/1.1", json.RootElement.GetProperty("version").GetString());
        Assert.NotEqual("", json.RootElement.GetProperty("title").GetString());
        foreach (var item in json.RootElement.GetProperty("items").EnumerateArray())
        {
            Assert.NotEqual("", item.GetProperty("id").GetString());
            Assert.True(item.TryGetProperty("content_text", out _));
            Assert.Matches(Time(), item.GetProperty("date_published").GetString());
            Assert.Matches(Time(), item.GetProperty("date_modified").GetString());
        }

        Assert.Equal(root.Elements(Atom + "title").Single().Value.Replace("\r\n", "\n"), json.RootElement.GetProperty("title").GetString()!.Replace("\r\n", "\n"));
    }

    private static Feed Sample(string title, string summary) => new()
    {
        Id = new("https://noroshi.example/feed"),
        Title = title,
        Author = "内閣府",
        Page = new("https://noroshi.example/"),
        Self = new("https://noroshi.example/feed.xml"),
        Updated = Noon,
        Entries =
        [
            new(new("https://noroshi.example/p/1"), title, new("https://noroshi.example/p/1?x=1&y=2"), Noon.AddDays(-1), Noon.AddDays(-1), summary, [title, "VPN"]),
            new(new("https://noroshi.example/p/2"), title, new("https://noroshi.example/p/2"), Noon.AddDays(-1), Noon),
        ],
    };

    [GeneratedRegex(@"\A\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\z")]
    private static partial Regex Time();
}

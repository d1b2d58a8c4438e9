using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CsCheck;
using Noroshi.Formats.Stix;
using Xunit;

namespace Noroshi.Formats.Tests.Stix;

/// <summary>A bundle that goes out, held against STIX 2.1.</summary>
public partial class A_bundle
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 2, 21, 0, 0, 123, TimeSpan.FromHours(9));

    // What section 3.2 and the sections of the objects require.
    private static readonly Dictionary<string, string[]> Required = new()
    {
        ["marking-definition"] = ["created", "name", "extensions"],
        ["identity"] = ["created", "modified", "name", "identity_class"],
        ["report"] = ["created", "modified", "name", "published", "object_refs"],
        ["indicator"] = ["created", "modified", "pattern", "pattern_type", "valid_from"],
        ["attack-pattern"] = ["created", "modified", "name", "external_references"],
        ["vulnerability"] = ["created", "modified", "name"],
        ["software"] = ["name"],
        ["infrastructure"] = ["created", "modified", "name"],
        ["course-of-action"] = ["created", "modified", "name"],
        ["relationship"] = ["created", "modified", "relationship_type", "source_ref", "target_ref"],
    };

    [Fact]
    public void holds_what_the_standard_requires() => Holds(Sample("題名", "198.51.100.7"));

    [Fact]
    public void of_hostile_text_holds_what_the_standard_requires() =>
        Gen.Select(Gen.String[Gen.Char, 1, 40], Gen.String[Gen.Char["'\\[]\" %a\u0085é"], 0, 30]).Where((name, _) => !string.IsNullOrWhiteSpace(name)).Sample((name, path) => Holds(Sample(name, "http://evil.example/" + path.Replace(' ', '+').Replace("\u0085", ""))), iter: 1_000);

    [Fact]
    public void has_one_text_whatever_the_order_of_what_is_handed_in()
    {
        var bundle = Sample("題名", "evil.example");

        Assert.Equal(bundle.ToJson(), (bundle with { Objects = [.. bundle.Objects.Reverse(), .. bundle.Objects] }).ToJson());
        Assert.NotEqual(bundle.ToJson(), (bundle with { Marking = TlpMarking.Red }).ToJson());
    }

    [Theory]
    [InlineData(TlpMarking.Clear, "TLP:CLEAR", "clear", "94868c89-83c2-464b-929b-a1a8aa3c8487")]
    [InlineData(TlpMarking.Green, "TLP:GREEN", "green", "bab4a63c-aed9-4cf5-a766-dfca5abac2bb")]
    [InlineData(TlpMarking.Amber, "TLP:AMBER", "amber", "55d920b0-5e8b-4f79-9ee9-91f868d9b421")]
    [InlineData(TlpMarking.AmberStrict, "TLP:AMBER+STRICT", "amber+strict", "939a9414-2ddd-4d32-a0cd-375ea402b003")]
    [InlineData(TlpMarking.Red, "TLP:RED", "red", "e828b379-4e03-4974-9ac4-e53a884c97c1")]
    public void carries_the_marking_as_it_is_published(TlpMarking marking, string name, string level, string id)
    {
        var text = Encoding.UTF8.GetString((Sample("題名", "evil.example") with { Marking = marking }).ToJson());

        var published = """{"type":"marking-definition","spec_version":"2.1","id":"marking-definition--ID","created":"2022-10-01T00:00:00.000Z","name":"NAME","extensions":{"extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d":{"extension_type":"property-extension","tlp_2_0":"LEVEL"}}}"""
            .Replace("NAME", name).Replace("LEVEL", level).Replace("ID", id);
        Assert.Contains(published, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("198.51.100.7", "[ipv4-addr:value = '198.51.100.7']")]
    [InlineData("198.51.100.0/24", "[ipv4-addr:value ISSUBSET '198.51.100.0/24']")]
    [InlineData("2001:db8::1", "[ipv6-addr:value = '2001:db8::1']")]
    [InlineData("evil.example", "[domain-name:value = 'evil.example']")]
    [InlineData("hxxp://evil.example/?a='", @"[url:value = 'http://evil.example/?a=\'']")]
    [InlineData("o'neil@evil.example", @"[email-addr:value = 'o\'neil@evil.example']")]
    [InlineData("d41d8cd98f00b204e9800998ecf8427e", "[file:hashes.MD5 = 'd41d8cd98f00b204e9800998ecf8427e']")]
    [InlineData("da39a3ee5e6b4b0d3255bfef95601890afd80709", "[file:hashes.'SHA-1' = 'da39a3ee5e6b4b0d3255bfef95601890afd80709']")]
    [InlineData("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "[file:hashes.'SHA-256' = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855']")]
    public void matches_an_indicator_by_its_pattern(string written, string pattern) => Assert.Equal(pattern, StixPattern.Of(Seen(written)));

    [Fact]
    public void escapes_a_string_so_that_it_reads_as_itself() =>
        Gen.String[Gen.Char["'\\ab]"], 0, 20].Sample(text =>
        {
            var literal = StixPattern.Literal(text);
            Assert.Matches(StringLiteral(), literal);
            Assert.Equal(text, Regex.Replace(literal[1..^1], @"\\(.)", "$1"));
        });

    // RFC 9562, appendix A.4.
    [Fact]
    public void names_by_version_5() =>
        Assert.Equal(new Guid("2ed6657d-e927-568b-95e1-2665a8aea6a2"), StixId.Version5(new Guid("6ba7b810-9dad-11d1-80b4-00c04fd430c8"), "www.example.com"));

    [Fact]
    public void that_breaks_a_rule_is_not_written()
    {
        var bundle = Sample("題名", "evil.example");
        StixObject[] wrong =
        [
            new StixAction(StixId.Named("indicator", "x"), "x"),
            new StixAction(StixId.Named("course-of-action", "patch"), "another"),
            new StixAction(new("course-of-action", Guid.Empty), "x"),
            new StixInfrastructure(StixId.Named("infrastructure", "y"), " "),
            new StixTechnique(StixId.Named("attack-pattern", "z"), "1566", "x"),
            new StixIndicator(StixId.Named("indicator", "i"), Seen("evil.example"), Noon, Noon),
            new StixRelationship(StixId.Named("relationship", "r"), "mitigates", StixId.Named("course-of-action", "patch"), StixId.Named("vulnerability", "gone")),
            new StixRelationship(StixId.Named("relationship", "r"), "Mitigates!", StixId.Named("course-of-action", "patch"), bundle.Report.Id),
            bundle.Report with { Name = "a second one" },
        ];

        Assert.All(wrong, each => Assert.Throws<ArgumentException>(() => (bundle with { Objects = [.. bundle.Objects, each] }).ToJson()));
        Assert.Throws<ArgumentException>(() => (bundle with { Objects = [] }).ToJson());
        Assert.Throws<ArgumentException>(() => (bundle with { Modified = bundle.Created.AddTicks(-1) }).ToJson());
    }

    private static void Holds(StixBundle bundle)
    {
        using var document = JsonDocument.Parse(bundle.ToJson());
        var root = document.RootElement;
        Assert.Equal("bundle", root.GetProperty("type").GetString());
        Assert.Equal(["type", "id", "objects"], root.EnumerateObject().Select(p => p.Name));
        Assert.Matches(Identifier(), root.GetProperty("id").GetString());

        var objects = root.GetProperty("objects").EnumerateArray().ToArray();
        var ids = objects.Select(o => o.GetProperty("id").GetString()!).ToHashSet();
        Assert.Equal(objects.Length, ids.Count);
        foreach (var it in objects)
        {
            var type = it.GetProperty("type").GetString()!;
            Assert.All(Required[type], name => Assert.True(it.TryGetProperty(name, out _), $"{type} has no {name}"));
            Assert.Equal("2.1", it.GetProperty("spec_version").GetString());
            Assert.Matches(Identifier(), it.GetProperty("id").GetString());
            Assert.StartsWith(type + "--", it.GetProperty("id").GetString(), StringComparison.Ordinal);
            foreach (var member in it.EnumerateObject())
            {
                Assert.NotEqual(JsonValueKind.Null, member.Value.ValueKind);
                Assert.True(member.Value.ValueKind is not JsonValueKind.Array || member.Value.GetArrayLength() > 0, "No list is empty.");
                if (member.Name is "created" or "modified" or "published" or "valid_from" or "valid_until")
                {
                    Assert.Matches(Time(), member.Value.GetString());
                }

                if (member.Name.EndsWith("_ref", StringComparison.Ordinal))
                {
                    Assert.Contains(member.Value.GetString()!, ids);
                }

                if (member.Name.EndsWith("_refs", StringComparison.Ordinal))
                {
                    Assert.All(member.Value.EnumerateArray(), r => Assert.Contains(r.GetString()!, ids));
                }
            }
        }

        Assert.All(objects.Where(o => o.TryGetProperty("pattern", out _)), o => Assert.Matches(Pattern(), o.GetProperty("pattern").GetString()));
        var technique = objects.Single(o => o.GetProperty("type").GetString() == "attack-pattern").GetProperty("external_references")[0];
        Assert.Equal(("mitre-attack", "T1566.001", "https://attack.mitre.org/techniques/T1566/001"), (technique.GetProperty("source_name").GetString(), technique.GetProperty("external_id").GetString(), technique.GetProperty("url").GetString()));
        Assert.Equal("2026-11-02T12:00:00.123Z", objects[1].GetProperty("created").GetString());
    }

    private static StixBundle Sample(string name, string written)
    {
        var (indicator, patch, flaw) = (StixId.Named("indicator", written), StixId.Named("course-of-action", "patch"), StixId.Named("vulnerability", "CVE-2026-12345"));
        return new()
        {
            Author = new(StixId.Named("identity", "noroshi"), name),
            Report = new(StixId.Named("report", "P-1"), name, Noon, name),
            Marking = TlpMarking.Amber,
            Created = Noon,
            Modified = Noon.AddHours(1),
            Objects =
            [
                new StixIndicator(indicator, Seen(written), Noon, Noon.AddDays(30), name, name),
                new StixTechnique(StixId.Named("attack-pattern", "T1566.001"), "T1566.001", name),
                new StixVulnerability(flaw, "CVE-2026-12345", name),
                new StixSoftware(name, name, name),
                new StixSoftware(name),
                new StixInfrastructure(StixId.Named("infrastructure", "vpn"), name),
                new StixAction(patch, name, ""),
                new StixRelationship(StixId.Named("relationship", "1"), "mitigates", patch, flaw),
            ],
        };
    }

    private static Observable Seen(string written) => Observable.TryRead(written, "x", out var observable, out _) ? observable! : throw new ArgumentException(written, nameof(written));

    [GeneratedRegex(@"\A[a-z][a-z0-9-]+--[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\z")]
    private static partial Regex Identifier();

    [GeneratedRegex(@"\A\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z\z")]
    private static partial Regex Time();

    [GeneratedRegex(@"\A'([^'\\]|\\'|\\\\)*'\z")]
    private static partial Regex StringLiteral();

    // STIX 2.1, section 9.8, cut down to one comparison.
    [GeneratedRegex(@"\A\[(ipv4-addr:value|ipv6-addr:value|domain-name:value|url:value|email-addr:value|file:hashes\.(MD5|'SHA-1'|'SHA-256')) (=|ISSUBSET) '([^'\\]|\\'|\\\\)*'\]\z")]
    private static partial Regex Pattern();
}

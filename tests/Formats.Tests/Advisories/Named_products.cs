using System.Text;
using CsCheck;
using Noroshi.Formats.Advisories;
using Noroshi.Formats.Inventories;
using Xunit;

namespace Noroshi.Formats.Tests.Advisories;

/// <summary>Makers and products as KEV, CSAF and CVE documents name them.</summary>
public class Named_products
{
    private const string Csaf = """{"document":{"csaf_version":"2.0"},"product_tree":{"branches":[{"category":"vendor","name":"Omron","branches":[{"category":"product_name","name":"CX-One","branches":[{"category":"product_version_range","name":"<= 4.60"}]},{"category":"product_family","name":"NJ","branches":[{"category":"product_name","name":"NJ501"}]}]}]}}""";

    private const string Cve = """{"dataType":"CVE_RECORD","containers":{"cna":{"affected":[{"vendor":"Red Hat","product":"RHEL"},{"vendor":"n/a","product":"n/a"},{"product":"x"}]},"adp":[{"affected":[{"vendor":"mitsubishi","product":"melsec_q13udvcpu"}]},{}]}}""";

    [Theory]
    [InlineData("""{"catalogVersion":"2025","vulnerabilities":[{"vendorProject":"Palo Alto Networks","product":"PAN-OS"},{"vendorProject":"D-Link","product":"Multiple Products"},7]}""", NamingFormat.Kev, "Palo Alto Networks/PAN-OS")]
    [InlineData(Csaf, NamingFormat.Csaf, "Omron/CX-One Omron/NJ501")]
    [InlineData(Cve, NamingFormat.Cve, "Red Hat/RHEL mitsubishi/melsec_q13udvcpu")]
    public void are_read(string text, NamingFormat format, string names)
    {
        var read = Read(text);

        Assert.Equal(format, read.Format);
        Assert.Equal(names, string.Join(' ', read.Names.Select(n => $"{n.Maker}/{n.Product}")));
    }

    [Theory]
    [InlineData("{}", "unknown-source")]
    [InlineData("[]", "unknown-source")]
    [InlineData("{", "damaged-json")]
    [InlineData("", "damaged-json")]
    [InlineData("""{"document":{"csaf_version":"3.0"}}""", "csaf-version")]
    [InlineData("""{"dataType":"CVE_RECORD","containers":7}""", "unknown-source")]
    public void of_something_else_are_refused(string text, string code) => Assert.Equal(code, Assert.Throws<InventoryRefusal>(() => Read(text)).Problem.Code);

    [Theory]
    [InlineData("\\u0000")]
    [InlineData("a\\u0007b")]
    [InlineData("\\uFFFE")]
    [InlineData("---")]
    [InlineData("Unknown")]
    public void that_are_no_names_are_left_out(string name) =>
        Assert.Empty(Read($$"""{"catalogVersion":"1","vulnerabilities":[{"vendorProject":"Maker","product":"{{name}}"}]}""").Names);

    [Fact]
    public void beyond_all_measure_are_refused_or_left_out()
    {
        Assert.Empty(Read($$"""{"catalogVersion":"1","vulnerabilities":[{"vendorProject":"Maker","product":"{{new string('x', 100_000)}}"}]}""").Names);
        var deep = string.Concat(Enumerable.Repeat("""{"branches":[""", 60)) + string.Concat(Enumerable.Repeat("]}", 60));
        Assert.Empty(Read($$"""{"document":{"csaf_version":"2.0"},"product_tree":{{deep}}}""").Names);
        Assert.Equal("damaged-json", Assert.Throws<InventoryRefusal>(() => Read(new string('[', 10_000))).Problem.Code);
        Assert.Equal("damaged-json", Assert.Throws<InventoryRefusal>(() => Read("""{"catalogVersion":"1","vulnerabilities":[{"vendorProject":"\ud800","product":"x"}]}""")).Problem.Code);
    }

    [Fact]
    public void of_a_spoilt_document_are_read_or_refused_and_nothing_else() =>
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 400], Gen.Char[" \"{}[]:,0nullbranchesvendor\\u\ud800é"], Gen.Int[0, 400]).Sample((which, at, with, cut) =>
        {
            var sound = which switch { 0 => Csaf, 1 => Cve, _ => """{"catalogVersion":"2025","vulnerabilities":[{"vendorProject":"P","product":"Q"}]}""" };
            var spoilt = sound.Insert(at % sound.Length, with.ToString());
            try
            {
                Read(spoilt[..^(cut % spoilt.Length)]);
            }
            catch (InventoryRefusal)
            {
                // As promised.
            }
        }, iter: 3_000);

    private static (NamingFormat Format, IReadOnlyCollection<NamedProduct> Names) Read(string text)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return NamedProducts.Read(file);
    }
}

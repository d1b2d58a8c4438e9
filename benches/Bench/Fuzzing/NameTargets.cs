using System.Text;
using Noroshi.CriticalComputers.Naming;
using Noroshi.Formats.Advisories;
using Noroshi.Formats.Inventories;

namespace Noroshi.Bench.Fuzzing;

/// <summary>Names of makers and products: the documents from which they are learnt, the dictionary itself, and what operators write.</summary>
internal static class NameTargets
{
    public static IEnumerable<Target> All()
    {
        yield return new Target("names-public", Texts(
            """{"catalogVersion":"2025","count":1,"vulnerabilities":[{"cveID":"CVE-2024-1","vendorProject":"Palo Alto Networks","product":"PAN-OS"}]}""",
            """{"document":{"csaf_version":"2.0"},"product_tree":{"branches":[{"category":"vendor","name":"Omron","branches":[{"category":"product_name","name":"CX-One","branches":[{"category":"product_version_range","name":"<= 4.60"}]}]}]}}""",
            """{"dataType":"CVE_RECORD","containers":{"cna":{"affected":[{"vendor":"Red Hat","product":"RHEL"}]},"adp":[{"affected":[{"vendor":"a","product":"b"}]}]}}"""), ReadPublic)
        {
            Structure = Structure.Json,
            Words = ["\"branches\":[", "\"category\":\"vendor\"", "\\ud800", "\\u0000", "[[[[", "null", "\"csaf_version\":\"2.1\"", "\"n/a\""],
        };
        yield return new Target("names-dictionary", Texts("""{"version":"1","makers":[{"id":"a","name":"Alpha","aliases":["アルファ"],"nowPartOf":"b"},{"id":"b","name":"Beta","aliases":[]}],"products":[{"id":"p","maker":"a","name":"P1","aliases":["ピー1"],"kind":"family","alsoOf":["b"]}]}"""), ReadDictionary)
        {
            Structure = Structure.Json,
            Words = ["\"nowPartOf\":\"a\"", "\"id\":\"a\"", "\"name\":\"\"", "\"kind\":\"suite\"", "null", "\"aliases\":[\"Beta\"]"],
        };
        yield return new Target("names-written", Texts("FortiGate 200F\nFortinet, Inc.", "Windows Server 2019 Standard (64bit)\n日本マイクロソフト㈱", "ｹﾞ-ﾄｳｪｲ V12L10\n（株）日立製作所", "需給計算機\n"), ReadWritten)
        {
            Words = ["株式会社", "㈱", "(", ")", "（", "Co., Ltd.", "シリーズ", "7.2.4", "ver.", "\u3099", "™", "/", "\0", "Catalyst", "ﾞ"],
        };
    }

    private static Verdict ReadPublic(byte[] input)
    {
        using var file = new MemoryStream(input);
        try
        {
            foreach (var name in NamedProducts.Read(file).Names)
            {
                BrokenPromise.Unless(name.Maker.Length is > 0 and <= 200 && name.Product.Length is > 0 and <= 200 && !(name.Maker + name.Product).Any(c => char.IsControl(c) || char.IsSurrogate(c)), "a name is short text without controls");
            }

            return Verdict.Accepted;
        }
        catch (InventoryRefusal)
        {
            return Verdict.Refused;
        }
    }

    private static Verdict ReadDictionary(byte[] input)
    {
        try
        {
            var dictionary = NameDictionary.Read(input);
            foreach (var product in dictionary.File.Products)
            {
                BrokenPromise.Unless(dictionary.Decide(product.Name, dictionary.Maker(product.Maker).Name)?.Product.Id == product.Id, "a product is found by its own name");
            }

            return Verdict.Accepted;
        }
        catch (FormatException)
        {
            return Verdict.Refused;
        }
    }

    private static Verdict ReadWritten(byte[] input)
    {
        var lines = Encoding.UTF8.GetString(input).Split('\n', 2);
        var (product, maker) = (lines[0], lines.Length > 1 ? lines[1] : "");
        var match = NameDictionary.Current.Decide(product, maker);
        BrokenPromise.Unless(match is null || NameKeys.Of(product, maker) == "=" + match.Product.Id, "the key is the product's that was decided");
        BrokenPromise.Unless(match is null || new NameAdvice(NameDictionary.Current, KnownSpellings.None).For(product, maker).Count == 0, "nothing is offered beside what was decided");
        BrokenPromise.Unless(NameKeys.Of(product, maker).Length <= 900, "a key fits its column");
        return match is null ? Verdict.Refused : Verdict.Accepted;
    }

    private static IReadOnlyList<byte[]> Texts(params string[] texts) => [.. texts.Select(Encoding.UTF8.GetBytes)];
}

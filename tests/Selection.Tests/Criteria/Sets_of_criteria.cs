using System.Text;
using CsCheck;
using Noroshi.Selection.Criteria;
using Noroshi.Selection.Directions;
using Xunit;

namespace Noroshi.Selection.Tests.Criteria;

public unsafe class Sets_of_criteria
{
    private static readonly Gen<uint> Address = Gen.OneOf(Gen.UInt, Gen.UInt[0, 300], Gen.UInt[uint.MaxValue - 50, uint.MaxValue]);

    [Fact]
    public void of_addresses_hold_what_was_put_in_and_nothing_else() => Gen.Select(Address.Array[0, 2_000], Address.Array[1, 500]).Sample((put, asked) =>
    {
        using var set = AddressSet4.Of([(put, Enumerable.Range(0, put.Length).ToArray())]);
        foreach (var address in asked.Concat(put))
        {
            Assert.Equal(Array.IndexOf(put, address), set.CriterionOf(address));
            Assert.Equal(put.Contains(address), set.Contains(address));
            Assert.Equal(set.ContainsPlainly(address), set.Contains(address));
        }
    }, iter: 100, threads: 1);

    [Fact]
    public void of_long_addresses_hold_what_was_put_in_and_nothing_else() => Gen.Select(Gen.UInt[0, 40].Select(n => (UInt128)n << 64 | n), Gen.Int[0, 2]).Select((a, s) => a << s).Array[0, 300].Sample(put =>
    {
        using var set = AddressSet6.Of([(put, Enumerable.Range(0, put.Length).ToArray())]);
        foreach (var address in put.Concat(put.Select(p => p + 1)))
        {
            Assert.Equal(Array.IndexOf(put, address), set.CriterionOf(address));
        }
    }, iter: 200, threads: 1);

    [Fact]
    public void of_signatures_find_one_exactly_where_one_stands() => Gen.Select(Gen.Byte[0, 3].Array[4, 14].Array[1, 12], Gen.Byte[0, 3].Array[0, 200]).Sample((signatures, content) =>
    {
        using var set = new SignatureSet([.. signatures.Select((s, i) => (s, i))]);
        fixed (byte* start = content)
        {
            var found = set.Find(start, content.Length, out var at);
            Assert.Equal(signatures.Any(s => content.AsSpan().IndexOf(s) >= 0), found >= 0);
            Assert.True(found < 0 || content[at].SequenceEqual(signatures[found]));
        }
    }, iter: 5_000, threads: 1);

    [Fact]
    public void of_signatures_know_where_one_may_go_on_or_have_begun() => Gen.Select(Gen.Byte[0, 3].Array[4, 9].Array[1, 12], Gen.Byte[0, 3].Array[0, 90]).Sample((signatures, content) =>
    {
        using var set = new SignatureSet([.. signatures.Select((s, i) => (s, i))]);
        var longest = signatures.Max(s => s.Length);
        var goesOn = signatures.Any(s => Enumerable.Range(2, s.Length - 1).Any(k => k < longest && content.AsSpan().EndsWith(s.AsSpan(0, k))))
            || (content.Length is > 0 and < 64 && signatures.Any(s => s[0] == content[^1]));

        Assert.Equal(goesOn, set.MayGoOn(content));
        Assert.Equal(signatures.Any(s => content.AsSpan().StartsWith(s.AsSpan(1))), set.MayGoBack(content));
    }, iter: 5_000, threads: 1);

    [Fact]
    public void of_signatures_find_them_alike_with_many_windows_at_once_and_with_one() => Gen.Select(Gen.Byte[0, 7].Array[7, 20].Array[1, 30], Gen.Byte[0, 7].Array[0, 300]).Sample((signatures, content) =>
    {
        using var group = new SignatureGroup([.. signatures.Select((s, i) => (s, i))]);
        fixed (byte* start = content)
        {
            Assert.Equal(group.FindPlainly(start, content.Length, out var plain), group.Find(start, content.Length, out var at));
            Assert.Equal(plain, at);
        }
    }, iter: 5_000, threads: 1);

    [Fact]
    public void laid_flat_say_of_each_address_what_the_narrowest_range_says() => Gen.Select(Gen.Int[0, 8], Gen.Int[0, 255], Gen.Int[1, 9]).Array[0, 30].Sample(blocks =>
    {
        var ranges = blocks.Select(b => (First: b.Item2 >> b.Item1 << b.Item1, Bits: b.Item1, Says: b.Item3)).Select(b => new AddressRange((UInt128)b.First, (UInt128)(b.First + (1 << b.Bits) - 1), b.Says)).ToArray();
        var flat = FlatRanges.Of(ranges, 255, out _)!;
        for (var address = 0; address < 256; address++)
        {
            var narrowest = ranges.Where(r => r.First <= (UInt128)address && (UInt128)address <= r.Last).OrderBy(r => r.Last - r.First).ThenByDescending(r => r.Says).FirstOrDefault();
            Assert.Equal(narrowest.Says, FlatRanges.At(flat, (UInt128)address));
        }
    }, iter: 2_000, threads: 1);

    [Fact]
    public void that_cross_are_refused() => Assert.Null(FlatRanges.Of([new(1, 10, 1), new(5, 15, 2)], 255, out _));

    [Theory]
    [InlineData("ip4\t10.0.0.01", "not an IPv4 address")]
    [InlineData("ip4\t1.2.3", "not an IPv4 address")]
    [InlineData("ip6\t1.2.3.4", "an address of the other family than the kind says")]
    [InlineData("cidr4\t10.0.0.0/33", "not an address or a block of addresses")]
    [InlineData("domain\tbad example", "not a domain name in its ASCII form")]
    [InlineData("domain\t日本.jp", "not a domain name in its ASCII form")]
    [InlineData("sig\tabc", "a signature is written in pairs of hexadecimal digits")]
    [InlineData("sig\tabcdef", "a signature has 4 to 255 octets")]
    [InlineData("url\t/path", "not host and path of a page as a request has them")]
    [InlineData("flow\ticmp", "a combination is written like: tcp dport=31337 flags=S/SA")]
    [InlineData("flow\ttcp dport=70000", "not understood in a combination: dport=70000")]
    [InlineData("mail\ta@b", "no kind of criterion is called mail")]
    [InlineData("ip4", "a line is type, tab, value")]
    [InlineData("ip4\t1.2.3.4\tx\ty\tsoon", "the day of expiry is written 2027-03-31")]
    public void say_why_a_line_is_none(string line, string why)
    {
        var part = new CriteriaPart();
        part.Take(Encoding.UTF8.GetBytes(line), new(2027, 1, 1));

        Assert.Equal([(0, why)], part.Refused);
        Assert.Equal(0, part.Count);
    }

    [Fact]
    public void read_any_line_without_a_fault() => Gen.OneOf(
        Gen.Byte.Array[0, 80],
        Gen.Select(Gen.Int[0, 9], Gen.Byte.Array[0, 60]).Select((k, rest) => (byte[])[.. Encoding.ASCII.GetBytes(new[] { "ip4", "ip6", "ip", "cidr4", "cidr6", "cidr", "domain", "url", "sig", "flow" }[k]), 9, .. rest])).Sample(line =>
    {
        var part = new CriteriaPart();
        part.Take(line, new(2027, 1, 1));
        Assert.Equal(line is [] or [(byte)'#', ..] or [(byte)'\r'] ? 0 : 1, part.Count + part.RefusedCount + part.Expired);
    }, iter: 20_000, threads: 1);

    [Theory]
    [InlineData("[ipv4-addr:value = '10.0.0.1']", "ip4", "10.0.0.1")]
    [InlineData("[ipv4-addr:value ISSUBSET '10.0.0.0/8']", "cidr4", "10.0.0.0/8")]
    [InlineData(" [ ipv6-addr:value='2001:db8::1' ] ", "ip6", "2001:db8::1")]
    [InlineData("[domain-name:value = 'bad.example']", "domain", "bad.example")]
    [InlineData(@"[url:value = 'http://a.example/\'x\\']", "url", @"http://a.example/'x\")]
    [InlineData("[ipv4-addr:value = '10.0.0.1' AND domain-name:value = 'x']", null, null)]
    [InlineData("[ipv4-addr:value = '10.0.0.1'] FOLLOWEDBY [url:value = 'x']", null, null)]
    [InlineData("[ipv4-addr:value != '10.0.0.1']", null, null)]
    [InlineData("[file:hashes.MD5 = 'd41d8cd98f00b204e9800998ecf8427e']", null, null)]
    [InlineData("[domain-name:value LIKE '%.example']", null, null)]
    [InlineData("", null, null)]
    public void take_a_pattern_that_is_one_comparison_and_no_other(string pattern, string? type, string? value) =>
        Assert.Equal(type is null ? null : (type, value!), SharedIndicators.Comparison(pattern));

    [Fact]
    public void read_bundles_and_events_and_name_what_they_refuse()
    {
        var list = new CriteriaList();
        foreach (var json in (string[])[
            """{"type":"bundle","id":"bundle--1","objects":[{"type":"indicator","id":"indicator--1","pattern_type":"stix","pattern":"[domain-name:value = 'bad.example']"},{"type":"indicator","id":"indicator--2","pattern_type":"yara","pattern":"rule x"},{"type":"indicator","id":"indicator--3","pattern_type":"stix","pattern":"[ipv4-addr:value = '1.2.3.4']","valid_until":"2026-05-01T00:00:00Z"},{"type":"malware","id":"malware--1"}]}""",
            """ {"Event":{"Attribute":[{"type":"ip-dst","value":"1.2.3.5","uuid":"u1","to_ids":true},{"type":"md5","value":"x","uuid":"u2","to_ids":true},{"type":"domain","value":"x.example","uuid":"u3","to_ids":false}],"Object":[{"Attribute":[{"type":"url","value":"https://a.example/x","uuid":"u4","to_ids":true}]}]}}"""])
        {
            var path = Path.GetTempFileName();
            File.WriteAllText(path, json);
            list.Read(path, 1, new(2027, 1, 1));
            File.Delete(path);
        }

        Assert.Equal((3, 1, 3), (list.Count, list.Expired, list.RefusedCount));
        Assert.Equal("indicator--1", list.NameOf(0).Id);
        Assert.Equal("u4", list.NameOf(6).Id);
        Assert.Contains(list.Refused, r => r.EndsWith("indicator--2: its pattern is not one comparison of an address, a domain or a page", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", 1, 0)]
    [InlineData(""","revoked":false,"valid_from":"2026-01-01T00:00:00.000Z","valid_until":"2027-01-02T00:00:00Z" """, 1, 0)]
    [InlineData(""","revoked":true""", 0, 0)]
    [InlineData(""","revoked":"yes" """, 0, 0)]
    [InlineData(""","valid_from":"2030-01-01T00:00:00Z" """, 0, 0)]
    [InlineData(""","valid_from":"2026-12-31T15:00:00Z" """, 1, 0)] // midnight in Japan
    [InlineData(""","valid_from":"2027-01-01T15:00:00Z" """, 0, 0)]
    [InlineData(""","valid_until":"2027-01-01T15:00:00Z" """, 1, 0)]
    [InlineData(""","valid_until":"2027-01-01T14:59:59Z" """, 0, 1)]
    [InlineData(""","valid_until":"9999-12-31T23:59:59Z" """, 1, 0)]
    [InlineData(""","valid_until":"2028" """, 0, 0)]
    [InlineData(""","valid_until":20280101""", 0, 0)]
    [InlineData(""","valid_until":"2028-13-01T00:00:00Z" """, 0, 0)]
    public void hold_an_indicator_of_STIX_only_while_it_is_valid(string more, long count, long expired)
    {
        var part = SharedIndicators.Of(new MemoryStream(Encoding.UTF8.GetBytes("""{"objects":[{"type":"indicator","id":"i","pattern":"[ipv4-addr:value = '1.2.3.4']" """ + more + "}]}")), "list", new(2027, 1, 1));

        Assert.Equal((count, expired, 1 - count - expired), (part.Count, part.Expired, part.RefusedCount));
    }

    [Theory]
    [InlineData(""","revoked":true""")]
    [InlineData(""","valid_until":"2026-01-01T00:00:00Z" """)]
    public void hold_only_the_newest_version_of_an_indicator_of_STIX(string newer)
    {
        string Version(string modified, string more) => """{"type":"indicator","id":"i","pattern":"[ipv4-addr:value = '1.2.3.4']","modified":" """.TrimEnd() + modified + "T00:00:00Z\"" + more + "}";
        var part = SharedIndicators.Of(new MemoryStream(Encoding.UTF8.GetBytes($$"""{"objects":[{{Version("2026-02-01", newer)}},{{Version("2026-01-01", "")}}]}""")), "list", new(2027, 1, 1));

        Assert.Equal((0, 2), (part.Count, part.Expired + part.RefusedCount));
    }

    [Theory]
    [InlineData(""","deleted":false""", "", 1)]
    [InlineData(""","deleted":"0" """, ""","deleted":0""", 1)]
    [InlineData(""","deleted":true""", "", 0)]
    [InlineData(""","deleted":"1" """, "", 0)]
    [InlineData("", ""","deleted":true""", 0)]
    public void hold_no_attribute_of_MISP_that_was_deleted(string attribute, string around, long count) => Assert.Equal(count, SharedIndicators.Of(
        new MemoryStream(Encoding.UTF8.GetBytes("""{"Event":{"Object":[{"Attribute":[{"type":"ip-dst","value":"1.2.3.5","uuid":"u1","to_ids":true""" + attribute + "}]" + around + "}]}}")), "list", new(2027, 1, 1)).Count);

    [Theory]
    [InlineData("ip4\t1.2.3.4\t\t\t2027-01-01", 1)]
    [InlineData("ip4\t1.2.3.4\t\t\t2027-01-01T00:00:00Z", 0)]
    [InlineData("url\ta.example/x#y", 0)]
    [InlineData("ja4\tt13d1516h2_8DAAF6152771_b186095e22b6", 0)]
    public void refuse_what_no_packet_could_meet_and_days_that_are_none(string line, long count)
    {
        var part = new CriteriaPart();
        part.Take(Encoding.UTF8.GetBytes(line), new(2027, 1, 1));

        Assert.Equal((count, 1 - count), (part.Count, part.RefusedCount));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("{\"objects\":3}")]
    public void refuse_json_that_is_neither(string json)
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, json);

        Assert.Throws<UnusableTableException>(() => new CriteriaList().Read(path, 1, new(2027, 1, 1)));
        File.Delete(path);
    }

    [Fact]
    public void know_their_names_and_end_with_their_days()
    {
        var path = Path.GetTempFileName();
        File.WriteAllLines(path, ["# a list", "ip4\t1.2.3.4", "domain\tbad.example\tcase-7\tagreement 12", "ip4\t1.2.3.5\told\t\t2026-12-31", "ip4\t1.2.3.6\t\t\t2027-01-01"]);
        var list = new CriteriaList();
        list.ReadLines(path, 2, new(2027, 1, 1));
        File.Delete(path);

        Assert.Equal((3, 1, 0), (list.Count, list.Expired, list.RefusedCount));
        Assert.Equal(($"{Path.GetFileName(path)}:2", ""), list.NameOf(1));
        Assert.Equal(("case-7", "agreement 12"), list.NameOf(2));
    }
}

using System.Net;
using System.Text;
using CsCheck;
using Noroshi.Selection.Directions;
using Xunit;

namespace Noroshi.Selection.Tests.Criteria;

public sealed class A_table_of_prefixes : IDisposable
{
    private static readonly string[] Words = ["10.0.0.0", "/8", ",", "JP", "\n", "::", "\"", " ", "#", "prefix", "\uFEFF", "99999999999999"];
    private readonly string path = Path.GetTempFileName();

    [Theory]
    [InlineData("10.0.0.0/8,JP")]
    [InlineData("\"10.0.0.0/8\" , \"jp\"\r")]
    [InlineData("10.0.0.0,10.255.255.255,JP")]
    [InlineData("# one\n\n 10.0.0.0/9,JP\n10.128.0.0/9,Jp")]
    [InlineData("\uFEFFprefix,country\n10.0.0.0/8,JP\n11.0.0.0/8,US")]
    [InlineData("12.0.0.0/8,US\n10.0.0.0/8,JP\n11.0.0.0/8,US")]
    public void says_where_an_address_is(string table)
    {
        var list = Read(table);

        Assert.Equal([0, PrefixList.Home, PrefixList.Home], [At(list, "9.255.255.255"), At(list, "10.0.0.0"), At(list, "10.255.255.255")]);
        Assert.NotEqual(PrefixList.Home, At(list, "11.0.0.0"));
    }

    [Theory]
    [InlineData("10.0.0.0/8")]
    [InlineData("10.0.0.0/8,JPN")]
    [InlineData("10.0.0.0/8,JP,")]
    [InlineData("10.0.0.0/8,10.0.0.1,JP")]
    [InlineData("10.0.0.1,10.0.0.0,JP")]
    [InlineData("10.0.0.0,2001:db8::,JP")]
    [InlineData("10.0.0.0/33,JP")]
    [InlineData("10.0.0.0/8,JP,x,y")]
    [InlineData(",JP")]
    public void says_which_line_is_not_understood(string line) =>
        Assert.Contains(":2: neither prefix,country nor first,last,country: " + line, Assert.Throws<UnusableTableException>(() => Read("10.0.0.0/8,JP\n" + line)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("10.0.0.0/8,JP\n10.0.0.0/8,US")]
    [InlineData("10.0.0.0/8,US\n11.0.0.0/8,JP\n10.0.0.0,10.255.255.255,JP")]
    public void says_which_range_is_home_and_abroad_at_once(string table) =>
        Assert.Contains("or are one and say different things: a000000-affffff", Assert.Throws<UnusableTableException>(() => Read(table)).Message, StringComparison.Ordinal);

    [Fact]
    public void says_which_ranges_cross() =>
        Assert.Contains("two ranges cross", Assert.Throws<UnusableTableException>(() => Read("10.0.0.0,10.0.0.9,JP\n10.0.0.5,10.0.0.20,US")).Message, StringComparison.Ordinal);

    [Fact]
    public void says_the_same_in_whatever_order_its_lines_are() => Gen.Shuffle((string[])["10.0.0.0/8,JP", "10.1.0.0/16,US", "10.1.2.0/24,JP", "11.0.0.0/8,US", "2001:db8::/32,JP", "2001:db8:1::/48,US"]).Sample(lines =>
    {
        var list = Read(string.Join('\n', lines));

        Assert.Equal([1, 2, 1, 2, 0], ((string[])["10.0.0.1", "10.1.0.1", "10.1.2.1", "11.0.0.1", "12.0.0.1"]).Select(a => At(list, a)));
        Assert.Equal([1, 2, 0], ((string[])["2001:db8::1", "2001:db8:1::1", "2002::"]).Select(a => At(list, a)));
    }, iter: 200, threads: 1);

    [Fact]
    public void is_read_or_refused_whatever_it_holds() => Gen.OneOf(Gen.Byte.Array[0, 200], Gen.Int[0, Words.Length - 1].Select(i => Words[i]).Array[0, 40].Select(words => Encoding.UTF8.GetBytes(string.Concat(words)))).Sample(octets =>
    {
        File.WriteAllBytes(path, octets);
        try
        {
            PrefixList.Read(path, "JP");
        }
        catch (UnusableTableException)
        {
        }
    }, iter: 20_000, threads: 1);

    public void Dispose() => File.Delete(path);

    private static int At(PrefixList list, string address)
    {
        var octets = IPAddress.Parse(address).GetAddressBytes();
        var number = octets.Aggregate(UInt128.Zero, (n, o) => (n << 8) | o);
        return FlatRanges.At(octets.Length == 4 ? list.V4 : list.V6, number);
    }

    private PrefixList Read(string table)
    {
        File.WriteAllText(path, table);
        return PrefixList.Read(path, "JP");
    }
}

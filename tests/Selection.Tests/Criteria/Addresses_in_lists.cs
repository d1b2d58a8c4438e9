using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using CsCheck;
using Noroshi.Selection.Criteria;
using Xunit;

namespace Noroshi.Selection.Tests.Criteria;

public sealed class Addresses_in_lists
{
    private static readonly Gen<string> Group = Gen.OneOf(Gen.Const(""), Gen.Const("0"), Gen.UShort.Select(g => g.ToString("x")), Gen.UShort[0, 15].Select(g => g.ToString("X4")), Gen.UInt[65_536, 70_000].Select(g => g.ToString("x")));

    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.Select(Group.Array[2, 9], Gen.Int[-1, 8]).Select((groups, gap) => string.Join(':', gap < 0 || gap > groups.Length ? groups : [.. groups[..gap], "", .. groups[gap..]])),
        Gen.Byte.Array[16].Select(o => new IPAddress(o).ToString()),
        Gen.Select(Gen.Int[0, 255].Array[16], Gen.Int[0, 16], Gen.Int[0, 16]).Select((o, from, to) => new IPAddress([.. o.Select((v, i) => (byte)(i >= from && i < to ? 0 : v))]).ToString()),
        Gen.Char[":0123af."].Array[1, 46].Select(c => new string(c)));

    [Theory]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("1::")]
    [InlineData("1:2:3:4:5:6:7:8")]
    [InlineData("1:2:3:4:5:6:7::")]
    [InlineData("::2:3:4:5:6:7:8")]
    [InlineData("::1:2:3:4:5:6:7:8")]
    [InlineData("1:2:3:4:5:6:7::8")]
    [InlineData("1:2:3:4:5:6:7:8:")]
    [InlineData(":1:2:3:4:5:6:7:8")]
    [InlineData("1:2:3:4:5:6:7:8::")]
    [InlineData("1::2::3")]
    [InlineData("1:::2")]
    [InlineData(":::")]
    [InlineData(":")]
    [InlineData("1:")]
    [InlineData("1:2:3:4:5:6:7")]
    [InlineData("12345::")]
    [InlineData("g::")]
    [InlineData("::ffff:192.0.2.1")]
    [InlineData("64:ff9b::192.0.2.1")]
    [InlineData("1:2:3:4:5:6:192.0.2.1")]
    public void of_the_long_kind_are_read_as_everybody_reads_them(string text)
    {
        var octets = new byte[16];
        var read = IPAddress.TryParse(text, out var address) && address.AddressFamily == AddressFamily.InterNetworkV6 && address.TryWriteBytes(octets, out _);

        Assert.Equal(read, AddressText.TryBlock(Encoding.ASCII.GetBytes(text), out var first, out var last, out var isV6));
        Assert.True(isV6);
        if (read)
        {
            Assert.Equal(BinaryPrimitives.ReadUInt128BigEndian(octets), first);
            Assert.Equal(first, last);
        }
    }

    [Fact]
    public void of_the_long_kind_are_read_so_whatever_is_written() => Text.Where(t => t.Contains(':') && t.Length <= 45).Sample(of_the_long_kind_are_read_as_everybody_reads_them, iter: 200_000);
}

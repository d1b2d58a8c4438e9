using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Xunit;

namespace Noroshi.Kernel.Tests;

/// <summary>RFC 8785, by its own examples.</summary>
public class Canonical_json
{
    [Theory]
    [InlineData("7fffffffffffffff")]
    [InlineData("7ff0000000000000")]
    public void refuses_what_is_no_number(string bits) => Assert.ThrowsAny<ArgumentException>(() => Text(JsonValue.Create(Double(bits))));

    // Attributes are kept as UTF-8 and would lose the surrogate: the texts are made here.
    [Fact]
    public void refuses_a_lone_surrogate() => Assert.All(
        ["\ud800", "a\udc00b", "\udc00\ud800"],
        text => Assert.ThrowsAny<ArgumentException>(() => Text(JsonValue.Create(text))));

    [Fact]
    public void refuses_a_lone_surrogate_that_was_read_from_an_escape() => Assert.All(
        ["""{"a":"\ud800"}""", """["\ud800"]""", """{"\ud800":1}"""],
        json => Assert.ThrowsAny<ArgumentException>(() => Text(JsonNode.Parse(json))));

    [Fact]
    public void refuses_bytes_that_are_no_utf_8() => Assert.All(
        [[(byte)'"', 0xea, (byte)'"'], [(byte)'{', (byte)'"', 0xea, (byte)'"', (byte)':', (byte)'1', (byte)'}']],
        (byte[] json) => Assert.ThrowsAny<ArgumentException>(() => Text(JsonNode.Parse(json))));

    [Theory]
    [InlineData("9007199254740993")]
    [InlineData("-9007199254740993")]
    public void refuses_an_integer_that_would_be_rounded(string number)
    {
        Assert.ThrowsAny<ArgumentException>(() => Text(JsonNode.Parse(number)));
        Assert.ThrowsAny<ArgumentException>(() => Text(JsonValue.Create(long.Parse(number, CultureInfo.InvariantCulture))));
    }

    [Fact]
    public void refuses_a_number_beyond_all_doubles() => Assert.ThrowsAny<ArgumentException>(() => Text(JsonNode.Parse("1e400")));

    [Fact]
    public void refuses_a_lone_surrogate_in_the_name_of_a_member() =>
        Assert.ThrowsAny<ArgumentException>(() => Text(new JsonObject { ["\ud800"] = 1 }));

    [Theory]
    [InlineData("1.2345678901234567e20")]
    [InlineData("23372036854775808.0")]
    public void is_itself_canonical_for_a_large_number(string number) =>
        Assert.Equal(Text(JsonNode.Parse(number)), Text(JsonNode.Parse(Text(JsonNode.Parse(number)))));

    [Theory] // Appendix B
    [InlineData("0000000000000000", "0")]
    [InlineData("8000000000000000", "0")]
    [InlineData("0000000000000001", "5e-324")]
    [InlineData("8000000000000001", "-5e-324")]
    [InlineData("7fefffffffffffff", "1.7976931348623157e+308")]
    [InlineData("ffefffffffffffff", "-1.7976931348623157e+308")]
    [InlineData("4340000000000000", "9007199254740992")]
    [InlineData("c340000000000000", "-9007199254740992")]
    [InlineData("4430000000000000", "295147905179352830000")]
    [InlineData("44b52d02c7e14af5", "9.999999999999997e+22")]
    [InlineData("44b52d02c7e14af6", "1e+23")]
    [InlineData("44b52d02c7e14af7", "1.0000000000000001e+23")]
    [InlineData("444b1ae4d6e2ef4e", "999999999999999700000")]
    [InlineData("444b1ae4d6e2ef4f", "999999999999999900000")]
    [InlineData("444b1ae4d6e2ef50", "1e+21")]
    [InlineData("3eb0c6f7a0b5ed8c", "9.999999999999997e-7")]
    [InlineData("3eb0c6f7a0b5ed8d", "0.000001")]
    [InlineData("41b3de4355555553", "333333333.3333332")]
    [InlineData("41b3de4355555554", "333333333.33333325")]
    [InlineData("41b3de4355555555", "333333333.3333333")]
    [InlineData("41b3de4355555556", "333333333.3333334")]
    [InlineData("41b3de4355555557", "333333333.33333343")]
    [InlineData("becbf647612f3696", "-0.0000033333333333333333")]
    [InlineData("43143ff3c1cb0959", "1424953923781206.2")]
    public void writes_numbers_as_ECMAScript_does(string bits, string expected) => Assert.Equal(expected, Text(JsonValue.Create(Double(bits))));

    [Fact]
    public void gives_the_example_of_section_3_2_2() => Assert.Equal(
        """{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}""",
        Text(JsonNode.Parse("""
            {
              "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
              "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
              "literals": [null, true, false]
            }
            """)));

    [Fact]
    public void sorts_members_as_section_3_2_3_does() => Assert.Equal(
        ["Carriage Return", "One", "Control", "Latin Small Letter O With Diaeresis", "Euro Sign", "Emoji: Grinning Face", "Hebrew Letter Dalet With Dagesh"],
        JsonNode.Parse(Text(JsonNode.Parse("""
            {
              "\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One",
              "\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control", "\u00f6": "Latin Small Letter O With Diaeresis"
            }
            """)))!.AsObject().Select(member => member.Value!.GetValue<string>()));

    [Fact]
    public void writes_other_kinds_of_value_as_they_are_serialized() => Assert.Equal(
        """{"d":0.1,"g":"00000000-0000-0000-0000-000000000000","i":7,"t":"2026-10-01T00:00:00+09:00"}""",
        Text(new JsonObject { ["i"] = 7, ["g"] = Guid.Empty, ["t"] = new DateTimeOffset(2026, 10, 1, 0, 0, 0, TimeSpan.FromHours(9)), ["d"] = 0.1m }));

    [Fact]
    public void of_nothing_is_null() => Assert.Equal("null", Text(null));

    [Fact]
    public void leaves_Japanese_as_it_is() => Assert.Equal("\"狼煙<&'+>\u2028\"", Text(JsonValue.Create("狼煙<&'+>\u2028")));

    [Fact]
    public void keeps_every_number_and_is_canonical_already_the_second_time() => Gen.Double.Where(double.IsFinite).Sample(number =>
    {
        var once = Text(JsonValue.Create(number));
        return double.Parse(once, CultureInfo.InvariantCulture) == number && Text(JsonNode.Parse(once)) == once;
    });

    private static double Double(string bits) => BitConverter.UInt64BitsToDouble(ulong.Parse(bits, NumberStyles.HexNumber, CultureInfo.InvariantCulture));

    private static string Text(JsonNode? node) => Encoding.UTF8.GetString(CanonicalJson.Of(node));
}

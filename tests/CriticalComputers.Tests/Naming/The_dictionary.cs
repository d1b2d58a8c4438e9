using System.Text;
using CsCheck;
using Noroshi.CriticalComputers.Naming;
using Xunit;

namespace Noroshi.CriticalComputers.Tests.Naming;

/// <summary>The dictionary of makers and products: what it says, and what it refuses to be.</summary>
public class The_dictionary
{
    [Theory]
    [InlineData("one name of two makers", """[{"id":"a","name":"Alpha","aliases":["ＢＥＴＡ 株式会社"]},{"id":"b","name":"Beta","aliases":[]}]""", "[]", "is a name of a and of b")]
    [InlineData("one name of two products of a maker", """[{"id":"a","name":"Alpha","aliases":[]}]""", """[{"id":"p","maker":"a","name":"Rt-1","aliases":[]},{"id":"q","maker":"a","name":"Q","aliases":["RT1"]}]""", "is p and q")]
    [InlineData("one name of two products under a merger", """[{"id":"a","name":"Alpha","aliases":[],"nowPartOf":"b"},{"id":"b","name":"Beta","aliases":[]}]""", """[{"id":"p","maker":"a","name":"Rt","aliases":[]},{"id":"q","maker":"b","name":"RT","aliases":[]}]""", "is p and q")]
    [InlineData("a firm that is part of itself", """[{"id":"a","name":"Alpha","aliases":[],"nowPartOf":"b"},{"id":"b","name":"Beta","aliases":[],"nowPartOf":"a"}]""", "[]", "part of itself")]
    [InlineData("a maker whom nobody knows", "[]", """[{"id":"p","maker":"a","name":"P","aliases":[]}]""", "no maker")]
    [InlineData("a merger into nobody", """[{"id":"a","name":"Alpha","aliases":[],"nowPartOf":"x"}]""", "[]", "no maker")]
    [InlineData("a maker without letters", """[{"id":"a","name":"・","aliases":[]}]""", "[]", "without a letter")]
    [InlineData("a product without letters", """[{"id":"a","name":"Alpha","aliases":[]}]""", """[{"id":"p","maker":"a","name":"P","aliases":["--"]}]""", "without a letter")]
    [InlineData("one code twice", """[{"id":"a","name":"Alpha","aliases":[]},{"id":"a","name":"Beta","aliases":[]}]""", "[]", "twice")]
    [InlineData("a member that is none", """[{"id":"a","name":"Alpha","aliases":[],"country":"jp"}]""", "[]", "cannot be read")]
    [InlineData("nothing where a name must be", """[{"id":"a","name":null,"aliases":[]}]""", "[]", "cannot be read")]
    public void refuses(string what, string makers, string products, string why)
    {
        var refused = Assert.Throws<FormatException>(() => NameDictionary.Read(Encoding.UTF8.GetBytes($$"""{"version":"x","makers":{{makers}},"products":{{products}}}""")));
        Assert.True(refused.Message.Contains(why, StringComparison.Ordinal), $"{what}: {refused.Message}");
    }

    [Fact]
    public void refuses_whatever_else_is_no_dictionary() => Gen.Byte.Array[0, 200].Sample(bytes =>
    {
        Assert.Throws<FormatException>(() => NameDictionary.Read(bytes));
    }, iter: 500);

    [Fact]
    public void means_by_each_of_its_names_what_it_says() => Assert.All(NameDictionary.Current.File.Products, product => Assert.All(product.Aliases.Prepend(product.Name), name =>
        Assert.Equal(product.Id, NameDictionary.Current.Decide(name, NameDictionary.Current.Maker(product.Maker).Name)?.Product.Id)));

    [Theory]
    [InlineData("FortiGate", "Fortinet", "fortigate", MatchReason.Exact, null)]
    [InlineData("ﾌｫｰﾃｨｹﾞｰﾄ", "フォーティネットジャパン合同会社", "fortigate", MatchReason.Alias, null)]
    [InlineData("Fortinet FortiGate-200F", "Fortinet, Inc.", "fortigate", MatchReason.Model, "200f")]
    [InlineData("Windows Server 2019 Standard (64bit)", "日本マイクロソフト", "windows-server", MatchReason.VersionAside, null)]
    [InlineData("ESXi8.0U2", "Broadcom", "esxi", MatchReason.VersionAside, null)]
    [InlineData("JP1/AJS3", "㈱日立製作所", "jp1", MatchReason.Model, "ajs3")]
    [InlineData("Express5800/R120h", "日本電気株式会社（NEC）", "express5800", MatchReason.Model, "r120h")]
    [InlineData("Cisco Catalyst 9300", "", "catalyst", MatchReason.Model, "9300")]
    public void decides(string product, string maker, string id, object reason, string? model)
    {
        var match = NameDictionary.Current.Decide(product, maker);

        Assert.Equal((id, (MatchReason)reason, model), (match?.Product.Id, match!.Reason, match.Model));
    }

    [Theory]
    [InlineData("FortiGate", "")]
    [InlineData("FortiGate", "Cisco")]
    [InlineData("FortiGate", "知らない会社")]
    [InlineData("RTX1200", "ヤマハ発動機")]
    [InlineData("RTX12100", "ヤマハ")]
    [InlineData("FortiGate 管理者ガイド", "Fortinet")]
    [InlineData("Windows Server Update Services のための箱", "Microsoft")]
    [InlineData("vSphere", "VMware（シスコ）")]
    [InlineData("Fortigaet", "Fortinet")]
    [InlineData("", "Fortinet")]
    [InlineData("・", "・")]
    public void leaves_to_a_person(string product, string maker) => Assert.Null(NameDictionary.Current.Decide(product, maker));

    [Fact]
    public void finds_a_product_under_the_firm_that_bought_its_maker_and_not_the_other_way_round()
    {
        Assert.Equal("srx", NameDictionary.Current.Decide("SRX345", "HPE")?.Product.Id);
        Assert.Null(NameDictionary.Current.Decide("ProLiant DL380", "Juniper Networks"));
        Assert.NotEqual(NameDictionary.Current.MakerOf("Juniper"), NameDictionary.Current.MakerOf("HPE"));
    }

    [Fact]
    public void answers_whatever_is_written()
    {
        var hostile = Gen.OneOf(Gen.String, Gen.String[Gen.Char["FortiGateフォーティネット 0129.-‐/（）()株ｶﾞ々™①㈱𠮷\ud842\udfb7\u3099シリーズ"], 0, 60]);
        Gen.Select(hostile, hostile).Sample((product, maker) =>
        {
            var match = NameDictionary.Current.Decide(product, maker);
            Assert.Equal(NameKeys.Of(product, maker), NameKeys.Of(product, maker));
            Assert.True(match is null || NameKeys.Of(product, maker) == "=" + match.Product.Id);
            Assert.InRange(new NameAdvice(NameDictionary.Current, KnownSpellings.None).For(product, maker).Count, 0, 3);
        }, iter: 5_000);
    }
}

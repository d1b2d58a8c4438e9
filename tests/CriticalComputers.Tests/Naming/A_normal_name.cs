using CsCheck;
using Noroshi.CriticalComputers.Naming;
using Xunit;

namespace Noroshi.CriticalComputers.Tests.Naming;

/// <summary>Names of makers and products, as they are compared.</summary>
public class A_normal_name
{
    private static readonly Gen<string> Hostile = Gen.OneOf(
        Gen.String,
        Gen.String[Gen.Char["aAbBzZ019.-‐ー－・ 　（）()株式会社有同ァアかがｶﾞｳﾞヴヶ々ß™®①Ⅱ㈱㍿éÅİ𠮷\ud842\udfb7\u3099\u0301&,/_'’"], 0, 60]);

    private static readonly Gen<string> Plain = Gen.String[Gen.Char["abcdefghij0123456789 アイウカキク日立電機-"], 1, 30].Where(s => s.Any(c => char.IsAsciiLetter(c) || c > 0x3000));

    [Theory]
    [InlineData("シスコシステムズ合同会社", "シスコシステムズ")]
    [InlineData("ｼｽｺｼｽﾃﾑｽﾞ", "シスコシステムズ")]
    [InlineData("しすこしすてむず", "シスコシステムズ")]
    [InlineData("ＣＩＳＣＯ　Ｓｙｓｔｅｍｓ，Ｉｎｃ．", "Cisco Systems")]
    [InlineData("㈱日立製作所", "日立製作所")]
    [InlineData("㍿日立製作所", "日立製作所")]
    [InlineData("（株）日立製作所", "日立製作所")]
    [InlineData("日立製作所(株)", "日立製作所")]
    [InlineData("株式会社 日立 製作所", "日立製作所")]
    [InlineData("アラクサラネットワークス㈱", "アラクサラ・ネットワークス")]
    [InlineData("Siemens Aktiengesellschaft", "SIEMENS AG")]
    [InlineData("Phoenix Contact GmbH & Co. KG", "Phoenix Contact")]
    [InlineData("Koninklijke Philips N.V.", "koninklijke philips")]
    [InlineData("Schneider Electric S.A.", "Schneider-Electric")]
    [InlineData("Huawei Technologies Co.,Ltd.", "Huawei Technologies")]
    [InlineData("Huawei Technologies Co.Ltd", "Huawei Technologies")]
    [InlineData("LLC Foo", "Foo")]
    [InlineData("フオ－ティネツト", "フォーティネット")]
    [InlineData("ヴイエムウェア", "ブイエムウエア")]
    [InlineData("Trend Micro Inc", "trendmicro")]
    [InlineData("コンピュータ", "コンピューター")]
    public void of_a_maker_is_the_same_however_it_is_written(string one, string other) => Assert.Equal(NormalName.Maker(other), NormalName.Maker(one));

    [Theory]
    [InlineData("日立製作所", "日立エナジー")]
    [InlineData("AG Neovo", "Neovo")]
    [InlineData("三菱電機", "三菱重工業")]
    [InlineData("Co.", "Inc.")]
    [InlineData("株式会社", "有限会社")]
    [InlineData("𠮷野", "野")]
    public void of_two_makers_differs(string one, string other) => Assert.NotEqual(NormalName.Maker(other), NormalName.Maker(one));

    [Theory]
    [InlineData("Windows Server 2019", "Windows Server", "2019")]
    [InlineData("Windows Server 2022 Datacenter", "Windows Server", "2022 datacenter")]
    [InlineData("Windows Server 2012 R2 Standard", "Windows Server", "2012 r2 standard")]
    [InlineData("FortiOS 7.2.5", "FortiOS", "7.2.5")]
    [InlineData("FortiOS7.2", "FortiOS", "7.2")]
    [InlineData("IOS XE v17.3.3a", "IOS XE", "v17.3.3a")]
    [InlineData("IOS 15.2(7)E3", "IOS", "15.2 7 e3")]
    [InlineData("JP1 V12", "JP1", "v12")]
    [InlineData("Interstage V12L10", "Interstage", "v12l10")]
    [InlineData("SKYSEA バージョン 19", "SKYSEA", "バジヨン 19")]
    [InlineData("CentOS 7.x", "CentOS", "7.x")]
    public void of_a_product_sets_its_version_aside(string written, string name, string version)
    {
        var normal = NormalName.Product(written);

        Assert.Equal(NormalName.ProductKey(name), normal.Key);
        Assert.Equal(version, normal.Version);
    }

    [Theory]
    [InlineData("Catalyst 9300")]
    [InlineData("PowerEdge R740")]
    [InlineData("Storwize V7000")]
    [InlineData("SIMATIC PCS 7")]
    [InlineData("RTX1210")]
    [InlineData("2019")]
    [InlineData("v12")]
    [InlineData("MELSEC iQ-R")]
    [InlineData("Windows 2000 のための箱")]
    public void of_a_product_keeps_what_is_no_version(string written) => Assert.Null(NormalName.Product(written).Version);

    [Fact]
    public void made_again_stays_as_it_is() => Hostile.Sample(
        s => NormalName.Maker(NormalName.Maker(s)) == NormalName.Maker(s) && NormalName.ProductKey(NormalName.ProductKey(s)) == NormalName.ProductKey(s), iter: 20_000);

    [Fact]
    public void is_empty_only_of_an_empty_one() => Hostile.Sample(
        s => (NormalName.Maker(s).Length == 0) == (s.Length == 0) && (NormalName.Product(s).Key.Length == 0) == (s.Length == 0), iter: 20_000);

    [Fact]
    public void heeds_neither_width_nor_case() => Plain.Sample(s =>
        NormalName.Maker(Wide(s)) == NormalName.Maker(s) && NormalName.ProductKey(Wide(s)) == NormalName.ProductKey(s)
        && NormalName.Maker(s.ToUpperInvariant()) == NormalName.Maker(s) && NormalName.ProductKey(s.ToUpperInvariant()) == NormalName.ProductKey(s), iter: 5_000);

    [Fact]
    public void heeds_no_legal_form_before_or_behind() => Gen.Select(
        Plain, OneOf("株式会社", "（株）", "㈱", "有限会社", "合同会社", "㈲", "(同)"), OneOf(" Inc.", ", Inc", " Corp.", " Corporation", " Co., Ltd.", " GmbH", " AG", " S.A.", " LLC", " B.V.", "株式会社", "（株）", "㈱"))
        .Sample((name, before, behind) => NormalName.Maker(before + name) == NormalName.Maker(name) && NormalName.Maker(name + behind) == NormalName.Maker(name), iter: 5_000);

    [Fact]
    public void of_a_very_long_one_is_bounded() => Assert.All(
        new[] { new string('a', 10_000_000), new string('ﷺ', 100_000), new string('.', 1_000_000), string.Concat(Enumerable.Repeat("𠮷", 500_000)), string.Concat(Enumerable.Repeat("a ", 500_000)) },
        s => Assert.InRange(NormalName.Product(s).Full.Length, 1, NameText.Longest));

    private static Gen<string> OneOf(params string[] all) => Gen.Int[0, all.Length - 1].Select(i => all[i]);

    private static string Wide(string s) => string.Concat(s.Select(c => c is > ' ' and <= '~' ? (char)(c + 0xFEE0) : c));
}

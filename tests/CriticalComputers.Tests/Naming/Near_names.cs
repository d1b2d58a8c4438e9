using CsCheck;
using Noroshi.CriticalComputers.Naming;
using Xunit;

namespace Noroshi.CriticalComputers.Tests.Naming;

/// <summary>Names that are nearly written alike: offered, never taken.</summary>
public class Near_names
{
    private static readonly Gen<string> Key = Gen.String[Gen.Char["abcde01ア機"], 0, 14];

    [Theory]
    [InlineData("Fortinent", "FortiGate 200F", "Fortinet", "FortiGate 200F")]
    [InlineData("Cisco", "Catalist 9200L", "Cisco", "Catalyst 9200L")]
    [InlineData("三菱電気", "iQ-R R16CPU", "三菱電機", "iQ-R R16CPU")]
    [InlineData("Microsoft", "Windwos Server 2019", "Microsoft", "Windows Server 2019")]
    [InlineData("", "FortiGate 200F", "Fortinet", "FortiGate 200F")]
    [InlineData("NEC", "FortiGate 200F", "Fortinet", "FortiGate 200F")]
    public void are_offered(string maker, string product, string offeredMaker, string offered) =>
        Assert.Equal((offeredMaker, offered), new NameAdvice(NameDictionary.Current, KnownSpellings.None).For(product, maker).Select(s => (s.Maker, s.Product)).First());

    [Theory]
    [InlineData("ヤマハ", "RTX1211")]
    [InlineData("アライドテレシス", "x940")]
    [InlineData("Siemens", "SIMATIC S7-1600")]
    [InlineData("自社開発", "需給計算機 X1")]
    [InlineData("Fortinet", "FortiGate 200F")]
    public void are_not_offered_for_another_number_nor_for_what_is_recognised(string maker, string product) =>
        Assert.Empty(new NameAdvice(NameDictionary.Current, KnownSpellings.None).For(product, maker));

    [Fact]
    public void that_were_learnt_are_offered_and_what_is_written_so_is_left_alone()
    {
        var known = new KnownSpellings([("Advantech", "R-SeeNet"), ("LCDS", "LAquis SCADA")]);
        var advice = new NameAdvice(NameDictionary.Current, known);

        Assert.Equal(["R-SeeNet"], advice.For("R-SeeNnet", "アドバンテック").Select(s => s.Product));
        Assert.Equal([("LCDS", "LAquis SCADA")], advice.For("LAquis SCADA", "").Select(s => (s.Maker, s.Product)));
        Assert.Empty(advice.For("R-SeeNet", "Advantech Co., Ltd."));
    }

    [Fact]
    public void are_as_far_apart_as_a_full_table_says() => Gen.Select(Key, Key, Gen.Int[0, 3]).Sample((one, other, most) =>
    {
        var full = Slips(one, other);
        var digits = string.Concat(one.Where(char.IsAsciiDigit)) == string.Concat(other.Where(char.IsAsciiDigit));
        Assert.Equal(digits && full <= most ? full : null, NearNames.Between(one, other, most));
    }, iter: 20_000);

    [Theory]
    [InlineData("機c機", "機b機")]
    [InlineData("機acb", "機cab")]
    public void are_found_though_no_two_letters_stand_beside_each_other_in_both(string asked, string known) =>
        Assert.Equal([known], new NearNames([known]).Find(asked, 10).Select(f => f.Key));

    [Fact]
    public void are_all_found_that_are_near() => Gen.Select(Key.List[0, 30], Key).Sample((keys, asked) =>
    {
        var near = keys.Distinct().Where(k => k.Length > 1 && NearNames.Between(asked, k, Math.Min(NearNames.Slips(asked), NearNames.Slips(k))) is > 0).Order(StringComparer.Ordinal);
        Assert.Equal(near, new NearNames(keys).Find(asked, 100).Select(f => f.Key).Order(StringComparer.Ordinal));
    }, iter: 5_000);

    private static int Slips(string one, string other)
    {
        var table = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
        {
            for (var j = 0; j <= other.Length; j++)
            {
                table[i, j] = i == 0 ? j : j == 0 ? i : Math.Min(Math.Min(table[i - 1, j] + 1, table[i, j - 1] + 1), table[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
                }
            }
        }

        return table[one.Length, other.Length];
    }
}

using Noroshi.Testing;
using Xunit;

namespace Noroshi.Products.Tests.Rendering;

/// <summary>Whoever writes sees how a sheet reads.</summary>
public class A_sheet_is_readable(Houses houses) : IClassFixture<Houses>
{
    [Theory, BothDatabases]
    public async Task as_its_figures_say(Database on)
    {
        var house = await houses.OnAsync(on);
        var analyst = await house.AnAnalystAsync();
        var product = await analyst.BeginAsync("読みやすい速報");
        var empty = await analyst.GetAsync($"{product}/sheet/technical");
        Assert.DoesNotContain("読みやすさ", empty.Words);
        await analyst.WriteAsync(product, "Situation", "ランサムウェア（身代金要求型の不正プログラム）の被害が出ています。");
        await analyst.WriteAsync(product, "Situation", $"VPN{new string('装', 70)}を確かめる。");

        var words = (await analyst.GetAsync($"{product}/sheet/technical")).Words;

        Assert.Contains("読みやすさ", words);
        Assert.Contains("60字より短くすると", words);
        Assert.Contains("漢字が多めです", words);
        var unexplained = words[words.IndexOf("説明のない用語", StringComparison.Ordinal)..];
        Assert.Contains("VPN", unexplained);
        Assert.DoesNotContain("ランサムウェア", unexplained);
    }
}

using System.Net;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.Products.Tests.Writing;

/// <summary>What operators notified is a source: that a product is in use, and never by whom.</summary>
public class A_notification
{
    [Theory, BothDatabases]
    public async Task is_taken_over_as_a_product_concerned_with_its_secret_and_its_operator_is_not_named(Database on)
    {
        await using var house = await House.OpenAsync(on, demo: true);
        var analyst = await house.AnAnalystAsync();
        var path = await analyst.BeginAsync("届出からの分析");
        var option = (await analyst.GetAsync(path)).Document.QuerySelectorAll("select[name=Source] option").First(o => o.GetAttribute("value")!.StartsWith("Notification:", StringComparison.Ordinal));
        var source = option.GetAttribute("value")!;
        var name = option.TextContent.Split(' ', 2)[1].Split('（')[0];

        var beside = await analyst.GetAsync($"{path}?source={source}");
        Assert.Equal(HttpStatusCode.OK, beside.Status);
        Assert.NotNull((await analyst.SubmitAsync(beside, new { }, "form:has(input[value='product.1'])")).Location);
        Assert.Contains(await house.RecordAsync("critical-computers.read"), a => a.Person == analyst.Person && a.Content!["as"]!.GetValue<string>() == "analysis");

        var bench = (await analyst.GetAsync(path)).Words;
        Assert.Contains("総合整理分析情報", bench);
        Assert.Contains("秘密", bench);
        await analyst.WriteAsync(path, "Action", $"{name}は設定を見直す");
        var refused = await analyst.FillInAsync($"{path}/release", new { Looked = true }, "form[action*=ropose]");
        Assert.Null(refused.Location);
        Assert.Contains(name, refused.Words, StringComparison.Ordinal);
        Assert.Contains("報告した者が分かる語", (await analyst.GetAsync(path)).Words);
    }

    [Theory, BothDatabases]
    public async Task that_is_not_there_is_not_opened(Database on)
    {
        await using var house = await House.OpenAsync(on);
        var analyst = await house.AnAnalystAsync();
        var path = await analyst.BeginAsync("ない届出");
        foreach (var source in new[] { $"Notification:{Guid.CreateVersion7():D}", $"Sighting:{Guid.CreateVersion7():D}", "Notification:x", "Nothing", ":::" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await analyst.GetAsync($"{path}?source={Uri.EscapeDataString(source)}")).Status);
        }
    }
}

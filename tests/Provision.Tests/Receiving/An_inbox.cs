using System.Net;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.Provision.Tests.Receiving;

/// <summary>Recipients read what was provided to them, for their kind of reader, and say what they did.</summary>
public class An_inbox(Houses houses) : IClassFixture<Houses>
{
    [Theory, RolesOtherThan("reporter", "reader", "member", "desk-officer", "desk-supervisor", "cabinet-analyst", "cabinet-supervisor")]
    public async Task is_closed_to_roles_that_do_not_receive(Database on, string role) =>
        Assert.Equal(HttpStatusCode.Forbidden, (await (await (await houses.OnAsync(on)).SignInAsAsync(role)).GetAsync("/received")).Status);

    [Theory, BothDatabases]
    public async Task is_read_by_kind_of_reader_and_answered(Database on)
    {
        var house = await houses.OnAsync(on);
        var product = await house.AReleasedAlertAsync("回答する速報", "FortiGate 200F", "Fortinet");
        var chosen = await house.AnOperatorAsync();
        var reader = await house.SignInAsAsync("reporter", chosen);
        var sender = await house.AnAnalystAsync();
        var sent = await sender.SendAsync(product, $"Route=41&Also={await house.CodeAsync(chosen)}", Senders.ForUsers);
        await house.DrainOutboxAsync();
        var path = Assert.Single(await reader.InboxAsync());

        var card = await reader.GetAsync(path);
        Assert.Contains("指示すること", card.Words);
        Assert.Contains("本日中", card.Words);
        Assert.Contains("周知等用総合整理分析情報", card.Words);
        Assert.Contains("TLP:CLEAR", card.Words);
        Assert.Contains("困ったときは", (await reader.GetAsync(path + "?for=plain")).Words);
        Assert.Contains("FortiGate 200F", (await reader.GetAsync(path + "?for=technical")).Words);

        var bundle = await reader.GetAsync(path + "/stix.json");
        Assert.Equal("bundle", bundle.Json["type"]!.GetValue<string>());
        Assert.Contains("FortiGate 200F", bundle.Text);
        Assert.Equal(HttpStatusCode.NotFound, (await (await house.SignInAsAsync("reporter", await house.AnOperatorAsync())).GetAsync(path + "/stix.json")).Status);

        Assert.Equal(HttpStatusCode.BadRequest, (await reader.FillInAsync(path, new { }, "form[data-once]")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await reader.FillInAsync(path, new { Answer = "NeedsHelp" }, "form[data-once]")).Status);
        Assert.Equal(path, (await reader.FillInAsync(path, new { Answer = "NeedsHelp", Said = "更新の方法が分からない" }, "form[data-once]")).Location);
        var help = (await sender.GetAsync(sent.Location! + "?Show=help")).Words;
        Assert.Contains("更新の方法が分からない", help);
        Assert.NotNull((await reader.FillInAsync(path, new { Answer = "Done", Said = "" }, "form[data-once]")).Location);
        Assert.Contains("対応済み", (await reader.GetAsync("/received")).Words);
        Assert.Equal(2, (await house.RecordAsync("provision.answered")).Count(a => a.Person == reader.Person));
    }
}

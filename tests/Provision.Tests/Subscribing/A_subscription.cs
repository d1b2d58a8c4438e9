using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Noroshi.Provision.Subscribing;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.Provision.Tests.Subscribing;

/// <summary>The bulletin by mail: asked twice, sent once, for what was chosen, ended with one press, and nobody learns who has it.</summary>
public sealed partial class A_subscription
{
    [Theory, BothDatabases]
    public async Task begins_when_the_holder_of_the_address_confirms_it(Database on)
    {
        await using var scene = await Scene.OpenAsync(on);
        var asked = await scene.AskAsync("Citizen@Example.jp");
        Assert.Contains("確認のメールを送りました", asked.Words, StringComparison.Ordinal);
        await scene.PublishAsync("確定の前");
        await scene.WorkAsync();

        var question = Assert.Single(scene.Letters);
        Assert.Equal("【狼煙】登録の確認：注意喚起のメール", question.Subject);
        var link = Link(question, "confirm");
        Assert.Contains("Citizen@Example.jp", (await scene.Everybody.GetAsync(link)).Words, StringComparison.Ordinal);
        await scene.PublishAsync("リンクを開いただけ");
        await scene.WorkAsync();
        Assert.Single(scene.Letters);

        Assert.Contains("登録を確定しました", (await scene.Everybody.FillInAsync(link, new { }, "form.form")).Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await scene.Everybody.GetAsync(link)).Status);
        await scene.PublishAsync("確定の後");
        await scene.WorkAsync();
        Assert.Equal(["【狼煙】【至急】確定の後"], scene.Letters.Skip(1).Select(l => l.Subject));
        var record = Assert.Single(await scene.House.RecordAsync("provision.subscribed"));
        Assert.DoesNotContain("itizen", record.Content?.ToJsonString() + record.Object, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task is_asked_for_with_the_same_answer_and_one_mail_for_one_address(Database on)
    {
        await using var scene = await Scene.OpenAsync(on);
        await scene.SubscribeAsync("known@example.jp");
        scene.House.Clock.Advance(TimeSpan.FromHours(1));
        var before = scene.Letters.Count;

        var (known, unknown) = (await scene.AskAsync("known@example.jp"), await scene.AskAsync("unknown@example.jp"));
        await scene.AskAsync("KNOWN@example.jp");
        await scene.WorkAsync();

        Assert.Equal(known.Find("main")!.TextContent, unknown.Find("main")!.TextContent);
        Assert.Equal(before + 2, scene.Letters.Count);
    }

    [Theory, BothDatabases]
    public async Task gets_what_was_chosen(Database on)
    {
        await using var scene = await Scene.OpenAsync(on);
        await scene.SubscribeAsync("all@example.jp");
        await scene.SubscribeAsync("water@example.jp", new { Sectors = new[] { "water" } });
        await scene.SubscribeAsync("forti@example.jp", new { Products = "FortiGate 200F、Fortinet\nなにか" });
        await scene.SubscribeAsync("name@example.jp", new { Products = "Forti Gate" });
        await scene.SubscribeAsync("cisco@example.jp", new { Products = "ASA、Cisco" });
        await scene.SubscribeAsync("english@example.jp", new { Sectors = new[] { "water", "electricity" }, Language = "en" });

        Assert.Equal(["all", "english", "water"], await scene.WhoGetsAsync("分野を限らない"));
        Assert.Equal(["all", "english", "forti", "name"], await scene.WhoGetsAsync("電気とFortiGate", "&Concerns=electricity", "FortiGate", "Fortinet"));
        Assert.Equal(["all", "english", "water"], await scene.WhoGetsAsync("水道", "&Concerns=water"));
        Assert.Equal(["all"], await scene.WhoGetsAsync("金融", "&Concerns=finance&Concerns=nonsense"));
        Assert.StartsWith("[Noroshi] ", scene.Letters.Last(l => To(l) == "english").Subject, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task gets_a_mail_that_says_it_all_and_ends_with_one_click(Database on)
    {
        await using var scene = await Scene.OpenAsync(on);
        await scene.SubscribeAsync("citizen@example.jp");
        await scene.PublishAsync("公表した速報");
        await scene.WorkAsync();

        var mail = scene.Letters.Last();
        Assert.Contains("管理画面を外部から遮断する", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("/bulletin/NP-", mail.TextBody, StringComparison.Ordinal);
        Assert.Equal("auto-generated", mail.Headers["Auto-Submitted"]);
        Assert.Equal("List-Unsubscribe=One-Click", mail.Headers["List-Unsubscribe-Post"]);
        var end = mail.Headers["List-Unsubscribe"]!.Trim('<', '>');
        var path = new Uri(end).PathAndQuery;
        Assert.Equal(Link(mail, "subscription"), (await scene.Everybody.GetAsync(path)).Location);
        Assert.Equal(HttpStatusCode.BadRequest, (await scene.Everybody.PostAsync(path, new StringContent(""))).Status);

        for (var twice = 0; twice < 2; twice++)
        {
            var ended = await scene.Everybody.PostAsync(path, new FormUrlEncodedContent(new Dictionary<string, string> { ["List-Unsubscribe"] = "One-Click" }));
            Assert.Equal(HttpStatusCode.OK, ended.Status);
        }

        Assert.Equal(0, await scene.CountAsync("subscribers"));
        Assert.Single(await scene.House.RecordAsync("provision.unsubscribed"));
        Assert.Equal(HttpStatusCode.NotFound, (await scene.Everybody.GetAsync(Link(mail, "subscription"))).Status);
        Assert.Empty(await scene.WhoGetsAsync("止めた後"));
    }

    [Theory, BothDatabases]
    public async Task is_changed_and_ended_on_its_page(Database on)
    {
        await using var scene = await Scene.OpenAsync(on);
        var page = await scene.SubscribeAsync("citizen@example.jp");
        Assert.Equal(HttpStatusCode.BadRequest, (await scene.Everybody.FillInAsync(page, new { Sectors = new[] { "nonsense" } }, "form[action*='Change' i]")).Status);
        Assert.NotNull((await scene.Everybody.FillInAsync(page, new { Sectors = new[] { "water" }, Products = "ASA、Cisco" }, "form[action*='Change' i]")).Location);
        Assert.Contains("ASA、Cisco", (await scene.Everybody.GetAsync(page)).Find("textarea")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await scene.WhoGetsAsync("電気だけ", "&Concerns=electricity"));

        Assert.Contains("配信を止めました", (await scene.Everybody.FillInAsync(page, new { }, "form[action*='End' i]")).Words, StringComparison.Ordinal);
        Assert.Empty(await scene.WhoGetsAsync("止めた後"));
    }

    [Theory, BothDatabases]
    public async Task waits_for_a_mail_server_that_is_away_and_is_sent_once(Database on)
    {
        await using var scene = await Scene.OpenAsync(on);
        await scene.SubscribeAsync("citizen@example.jp");
        scene.Server.Verdict = "451 try later";
        await scene.PublishAsync("あとで届く");
        await scene.WorkAsync();
        scene.House.Clock.Advance(TimeSpan.FromMinutes(6));
        await scene.WorkAsync();
        Assert.Single(scene.Letters);

        scene.Server.Verdict = "250 ok";
        scene.House.Clock.Advance(TimeSpan.FromHours(1));
        await scene.WorkAsync();
        await scene.WorkAsync();
        Assert.Equal("【狼煙】【至急】あとで届く", Assert.Single(scene.Letters.Skip(1)).Subject);
    }

    [Theory, BothDatabases]
    public async Task ends_when_there_is_no_such_address_any_more(Database on)
    {
        await using var scene = await Scene.OpenAsync(on);
        await scene.SubscribeAsync("gone@example.jp");
        await scene.SubscribeAsync("here@example.jp");
        scene.Server.ToRecipient = line => Task.FromResult(line.Contains("gone@", StringComparison.Ordinal) ? "550 no such user" : "250 ok");
        foreach (var title in new[] { "一", "二", "三" })
        {
            Assert.Equal(["here"], await scene.WhoGetsAsync(title));
        }

        Assert.Equal(1, await scene.CountAsync("subscribers"));
    }

    [Theory, BothDatabases]
    public async Task that_ends_while_its_mail_is_on_the_way_lets_nobody_else_get_two(Database on)
    {
        await using var scene = await Scene.OpenAsync(on);
        var page = await scene.SubscribeAsync("leaves@example.jp");
        await scene.SubscribeAsync("stays@example.jp");
        scene.Server.ToRecipient = async line =>
        {
            if (line.Contains("leaves@", StringComparison.Ordinal))
            {
                await scene.Everybody.FillInAsync(page, new { }, "form[action*='End' i]");
            }

            return "250 ok";
        };

        Assert.Equal(["leaves", "stays"], await scene.WhoGetsAsync("送っている間に"));
        scene.House.Clock.Advance(TimeSpan.FromMinutes(11));
        var before = scene.Letters.Count;
        await scene.WorkAsync();

        Assert.Equal(before, scene.Letters.Count);
        Assert.Equal(0, await scene.CountAsync("bulletin_mails"));
        Assert.Equal(["stays"], await scene.WhoGetsAsync("その後"));
    }

    [Theory, BothDatabases]
    public async Task is_not_sent_as_news_what_was_taken_back_and_is_told_of_it(Database on)
    {
        await using var scene = await Scene.OpenAsync(on);
        await scene.SubscribeAsync("citizen@example.jp");
        var product = await scene.PublishAsync("撤回する速報");
        var analyst = await scene.House.AnAnalystAsync("cabinet-supervisor");
        Assert.NotNull((await analyst.FillInAsync($"/analysis/{product}/withdraw", new { Because = "誤りがあった" }, "main form[method=post]")).Location);
        await scene.House.DrainOutboxAsync();
        await scene.WorkAsync();

        var told = Assert.Single(scene.Letters.Skip(1));
        Assert.Equal("【狼煙】【撤回】撤回する速報", told.Subject);
        Assert.DoesNotContain("管理画面", told.TextBody, StringComparison.Ordinal);
        Assert.Contains("誤りがあった", told.TextBody, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task hears_of_what_is_public_alone_and_once(Database on)
    {
        await using var scene = await Scene.OpenAsync(on);
        await scene.SubscribeAsync("citizen@example.jp");
        var product = await scene.House.AReleasedAlertAsync("公表しない速報");
        var sender = await scene.House.AnAnalystAsync();
        await sender.SendAsync(product, "Route=41&By=everybody", Senders.ForUsers);
        await scene.WorkAsync();
        Assert.Single(scene.Letters);

        await sender.SendAsync(product, "Route=41&Publish=true", Senders.ForUsers);
        await scene.WorkAsync();
        scene.House.Clock.Advance(TimeSpan.FromMinutes(1));
        await sender.SendAsync(product, "Route=41&Publish=true", Senders.ForUsers);
        await scene.WorkAsync();
        Assert.Equal(2, scene.Letters.Count);
    }

    [Fact]
    public async Task is_refused_for_what_is_no_address_and_no_link_opens_another_door()
    {
        await using var scene = await Scene.OpenAsync(Database.Sqlite);
        foreach (var address in new[] { "", "nobody", "a@b", "a b@example.jp", "a@example.jp, b@example.jp", "<a@example.jp>", "a@example.jp\r\nBcc: b@example.jp", "ａ@example.jp", "a@-x.jp", new string('a', 250) + "@example.jp" })
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await scene.AskAsync(address)).Status);
        }

        await scene.AskAsync("citizen@example.jp");
        await scene.WorkAsync();
        var request = Link(Assert.Single(scene.Letters), "confirm").Split('/')[^1];
        foreach (var door in new[] { $"/bulletin/subscription/{request}", $"/bulletin/confirm/{request}x", "/bulletin/confirm/AAAA", $"/bulletin/confirm/{new string('A', 2_000)}" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await scene.Everybody.GetAsync(door)).Status);
        }

        var links = scene.House.Services.GetRequiredService<SubscriptionLinks>();
        Gen.String.Sample(text => Assert.Null(links.Subscriber(text) ?? links.Request(text)));
        scene.House.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal(HttpStatusCode.NotFound, (await scene.Everybody.GetAsync($"/bulletin/confirm/{request}")).Status);
    }

    [Fact]
    public void takes_no_address_that_is_more_than_one_or_holds_what_ends_a_header() =>
        Gen.Select(Gen.String, Gen.String).Sample((before, after) =>
        {
            foreach (var text in new[] { $"{before}a@example.jp{after}", $"{before}@{after}", before })
            {
                Assert.True(!SubscriptionForm.IsAddress(text) || (MailboxAddress.TryParse(text, out var one) && one.Address == text && !text.Any(char.IsControl)), text);
            }
        });

    [Fact]
    public async Task is_not_asked_for_again_and_again_from_one_place()
    {
        await using var house = await House.OpenAsync(Database.Sqlite, change: builder => builder.Configuration["Subscriptions:PerMinute"] = "2");
        using var visitor = house.Visitor();
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 3; i++)
        {
            answers.Add((await visitor.PostAsync("/bulletin/subscribe", new FormUrlEncodedContent(new Dictionary<string, string>()))).Status);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, answers[^1]);
        Assert.DoesNotContain(HttpStatusCode.TooManyRequests, answers.SkipLast(1));
        Assert.Contains("メールの送信は設定されていません", (await visitor.GetAsync("/bulletin/subscribe")).Words, StringComparison.Ordinal);
    }

    private static string To(MimeMessage mail) => mail.To.Mailboxes.Single().Address.Split('@')[0];

    private static string Link(MimeMessage mail, string door) => new Uri(Address().Matches(mail.TextBody!).Select(m => m.Value).Single(a => a.Contains($"/bulletin/{door}/", StringComparison.Ordinal))).PathAndQuery;

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Address();

    private sealed class Scene(House house, MailServer server) : IAsyncDisposable
    {
        public House House => house;

        public MailServer Server => server;

        public Visitor Everybody { get; } = house.Visitor();

        public List<MimeMessage> Letters => [.. server.Letters.Select(l => MimeMessage.Load(new MemoryStream(Encoding.UTF8.GetBytes(l))))];

        public async Task<long> CountAsync(string table) => Convert.ToInt64(await house.SqlAsync($"SELECT count(*) FROM {table}"), System.Globalization.CultureInfo.InvariantCulture);

        public static async Task<Scene> OpenAsync(Database on)
        {
            var server = new MailServer();
            server.Open();
            return new(await server.HouseAsync(on), server);
        }

        public Task<Page> AskAsync(string address, object? chosen = null) => Everybody.FillInAsync("/bulletin/subscribe", HouseProducts.Together(new { Mail = address }, chosen), "form[data-once]");

        // Where the subscription is kept.
        public async Task<string> SubscribeAsync(string address, object? chosen = null)
        {
            await AskAsync(address, chosen);
            await WorkAsync();
            var confirmed = await Everybody.FillInAsync(Link(Letters.Last(), "confirm"), new { }, "form.form");
            return confirmed.Find("main a[href*='/bulletin/subscription/']")!.GetAttribute("href")!;
        }

        public async Task<Guid> PublishAsync(string title, string more = "", string? product = null, string? maker = null)
        {
            var alert = await house.AReleasedAlertAsync(title, product, maker);
            using var sender = await house.AnAnalystAsync();
            Assert.NotNull((await sender.SendAsync(alert, $"Route=41&Publish=true{more}", Senders.ForUsers)).Location);
            await house.DrainOutboxAsync();
            return alert;
        }

        public async Task<string[]> WhoGetsAsync(string title, string more = "", string? product = null, string? maker = null)
        {
            var before = server.Letters.Count;
            await PublishAsync(title, more, product, maker);
            await WorkAsync();
            return [.. Letters.Skip(before).Select(To).Order(StringComparer.Ordinal)];
        }

        public async Task WorkAsync()
        {
            await house.DrainOutboxAsync();
            while (await house.Services.GetRequiredService<SendBulletinMails>().SendDueAsync(default) > 0)
            {
            }
        }

        public async ValueTask DisposeAsync()
        {
            Everybody.Dispose();
            await house.DisposeAsync();
            server.Dispose();
        }
    }
}

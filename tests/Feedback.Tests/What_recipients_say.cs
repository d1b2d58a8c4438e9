using System.Net;
using Noroshi.Kernel;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.Feedback.Tests;

/// <summary>Recipients say of a product what they found; analysts answer and say which version came of it.</summary>
public class What_recipients_say(Houses houses) : IClassFixture<Houses>
{
    private const string Form = "form[data-once]";

    [Theory, RolesOtherThan("cabinet-analyst", "cabinet-supervisor")]
    public async Task is_answered_by_nobody_but_those_who_write(Database on, string role) =>
        Assert.Equal(HttpStatusCode.Forbidden, (await (await (await houses.OnAsync(on)).SignInAsAsync(role)).GetAsync("/feedback")).Status);

    [Theory, BothDatabases]
    public async Task reaches_the_analysts_is_answered_and_leads_to_a_new_version(Database on)
    {
        var scene = await Scene.SetAsync(await houses.OnAsync(on));
        Assert.Contains("この情報について伝える", (await scene.Reader.GetAsync(scene.Path)).Words);

        Assert.NotNull((await scene.SayAsync(new { Kind = "FalsePositive", Text = "社内の監視装置の通信だった" })).Location);

        Assert.Contains("受領者の声が届きました", (await scene.Analyst.GetAsync("/notices")).Words);
        var product = await scene.Analyst.GetAsync($"/analysis/{scene.Product:D}");
        Assert.Contains("受領者の声（1件）", product.Words);
        var list = await scene.Analyst.GetAsync($"/feedback?Product={scene.Product:D}");
        Assert.Contains("社内の監視装置の通信だった", list.Words);
        var file = list.Find("main tbody a")!.GetAttribute("href")!;

        // What was said changes it: a new version, and the answer names it.
        var corrected = await scene.NewVersionAsync();
        Assert.NotNull((await scene.Analyst.FillInAsync(file, new { Reply = "インディケータを除きました。", LedTo = "2" }, Form)).Location);
        Assert.Equal(HttpStatusCode.Conflict, (await scene.Analyst.PostAgainAsync(file)).Status);
        Assert.NotEqual(scene.Product, corrected);

        Assert.Contains("伝えたことへの回答が届きました", (await scene.Reader.GetAsync("/notices")).Words);
        var seen = (await scene.Reader.GetAsync(scene.Path + "/feedback")).Words;
        Assert.Contains("インディケータを除きました。", seen);
        Assert.Contains("第2版に反映", seen);
        Assert.Contains("新しい版につながった1件", string.Concat((await scene.Analyst.GetAsync($"/feedback?Product={scene.Product:D}")).Words.Where(c => !char.IsWhiteSpace(c))));
        Assert.Single(await scene.House.RecordAsync("feedback.answered"), a => a.Person == scene.Analyst.Person);
    }

    [Theory, BothDatabases]
    public async Task as_a_judgement_counts_once_for_an_organisation(Database on)
    {
        var scene = await Scene.SetAsync(await houses.OnAsync(on));
        await scene.SayAsync(new { Kind = "NotUseful" });
        using var colleague = await scene.House.SignInAsAsync("reporter", scene.Organisation);
        await colleague.FillInAsync(scene.Path + "/feedback", new { Kind = "Useful" }, Form);

        var list = string.Concat((await scene.Analyst.GetAsync($"/feedback?Product={scene.Product:D}")).Words.Where(c => !char.IsWhiteSpace(c)));

        Assert.Contains("1件のうち1件（100％）", list);
        Assert.Contains("回答不要", list);
        Assert.DoesNotContain("役に立たなかった", list);
    }

    [Theory, BothDatabases]
    public async Task must_say_enough(Database on)
    {
        var scene = await Scene.SetAsync(await houses.OnAsync(on));
        foreach (var (entry, wrong) in new (object Entry, string Wrong)[]
        {
            (new { Kind = "" }, "何を伝えるかを選んでください"),
            (new { Kind = "Question", Text = " " }, "何を知りたいかを書いてください"),
            (new { Kind = "Sighting", Text = "見た" }, "「観測した日時」の日付と時刻"),
            (new Dictionary<string, object> { ["Kind"] = "Sighting", ["Text"] = "見た", ["SeenAt.Date"] = "2026-12-31", ["SeenAt.Time"] = "10:00" }, "現在より前"),
            (new { Kind = "Question", Text = new string('長', 2_001) }, "2,000字以内"),
            (new Dictionary<string, object> { ["Kind"] = "Question", ["Text"] = "どれか", ["Statement"] = Guid.CreateVersion7().ToString("D") }, "この情報の記載から選んでください"),
        })
        {
            var answer = await scene.SayAsync(entry);
            Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
            Assert.Contains(wrong, answer.Words);
        }

        Assert.NotNull((await scene.SayAsync(new Dictionary<string, object> { ["Kind"] = "Sighting", ["Text"] = "<script>alert(1)</script>", ["SeenAt.Date"] = "2026-11-20", ["SeenAt.Time"] = "10:00" })).Location);
        var list = await scene.Analyst.GetAsync($"/feedback?Product={scene.Product:D}");
        Assert.Contains("<script>alert(1)</script>", list.Words);
        Assert.DoesNotContain("<script>alert(1)", list.Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task as_a_sighting_is_a_source_of_the_next_product_and_names_nobody(Database on)
    {
        await using var house = await House.OpenAsync(on);
        var scene = await Scene.SetAsync(house);
        await scene.SayAsync(new Dictionary<string, object> { ["Kind"] = "Sighting", ["Text"] = "198.51.100.77 からの走査を受けた\n社内では使っていない", ["SeenAt.Date"] = "2026-11-20", ["SeenAt.Time"] = "10:00" });
        await scene.SayAsync(new { Kind = "Question", Text = "出典にならない" });
        var name = (string)(await scene.House.SqlAsync($"SELECT name_ja FROM organisations WHERE code = '{await scene.House.CodeAsync(scene.Organisation)}'"))!;
        var path = await scene.Analyst.BeginAsync("観測からの速報");
        var source = (await scene.Analyst.GetAsync(path)).Document.QuerySelectorAll("select[name=Source] option").Select(o => o.GetAttribute("value")!).First(v => v.StartsWith("Sighting:", StringComparison.Ordinal));

        var beside = await scene.Analyst.GetAsync($"{path}?source={source}");
        Assert.DoesNotContain("出典にならない", beside.Words);
        Assert.NotNull((await scene.Analyst.SubmitAsync(beside, new { }, "form:has(input[value='text.1'])")).Location);
        await scene.Analyst.WriteAsync(path, "Action", $"{name}からの情報により監視する");
        var bench = await scene.Analyst.GetAsync(path);
        Assert.Contains("198.51.100.77 からの走査を受けた", bench.Words);
        Assert.Contains("秘密", bench.Words);
        Assert.Contains("報告した者が分かる語", bench.Words);
        Assert.Null((await scene.Analyst.FillInAsync($"{path}/release", new { Looked = true }, "form[action*=ropose]")).Location);

        // Left behind for a reason and without the name, it may go out.
        await scene.Analyst.SubmitAsync(bench, new { }, "ol.statements li:nth-child(2) form[action*='LeaveOut' i]");
        await scene.Analyst.WriteAsync(path, "Action", "接続元を監視する");
        var statement = (await scene.Analyst.GetAsync(path)).Document.QuerySelectorAll("ol.statements li a[href*='/statements/']").First().GetAttribute("href")!;
        Assert.NotNull((await scene.Analyst.FillInAsync(statement, new { Why = "TechnicalTrace", Reason = "送信元だけを示す" }, "form[action*=arry]")).Location);
        Assert.NotNull((await scene.House.ReleaseAsync(scene.Analyst, path)).Location);
        Assert.Contains(await scene.House.RecordAsync("feedback.analysed"), a => a.Person == scene.Analyst.Person && a.Object == $"opinion:{source.Split(':')[1]}");
    }

    [Theory, BothDatabases]
    public async Task is_not_there_for_another_recipient(Database on)
    {
        var scene = await Scene.SetAsync(await houses.OnAsync(on));
        await scene.SayAsync(new { Kind = "Question", Text = "秘密の質問" });
        using var other = await scene.House.SignInAsAsync("reporter", scene.Other);

        var theirs = Assert.Single(await other.InboxAsync());
        Assert.DoesNotContain("秘密の質問", (await other.GetAsync(theirs + "/feedback")).Words);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(scene.Path + "/feedback")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await scene.Analyst.GetAsync($"/feedback/{Guid.CreateVersion7():D}")).Status);
    }

    [Theory, BothDatabases]
    public async Task counts_the_time_from_a_report_to_the_first_word(Database on)
    {
        await using var house = await House.OpenAsync(on);
        var number = await house.AReportAsync();
        house.Clock.Advance(TimeSpan.FromHours(5));
        var analyst = await house.AnAnalystAsync();
        var path = await analyst.BeginAsync("最初の一報");
        await analyst.TakeAsync(path, number, "technical.source");
        await analyst.WriteAsync(path, "Action", "接続元を監視する");
        Assert.NotNull((await house.ReleaseAsync(analyst, path)).Location);

        var words = string.Concat((await analyst.GetAsync("/feedback")).Words.Where(c => !char.IsWhiteSpace(c)));

        Assert.Contains("報告者に届く最初の成果まで（中央値）5.0時間1件の報告", words);
    }

    /// <summary>An alert in the inboxes of two operators.</summary>
    private sealed record Scene(House House, OrganisationId Organisation, OrganisationId Other, Visitor Reader, Visitor Analyst, string Path, Guid Product)
    {
        public static async Task<Scene> SetAsync(House house)
        {
            var product = await house.AReleasedAlertAsync("声を聞く速報");
            var (one, other) = (await house.AnOperatorAsync(), await house.AnOperatorAsync());
            var (reader, analyst) = (await house.SignInAsAsync("reporter", one), await house.AnAnalystAsync());
            Assert.NotNull((await analyst.SendAsync(product, $"Route=41&Also={await house.CodeAsync(one)}+{await house.CodeAsync(other)}", Senders.ForUsers)).Location);
            await house.DrainOutboxAsync();
            return new(house, one, other, reader, analyst, Assert.Single(await reader.InboxAsync()), product);
        }

        public Task<Page> SayAsync(object entry) => Reader.FillInAsync(Path + "/feedback", entry, Form);

        /// <summary>A corrected version, released.</summary>
        public async Task<Guid> NewVersionAsync()
        {
            var begun = await Analyst.FillInAsync($"/analysis/{Product:D}", new { }, "form[action*='handler=Next']");
            Assert.True(begun.Location is not null, begun.Words);
            Assert.NotNull((await House.ReleaseAsync(Analyst, begun.Location!)).Location);
            return Guid.Parse(begun.Location!.Split('/')[2]);
        }
    }
}

internal static class Again
{
    /// <summary>Sends an answer to what has been answered.</summary>
    public static async Task<Page> PostAgainAsync(this Visitor analyst, string file)
    {
        var any = await analyst.GetAsync("/analysis/head");
        var token = any.Find("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return await analyst.PostAsync(file, new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("Reply", "もう一度"), new("LedTo", "")]));
    }
}

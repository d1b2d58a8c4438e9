using System.Net;
using System.Text.RegularExpressions;
using MimeKit;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.Parties.Tests.Noticing;

public class A_notice(Houses houses) : IClassFixture<Houses>
{
    [Theory, BothDatabases]
    public async Task for_one_person_is_not_there_for_another(Database on)
    {
        var house = await houses.OnAsync(on);
        using var one = await house.SignInAsAsync("reporter");
        using var two = await house.SignInAsAsync("reporter");
        await TellAsync(house, one.Person, "一人だけに宛てたお知らせ");
        var id = (await one.GetAsync("/notices")).Find("main input[name=id]")!.GetAttribute("value")!;

        var page = await two.GetAsync("/notices");
        Assert.DoesNotContain("一人だけに宛てた", page.Words, StringComparison.Ordinal);
        var token = (await two.GetAsync("/account/role")).Find("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var answer = await two.PostAsync("/notices?handler=Open", new FormUrlEncodedContent(new Dictionary<string, string> { ["id"] = id, ["__RequestVerificationToken"] = token }));
        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
    }

    [Theory, BothDatabases]
    public async Task is_counted_until_it_is_read_and_leads_to_its_place(Database on)
    {
        var house = await houses.OnAsync(on);
        using var person = await house.SignInAsAsync("reporter");
        await TellAsync(house, person.Person, "読むべきもの");
        Assert.Contains("1", (await person.GetAsync("/notices")).Find("nav .count")!.TextContent, StringComparison.Ordinal);

        Assert.Equal("/somewhere", (await person.FillInAsync("/notices", new { }, "form[action*='handler=Open']")).Location);
        Assert.Null((await person.GetAsync("/notices")).Find("nav .count"));
    }

    [Theory, BothDatabases]
    public async Task stays_on_the_page_alone_while_mail_is_switched_off_and_the_page_says_so(Database on)
    {
        var house = await houses.OnAsync(on);
        using var person = await house.SignInAsAsync("reporter");
        await TellAsync(house, person.Person, "画面だけ");
        await house.DrainOutboxAsync();

        Assert.Contains("メールの送信は設定されていません", (await person.GetAsync("/notices")).Words, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task goes_out_by_mail_once_with_place_and_without_content(Database on)
    {
        using var server = new MailServer();
        server.Open();
        await using var house = await server.HouseAsync(on);
        using var person = await house.SignInAsAsync("reporter");
        await TellAsync(house, person.Person, "報告が受理されました。", urgent: true);
        await house.DrainOutboxAsync();
        await house.DrainOutboxAsync();

        var mail = Read(Assert.Single(server.Letters));
        Assert.Equal("【至急】【狼煙】報告が受理されました。", mail.Subject);
        Assert.Contains("/somewhere", mail.TextBody, StringComparison.Ordinal);
        Assert.True(mail.TextBody!.IndexOf("報告が受理されました。", StringComparison.Ordinal) < mail.TextBody.IndexOf("In English.", StringComparison.Ordinal));
        Assert.Equal("auto-generated", mail.Headers["Auto-Submitted"]);
        Assert.Matches(new Regex("^[0-9a-f-]{36}@localhost$"), mail.MessageId);
    }

    [Theory, BothDatabases]
    public async Task waits_for_a_mail_server_that_is_gone_and_is_not_lost(Database on)
    {
        using var server = new MailServer();
        await using var house = await server.HouseAsync(on);
        using var person = await house.SignInAsAsync("reporter");
        await TellAsync(house, person.Person, "届くはずのもの");
        await house.DrainOutboxAsync();
        Assert.Contains("届くはずのもの", (await person.GetAsync("/notices")).Words, StringComparison.Ordinal);

        server.Open();
        await house.DrainOutboxAsync();
        Assert.Empty(server.Letters);   // not before its turn comes again
        house.Clock.Advance(TimeSpan.FromSeconds(3));
        await house.DrainOutboxAsync();
        Assert.Single(server.Letters);
    }

    [Theory, BothDatabases]
    public async Task refused_by_the_server_for_a_while_is_tried_again_under_the_same_name(Database on)
    {
        using var server = new MailServer { Verdict = "451 try later" };
        server.Open();
        await using var house = await server.HouseAsync(on);
        using var person = await house.SignInAsAsync("reporter");
        await TellAsync(house, person.Person, "あとで届くもの");
        for (var attempt = 0; attempt < 4; attempt++)
        {
            await house.DrainOutboxAsync();
            house.Clock.Advance(TimeSpan.FromMinutes(11));
        }

        Assert.Empty(server.Letters);
        server.Verdict = "250 OK";
        await house.DrainOutboxAsync();
        var notice = (await (await house.SignInAsync(person.Person)).GetAsync("/notices")).Find("main input[name=id]")!.GetAttribute("value")!;
        Assert.Equal($"{notice}@localhost", Read(Assert.Single(server.Letters)).MessageId);
    }

    [Theory, BothDatabases]
    public async Task cannot_be_bent_to_another_recipient(Database on)
    {
        using var server = new MailServer();
        server.Open();
        await using var house = await server.HouseAsync(on);
        var person = await house.APersonAsync("reporter", await house.AnOrganisationAsync(OrganisationKind.Operator), "名前\r\nBcc: thief@example.com");
        await TellAsync(house, person, "見出し\r\nBcc: thief@example.com");
        await house.DrainOutboxAsync();

        var mail = Read(Assert.Single(server.Letters));
        Assert.Empty(mail.Bcc);
        Assert.DoesNotContain(mail.Headers, h => h.Field.Equals("Bcc", StringComparison.OrdinalIgnoreCase));
    }

    private static Task TellAsync(House house, PersonId to, string subject, bool urgent = false) => house.InsideAsync(services =>
    {
        services.GetRequiredService<INotices>().Tell(to, "test.told", new Words(subject, "In English."), "/somewhere", urgent);
        return Task.CompletedTask;
    });

    private static MimeMessage Read(string text) => MimeMessage.Load(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)));
}

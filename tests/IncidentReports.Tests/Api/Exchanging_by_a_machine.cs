using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Store;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.IncidentReports.Tests.Api;

public class Exchanging_by_a_machine(Houses houses) : IClassFixture<Houses>
{
    [Theory, BothDatabases]
    public async Task in_anothers_case_finds_nothing_and_by_an_authority_is_refused_with_the_article(Database on)
    {
        var house = await houses.OnAsync(on);
        var number = await (await house.AMachineAsync("reporter", await house.AnOperatorAsync())).FiledAsync();
        var other = await house.AMachineAsync("reporter", await house.AnOperatorAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(other, number, "回答")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/api/v1/reports/{number}/exchanges")).Status);

        var desk = await house.AMachineAsync("desk-officer", await house.AuthorityAsync("meti-kanto"));
        Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync(desk, number, "照会")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await desk.GetAsync($"/api/v1/reports/{number}/exchanges")).Status);
    }

    [Theory, BothDatabases]
    public async Task does_not_see_notes_and_opinions_and_cannot_answer_them(Database on)
    {
        var house = await houses.OnAsync(on);
        var machine = await house.AMachineAsync("reporter", await house.AnOperatorAsync());
        var number = await machine.FiledAsync();
        var note = await SaidAsync(house, number, ExchangeKind.Note, "meti-kanto", "meti-kanto");
        var opinion = await SaidAsync(house, number, ExchangeKind.Opinion, "cao", "meti");

        Assert.Empty((await machine.GetAsync($"/api/v1/reports/{number}/exchanges")).Json.AsArray());
        foreach (var hidden in new[] { note, opinion, Guid.CreateVersion7() })
        {
            var page = await SendAsync(machine, number, "回答", hidden);
            Assert.Equal(HttpStatusCode.BadRequest, page.Status);
            Assert.Contains("no-such-exchange", page.Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [BothDatabases("")]
    [BothDatabases(" \n ")]
    [BothDatabases("bad\u0007bell")]
    public async Task with_an_unsound_text_is_refused(Database on, string text)
    {
        var house = await houses.OnAsync(on);
        var machine = await house.AMachineAsync("reporter", await house.AnOperatorAsync());
        var number = await machine.FiledAsync();
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(machine, number, text)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(machine, number, new string('長', 20_001))).Status);
    }

    [Theory, BothDatabases]
    public async Task answers_a_request_once_with_its_basis_and_both_sides_read_it(Database on)
    {
        var house = await houses.OnAsync(on);
        var machine = await house.AMachineAsync("reporter", await house.AnOperatorAsync());
        var number = await machine.FiledAsync();
        var request = await SaidAsync(house, number, ExchangeKind.MaterialRequest, "meti-kanto", null, "Act, Art. 9");
        var key = Reports.NewKey();
        var answer = await SendAsync(machine, number, "ログを添付しました。", request, key);

        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.Equal(("answer", "Act, Art. 9"), (answer.Json["kind"]!.GetValue<string>(), answer.Json["basis"]!.GetValue<string>()));
        Assert.Equal(answer.Text, (await SendAsync(machine, number, "ログを添付しました。", request, key)).Text);
        Assert.Equal(2, (await machine.GetAsync($"/api/v1/reports/{number}/exchanges")).Json.AsArray().Count);
        var desk = await house.AMachineAsync("desk-officer", await house.AuthorityAsync("meti-kanto"));
        Assert.Contains("ログを添付しました。", (await desk.ReadAsync($"/api/v1/reports/{number}/exchanges", "handling-incident")).Text, StringComparison.Ordinal);
        Assert.Contains(await house.RecordAsync("incident-reports.answered"), act => act.Person == machine.Person && act.Basis == "Act, Art. 9");
    }

    private static Task<Page> SendAsync(Visitor machine, string number, string text, Guid? inReplyTo = null, string? key = null)
    {
        var body = new JsonObject { ["text"] = text };
        if (inReplyTo is { } id)
        {
            body["inReplyTo"] = id;
        }

        return machine.PostJsonAsync($"/api/v1/reports/{number}/exchanges", body.ToJsonString(), key ?? Reports.NewKey());
    }

    private static async Task<Guid> SaidAsync(House house, string number, ExchangeKind kind, string from, string? to, string? basis = null)
    {
        var id = Identifier.New(house.Clock);
        var (sender, receiver) = (await house.AuthorityAsync(from), to is null ? (OrganisationId?)null : await house.AuthorityAsync(to));
        await house.InsideAsync(async services =>
        {
            var db = services.GetRequiredService<StoreDb>();
            var @case = await db.Set<IncidentCase>().SingleAsync(c => c.Number == number);
            db.Add(new Exchange
            {
                Id = id, Case = @case.Id, Kind = kind, Basis = basis, From = sender, To = receiver, By = default, Text = "試験", DueOn = null, InReplyTo = null, At = house.Clock.GetUtcNow(),
            });
        });
        return id;
    }
}

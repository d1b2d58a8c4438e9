using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Noroshi.Testing;
using Noroshi.TransparencyLog.Notes;
using Noroshi.TransparencyLog.Proving;
using Xunit;

namespace Noroshi.Oversight.Tests.Receipts;

public class A_receipt
{
    [Theory, BothDatabases]
    public async Task proves_offline_what_its_owner_did(Database on)
    {
        await using var house = await House.OpenAsync(on);
        using var person = await house.SignInAsAsync("inspector");
        await person.GetAsync("/oversight/acts");
        var act = (await house.RecordAsync("oversight.record-read")).Single();

        Assert.Contains("登録を待っています", (await person.GetAsync("/account/acts")).Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await person.GetAsync($"/account/acts/{act.Id}/receipt")).Status);
        await house.SequenceAsync();
        var page = await person.GetAsync("/account/acts");
        Assert.NotNull(page.Find($"a[href='/account/acts/{act.Id}/receipt']"));

        var octets = (await person.GetAsync($"/account/acts/{act.Id}/receipt")).Bytes;
        Assert.True(LogProof.TryParse(octets, out var proof));
        var policy = new NotePolicy([(await house.FromOutsideAsync()).Key], [], 0);
        Assert.IsType<CheckedNote.Right>(proof.Check(SHA256.HashData(proof.Extra!), policy));
        var said = JsonNode.Parse(proof.Extra.AsSpan(32))!;
        Assert.Equal((act.Id.ToString(), "oversight.record-read"), ((string)said["id"]!, (string)said["kind"]!));
    }

    [Theory, BothDatabases]
    public async Task is_fetched_by_a_machine_too(Database on)
    {
        await using var house = await House.OpenAsync(on);
        var person = await house.APersonAsync("inspector", await house.AnOrganisationAsync(Parties.Face.OrganisationKind.Commission));
        using var visitor = await house.SignInAsync(person);
        await visitor.GetAsync("/oversight/acts");
        await visitor.GetAsync("/oversight/acts");
        await house.SequenceAsync();
        using var machine = await house.AMachineOfAsync(person);

        var list = JsonNode.Parse((await machine.GetAsync("/api/v1/acts?limit=1")).Text)!;
        var id = (string)list["acts"]![0]!["id"]!;
        var receipt = await machine.GetAsync($"/api/v1/acts/{id}/receipt");

        Assert.Equal(HttpStatusCode.OK, receipt.Status);
        Assert.True(LogProof.TryParse(receipt.Bytes, out _));
        Assert.NotNull(list["next"]);
        Assert.Equal(HttpStatusCode.BadRequest, (await machine.GetAsync("/api/v1/acts?limit=0")).Status);
        Assert.NotEqual(id, (string)JsonNode.Parse((await machine.GetAsync($"/api/v1/acts?limit=1&cursor={list["next"]}")).Text)!["acts"]![0]!["id"]!);
    }

    [Theory, BothDatabases]
    public async Task is_nobody_elses(Database on)
    {
        await using var house = await House.OpenAsync(on);
        using var person = await house.SignInAsAsync("inspector");
        await person.GetAsync("/oversight/acts");
        var act = (await house.RecordAsync("oversight.record-read")).Single();
        await house.SequenceAsync();
        using var other = await house.SignInAsAsync("inspector");
        using var nobody = house.Visitor();

        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/account/acts/{act.Id}/receipt")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/account/acts/{Guid.CreateVersion7()}/receipt")).Status);
        Assert.DoesNotContain(act.Id.ToString(), (await other.GetAsync("/account/acts")).Text, StringComparison.Ordinal);
        Assert.Contains("/sign-in", (await nobody.GetAsync($"/account/acts/{act.Id}/receipt")).Location!, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task of_erased_content_is_refused_with_its_place(Database on)
    {
        await using var house = await House.OpenAsync(on);
        using var person = await house.SignInAsAsync("inspector");
        await person.GetAsync("/oversight/acts");
        var act = (await house.RecordAsync("oversight.record-read")).Single();
        await house.SequenceAsync();
        using var administrator = await house.SignInAsAsync("system-administrator");
        await administrator.FillInAsync("/oversight/erasure", new { Act = act.Id, Ground = "試験法第7条", Reason = "理由", Understood = true });

        Assert.Equal(HttpStatusCode.Gone, (await person.GetAsync($"/account/acts/{act.Id}/receipt")).Status);
        Assert.Contains("内容は消去済み", (await person.GetAsync("/account/acts")).Words, StringComparison.Ordinal);
    }
}

using System.Net;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.Host.Tests.Watching;

public class A_host_that_is_asked_how_it_is
{
    [Theory, BothDatabases]
    public async Task is_not_ready_when_its_database_is_gone_but_lives(Database on)
    {
        await using var house = await House.OpenAsync(on);
        using var anybody = house.Visitor();
        Assert.Equal(HttpStatusCode.OK, (await anybody.GetAsync("/readyz")).Status);
        if (on is Database.Sqlite)
        {
            // A database that answers and has nothing in it: the folder was put back from an empty disk.
            await Databases.DropAsync(house.Database);
            foreach (var file in Directory.GetFiles(Path.GetDirectoryName(house.Database.Target)!, Path.GetFileName(house.Database.Target) + "*"))
            {
                File.Delete(file);
            }
        }
        else
        {
            await Databases.DropAsync(house.Database);
        }

        var page = await anybody.GetAsync("/readyz");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.Status);
        Assert.Contains(page.Json["reasons"]![0]!.GetValue<string>(), new[] { "database-unreachable", "database-not-migrated" });
        Assert.Equal("5", page.Headers["Retry-After"]);
        Assert.Equal(HttpStatusCode.OK, (await anybody.GetAsync("/healthz")).Status);
    }

    [Theory, BothDatabases]
    public async Task is_not_ready_on_a_newer_database(Database on)
    {
        await using var house = await House.OpenAsync(on);
        await house.SqlAsync("INSERT INTO migrations_store (migration_id, product_version) VALUES ('29990101000000_FromTheFuture', '99.0.0')");
        Assert.Contains("database-newer", (await house.Visitor().GetAsync("/readyz")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task is_not_ready_when_a_key_cannot_be_read()
    {
        await using var house = await House.OpenAsync(Database.Sqlite);
        Assert.Equal(HttpStatusCode.OK, (await house.Visitor().GetAsync("/readyz")).Status);
        File.WriteAllText(Path.Combine(house.Data, "keys", "999999-00000000.key"), "broken");
        Assert.Contains("keys-unreadable", (await house.Visitor().GetAsync("/readyz")).Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task is_not_ready_when_events_wait_and_nobody_delivers_them(Database on)
    {
        await using var house = await House.OpenAsync(on);
        await (await house.AMachineAsync("reporter", await house.AnOperatorAsync())).PostJsonAsync(
            "/api/v1/reports",
            """{"kind":"ddos","answers":{"awareness.at":"2026-11-23T10:00:00+09:00","awareness.by":"SOC","awareness.ground":"監視","computer.class":["T1"],"contact.phone":"03-0000-0000"}}""",
            "key-1");
        Assert.Equal(HttpStatusCode.OK, (await house.Visitor().GetAsync("/readyz")).Status);

        house.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Contains("outbox-stalled", (await house.Visitor().GetAsync("/readyz")).Text, StringComparison.Ordinal);
        await house.DrainOutboxAsync();
        Assert.Equal(HttpStatusCode.OK, (await house.Visitor().GetAsync("/readyz")).Status);
    }

    [Fact]
    public async Task under_a_strangers_name_answers_machines_only()
    {
        await using var house = await House.OpenAsync(Database.Sqlite);
        using var anybody = house.Visitor();
        Assert.Equal(HttpStatusCode.MisdirectedRequest, (await AskAsync(anybody, "/sign-in", "evil.example")).Status);
        Assert.Equal(HttpStatusCode.MisdirectedRequest, (await AskAsync(anybody, "/", "localhost.evil.example")).Status);
        foreach (var path in new[] { "/healthz", "/readyz", "/openapi/v1.json" })
        {
            Assert.Equal(HttpStatusCode.OK, (await AskAsync(anybody, path, "10.0.0.7")).Status);
        }

        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(anybody, "/api/v1/reports", "10.0.0.7")).Status);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(anybody, "/sign-in", "localhost")).Status);
    }

    private static async Task<Page> AskAsync(Visitor visitor, string path, string name)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Host = name;
        return await visitor.SendAsync(request);
    }
}

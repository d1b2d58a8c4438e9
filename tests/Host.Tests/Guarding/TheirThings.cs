using System.Net;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.Host.Tests.Guarding;

/// <summary>One thing of every kind that a path can name, all of them somebody else's.</summary>
internal static class TheirThings
{
    public static async Task<IReadOnlyList<IReadOnlyDictionary<string, string>>> OfAsync(House house)
    {
        using var machine = await house.AMachineAsync("reporter", await house.AnOperatorAsync());
        var key = Guid.CreateVersion7().ToString("N");
        var filed = await machine.FileReportAsync("他組織の報告", $"report-{key}");
        Assert.True(filed.Status is HttpStatusCode.Created, filed.Text);
        var number = filed.Json["number"]!.GetValue<string>();
        var draft = await IdAsync(machine, "/api/v1/drafts", HouseReports.AReport("他組織の下書き").ToJsonString(), $"draft-{key}");
        var judgement = await IdAsync(machine, "/api/v1/checks", """{"facts":{}}""", $"check-{key}");
        var attachment = await AttachAsync(machine, number, key);
        async Task<string> OneAsync(string sql) => (await house.SqlAsync(sql))?.ToString() ?? throw new InvalidOperationException($"The world of the demonstration has none: {sql}");
        var exchange = await OneAsync("SELECT CAST(x.id AS TEXT) FROM case_exchanges x WHERE x.kind <> 'Note' ORDER BY x.id LIMIT 1");
        var itsCase = await OneAsync("SELECT c.number FROM incident_cases c JOIN case_exchanges x ON x.\"case\" = c.id WHERE x.kind <> 'Note' ORDER BY x.id LIMIT 1");
        var facility = await IdAsync(machine, "/api/v1/facilities", """{"name":"他組織の設備","category":"需給制御システム","sector":"electricity"}""", $"facility-{key}");
        var computer = await IdAsync(machine, "/api/v1/computers", $$"""{"facility":"{{facility}}","label":"fw-01","product":"P","maker":"M","unit":"appliance","classes":["T1"],"introducedOn":"2026-11-02"}""", $"computer-{key}");
        var import = await ImportAsync(machine, facility, key);
        var notification = await NotifyAsync(machine, key);
        var (product, sending) = (await OneAsync("SELECT CAST(id AS TEXT) FROM products WHERE state = 'Draft' ORDER BY id LIMIT 1"), await OneAsync("SELECT CAST(id AS TEXT) FROM sendings ORDER BY id LIMIT 1"));
        var received = await OneAsync("SELECT CAST(id AS TEXT) FROM recipients WHERE state = 'Delivered' ORDER BY id LIMIT 1");
        return
        [
            new Dictionary<string, string> { ["number"] = notification },
            new Dictionary<string, string> { ["number"] = notification, ["extension"] = "xlsx" },
            new Dictionary<string, string> { ["number"] = number },
            new Dictionary<string, string> { ["number"] = number, ["id"] = attachment },
            new Dictionary<string, string> { ["number"] = itsCase, ["exchange"] = exchange },
            .. new[] { facility, computer, import, draft, judgement, attachment, machine.Person.ToString(), product, sending, received, await KeptAsync(house, machine) }.Select(id => new Dictionary<string, string> { ["id"] = id }),
        ];
    }

    private static async Task<string> IdAsync(Visitor machine, string path, string body, string key)
    {
        var page = await machine.PostJsonAsync(path, body, key);
        Assert.True(page.Status is HttpStatusCode.Created, page.Text);
        return page.Location!.Split('/')[^1];
    }

    private static async Task<string> AttachAsync(Visitor machine, string number, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/reports/{number}/attachments?name=a.log")
        {
            Content = new ByteArrayContent([1, 2, 3]) { Headers = { ContentType = new("application/octet-stream") } },
        };
        request.Headers.Add("Idempotency-Key", $"file-{key}");
        var page = await machine.SendAsync(request);
        Assert.True(page.Status is HttpStatusCode.Created, page.Text);
        return page.Json["id"]!.GetValue<string>();
    }

    private static async Task<string> ImportAsync(Visitor machine, string facility, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/imports?facility={facility}")
        {
            Content = new ByteArrayContent("label,product\nfw-02,P\n"u8.ToArray()) { Headers = { ContentType = new("application/octet-stream") } },
        };
        request.Headers.Add("Idempotency-Key", $"import-{key}");
        var page = await machine.SendAsync(request);
        Assert.True(page.Status is HttpStatusCode.Accepted, page.Text);
        return page.Json["id"]!.GetValue<string>();
    }

    private static async Task<string> NotifyAsync(Visitor machine, string key)
    {
        var owed = (await machine.GetAsync("/api/v1/notifications/owed")).Json[0]!;
        return await IdAsync(machine, "/api/v1/notifications", $$"""{"sector":"{{owed["sector"]}}","kind":"{{owed["kind"]}}","seen":"{{owed["seen"]}}","confirmed":true}""", $"notification-{key}");
    }

    private static async Task<string> KeptAsync(House house, Visitor machine)
    {
        var (id, person) = (Guid.CreateVersion7().ToString(), machine.Person.ToString());
        string Key(string guid) => house.Database.IsPostgres ? $"'{guid}'" : $"'{guid.ToUpperInvariant()}'";
        var bytes = house.Database.IsPostgres ? "'\\x01'" : "x'01'";
        await house.SqlAsync($"INSERT INTO kept_pages (id, person, draft, page, sealed, kept_at) VALUES ({Key(id)}, {Key(person)}, {Key(Guid.CreateVersion7().ToString())}, 'facts', {bytes}, '2026-11-24 00:00:00')");
        return id;
    }
}

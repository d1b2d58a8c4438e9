using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.Host.Tests.Watching;

public class Logs_and_traces
{
    private const string Secret = "PLANTED-7Q4Z-秘密";

    /// <summary>Secrets stand in every place that a request has: answers, names of fields and files, paths, queries, headers, the token itself.</summary>
    [Theory, BothDatabases]
    public async Task hold_nothing_of_what_was_reported_and_by_whom(Database on)
    {
        await using var house = await House.OpenAsync(on);
        house.SetClockToThisMachines();
        await using var collector = await Collector.OpenAsync();
        var person = await house.APersonAsync("reporter", await house.AnOperatorAsync(), $"氏名 {Secret}");
        var token = (await house.AMachineOfAsync(person)).Token!;
        var environment = new Dictionary<string, string>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Address,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "200",
            ["OTEL_METRIC_EXPORT_INTERVAL"] = "500",
        };
        await using var host = await HostProcess.ServeAsync(house, environment);
        using var machine = new Visitor(host.Address) { Token = token };

        var filed = await machine.PostJsonAsync("/api/v1/reports", Report().ToJsonString(), $"key-{on}");
        Assert.True(filed.Status is HttpStatusCode.Created, filed.Text);
        await machine.PostJsonAsync("/api/v1/reports", new JsonObject { ["kind"] = Secret, ["answers"] = new JsonObject { [Secret] = 1 } }.ToJsonString(), "key-2");
        await machine.PostJsonAsync("/api/v1/reports", $"{{\"kind\":\"{Secret} ", "key-3");
        await machine.GetAsync($"/api/v1/reports/{Uri.EscapeDataString(Secret)}?cursor={Uri.EscapeDataString(Secret)}");
        await machine.GetAsync($"/join/{Uri.EscapeDataString(Secret)}");
        await machine.GetAsync($"/no-such-page/{Uri.EscapeDataString(Secret)}?q={Uri.EscapeDataString(Secret)}");

        // A fault in the middle of an act: the driver's message may quote rows.
        await house.SqlAsync("ALTER TABLE report_versions RENAME TO gone_for_a_while");
        Assert.Equal(HttpStatusCode.InternalServerError, (await machine.PostJsonAsync("/api/v1/reports", Report().ToJsonString(), "key-4")).Status);
        await house.SqlAsync("ALTER TABLE gone_for_a_while RENAME TO report_versions");

        await Eventually.Async(() => Task.FromResult(
            collector.Text("/v1/traces").Contains("/api/v1/reports", StringComparison.Ordinal)
            && collector.Text("/v1/metrics").Contains("noroshi.reports.filed", StringComparison.Ordinal)
            && host.Errors.Contains("\"level\":\"Error\"", StringComparison.Ordinal)), seconds: 120);
        host.Terminate();
        Assert.Equal(0, await host.ExitAsync());

        var everything = string.Join('\n', host.Output, host.Errors, collector.Text("/v1/traces"), collector.Text("/v1/metrics"));
        foreach (var secret in new[] { Secret, "PLANTED", Uri.EscapeDataString(Secret), token, token[4..], "csirt-planted@example.jp", filed.Json["number"]!.GetValue<string>() })
        {
            var at = everything.IndexOf(secret, StringComparison.OrdinalIgnoreCase);
            Assert.True(at < 0, at < 0 ? "" : $"{secret} stands in: …{everything[Math.Max(0, at - 300)..Math.Min(everything.Length, at + 100)]}");
        }

        Assert.All(host.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.NotNull(JsonNode.Parse(line)!["at"]));
    }

    /// <summary>Links that open an account stand in the path; an operator in need of answers has turned every log on.</summary>
    [Theory, BothDatabases]
    public async Task hold_no_link_of_an_invitation_a_recovery_or_the_first_administrator(Database on)
    {
        await using var house = await House.OpenAsync(on);
        house.SetClockToThisMachines();
        await using var collector = await Collector.OpenAsync();
        var organisation = await house.AnOperatorAsync();
        using var administrator = await house.SignInAsAsync("organisation-administrator", organisation);
        var lost = await house.APersonAsync("reporter", organisation);
        var mail = (await house.InsideAsync(Actor.System, s => s.GetRequiredService<IWhoIsWho>().PersonsAsync([lost], TestContext.Current.CancellationToken)))[lost].Mail;
        await house.Visitor().FillInAsync("/recover", new { Mail = mail });
        var links = new List<string>
        {
            (await administrator.FillInAsync("/organisation/people", new { mail = "invited@example.jp", role = "reader" }, "form[action*='handler=Invite']")).Find(".mono[id$=link]")!.TextContent,
            (await administrator.FillInAsync("/recoveries", new { }, "form[action*='handler=Approve']")).Find("#recovery-link")!.TextContent,
        };
        var environment = new Dictionary<string, string>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Address,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "200",
            ["OTEL_METRIC_EXPORT_INTERVAL"] = "500",
            ["Logging__LogLevel__Default"] = "Trace",
            ["Logging__LogLevel__Microsoft"] = "Trace",
            ["Logging__LogLevel__Microsoft.AspNetCore"] = "Trace",
        };
        await using var host = await HostProcess.ServeAsync(house, environment);

        // The first administrator's link is told to whoever started the host, on the output, and nowhere else.
        links.AddRange(System.Text.RegularExpressions.Regex.Matches(host.Output, "https?://[^ ]+/join/[^ \\n]+").Select(m => m.Value));
        Assert.Equal(3, links.Count);
        using var guest = new Visitor(new Uri($"http://localhost:{host.Address.Port}"));
        foreach (var path in links.Select(l => new Uri(l.Trim()).AbsolutePath))
        {
            var page = await guest.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            await guest.SubmitAsync(page, new { credential = "{}", Name = "招かれた人", Mail = "first@example.jp" });
            await guest.GetAsync($"{path}/no-such-page?of={path}");
        }

        await Eventually.Async(() => Task.FromResult(
            collector.Text("/v1/traces").Contains("{secret}", StringComparison.Ordinal) && collector.Text("/v1/metrics").Contains("http.server.request.duration", StringComparison.Ordinal)), seconds: 120);
        host.Terminate();
        Assert.Equal(0, await host.ExitAsync());

        Assert.Contains("\"level\":\"Debug\"", host.Errors, StringComparison.Ordinal);
        foreach (var (where, text) in new[] { ("logs", host.Errors), ("traces", collector.Text("/v1/traces")), ("metrics", collector.Text("/v1/metrics")) })
        {
            foreach (var secret in links.Select(l => l.Trim()[(l.Trim().LastIndexOf('/') + 1)..]))
            {
                var at = text.IndexOf(secret, StringComparison.Ordinal);
                Assert.True(at < 0, at < 0 ? "" : $"A link stands in the {where}: …{text[Math.Max(0, at - 300)..at]}");
            }
        }
    }

    private static JsonObject Report() => new()
    {
        ["kind"] = "ransomware",
        ["answers"] = new JsonObject
        {
            ["awareness.at"] = TimeProvider.System.GetUtcNow().AddHours(-1).ToString("O", CultureInfo.InvariantCulture),
            ["awareness.by"] = $"担当 {Secret}",
            ["awareness.ground"] = Secret,
            ["computer.class"] = new JsonArray("T1"),
            ["contact.email"] = "csirt-planted@example.jp",
            ["contact.phone"] = "03-0000-0000",
            ["event.summary"] = $"概要 {Secret}",
            ["technical.source"] = Secret,
        },
    };
}

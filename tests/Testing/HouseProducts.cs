using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Xunit;

namespace Noroshi.Testing;

/// <summary>Analysts and what they write, in words.</summary>
public static class HouseProducts
{
    /// <summary>A host that the report names and nothing that goes out may.</summary>
    public const string Host = "fw-hq-01.shiken-denryoku.example";

    /// <summary>A ransomware report of an operator, on a FortiGate; its number.</summary>
    public static async Task<string> AReportAsync(this House house, string summary = "VPN装置から侵入された", OrganisationId? of = null)
    {
        using var machine = await house.AMachineAsync("reporter", of ?? await house.AnOperatorAsync());
        var report = HouseReports.AReport(summary);
        var answers = report["answers"]!.AsObject();
        (answers["computer.product"], answers["computer.maker"]) = ("FortiGate 200F", "Fortinet");
        (answers["computer.address"], answers["technical.source"]) = ($"203.0.113.7 {Host}", "198.51.100.23");
        (answers["technical.vulnerability"], answers["response.initial"]) = ("CVE-2026-12345", "管理画面を外部から遮断した");
        var filed = await machine.PostJsonAsync("/api/v1/reports", report.ToJsonString(), $"report-{Guid.CreateVersion7():N}");
        Assert.True(filed.Status is HttpStatusCode.Created, filed.Text);
        await house.DrainOutboxAsync();
        return filed.Json["number"]!.GetValue<string>();
    }

    /// <summary>An analyst of the Cabinet Office.</summary>
    public static async Task<Visitor> AnAnalystAsync(this House house, string role = "cabinet-analyst") => await house.SignInAsAsync(role, await house.AuthorityAsync("cao"));

    /// <summary>Begins a product; where its workbench is.</summary>
    public static async Task<string> BeginAsync(this Visitor analyst, string title, object? more = null)
    {
        var page = await analyst.GetAsync("/analysis/head");
        var begun = await analyst.SubmitAsync(page, Together(new { Speed = "Flash", TitleJa = title, Remedy = "Workaround" }, more), "form[data-once]");
        Assert.True(begun.Location is not null, begun.Words);
        return begun.Location!;
    }

    /// <summary>Takes a passage of a report over.</summary>
    public static async Task<Page> TakeAsync(this Visitor analyst, string product, string report, string field)
    {
        var page = await analyst.GetAsync($"{product}?report={report}");
        return await analyst.SubmitAsync(page, new { }, $"form:has(input[value='{field}'])");
    }

    /// <summary>Writes a statement that rests on a public source.</summary>
    public static async Task<Page> WriteAsync(this Visitor analyst, string product, string kind, string text, object? more = null)
    {
        var page = await analyst.GetAsync($"{product}/statements?kind={kind}");
        return await analyst.SubmitAsync(page, Together(new { Ja = text, Source = "公表資料" }, more), "form[data-once]:has([name=Ja])");
    }

    /// <summary>Proposes it and has a second person approve.</summary>
    public static async Task<Page> ReleaseAsync(this House house, Visitor analyst, string product)
    {
        var proposed = await analyst.FillInAsync($"{product}/release", new { Looked = true }, "form[action*=ropose]");
        Assert.True(proposed.Location is not null, proposed.Words);
        var second = await house.AnAnalystAsync("cabinet-supervisor");
        return await second.FillInAsync($"{product}/release", new { Looked = true }, "form[action*=pprove]");
    }

    /// <summary>What is typed, from two parts of a form.</summary>
    public static Dictionary<string, object> Together(object one, object? other) =>
        new[] { one, other }.OfType<object>().SelectMany(o => o.GetType().GetProperties().Select(p => (p.Name, Value: p.GetValue(o)!))).ToDictionary(p => p.Name, p => p.Value);

    /// <summary>An alert for everybody, released; its identity.</summary>
    public static async Task<Guid> AReleasedAlertAsync(this House house, string title, string? product = null, string? maker = null, object? head = null)
    {
        var analyst = await house.AnAnalystAsync();
        var path = await analyst.BeginAsync(title, head);
        await analyst.WriteAsync(path, "Situation", "境界装置の脆弱性が悪用されている");
        await analyst.WriteAsync(path, "Action", "管理画面を外部から遮断する", new { Limit = "本日中" });
        if (product is not null)
        {
            await analyst.WriteAsync(path, "AffectedProduct", $"{product}（{maker}）", new { Product = product, Maker = maker });
        }

        var released = await house.ReleaseAsync(analyst, path);
        Assert.True(released.Location is not null, released.Words);
        return Guid.Parse(path.Split('/')[2]);
    }

    /// <summary>An alert that rests on what a report says of its product, which was public before, released; its identity.</summary>
    public static async Task<Guid> AReleasedAlertFromAsync(this House house, Visitor analyst, string title, string report)
    {
        var path = await analyst.BeginAsync(title);
        await analyst.TakeAsync(path, report, "computer.product");
        await analyst.WriteAsync(path, "Situation", "境界装置の脆弱性が悪用されている");
        await analyst.WriteAsync(path, "Action", "管理画面を外部から遮断する", new { Limit = "本日中" });
        var statement = (await analyst.GetAsync(path)).Document.QuerySelectorAll("ol.statements li a[href*='/statements/']").First().GetAttribute("href")!;
        Assert.NotNull((await analyst.FillInAsync(statement, new { Why = "PublicBefore", Reason = "製品名は公表されている" }, "form[action*=arry]")).Location);
        var released = await house.ReleaseAsync(analyst, path);
        Assert.True(released.Location is not null, released.Words);
        return Guid.Parse(path.Split('/')[2]);
    }

    /// <summary>Somebody of an organisation who receives what is provided to it.</summary>
    public static Task<PersonId> SomebodyAsync(this House house, string organisation) => house.InsideAsync(Actor.System, async services =>
    {
        var who = services.GetRequiredService<IWhoIsWho>();
        return (await who.PeopleWhoMayAsync((await who.OrganisationAsync(organisation, default))!.Id, Permission.ReceiveProducts, default))[0].Id;
    });
}

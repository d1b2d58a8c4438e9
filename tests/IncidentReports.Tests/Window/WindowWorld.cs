using Noroshi.IncidentReports.Tests.Desk;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Noroshi.IncidentReports.Tests.Window;

/// <summary>What a person does at the window, in words.</summary>
internal static class WindowWorld
{
    /// <summary>A reporter of the operator, signed in.</summary>
    public static Task<Visitor> AReporterAsync(this DeskWorld world) => world.House.SignInAsAsync("reporter", world.Operator);

    /// <summary>The first page as a CSIRT officer fills it in.</summary>
    public static Dictionary<string, object> FirstPage(string ground = "監視端末に脅迫文が表示された", string date = "2026-11-24", string time = "08:40", string kind = "ransomware") => new()
    {
        ["Kind"] = kind,
        ["answers.event.summary"] = "監視端末2台が暗号化された",
        ["answers.awareness.at.Date"] = date,
        ["answers.awareness.at.Time"] = time,
        ["answers.awareness.by"] = "CSIRT 試験",
        ["answers.awareness.ground"] = ground,
        ["answers.computer.class"] = new[] { "T1" },
    };

    /// <summary>Begins a report and gives back the path of its draft, without the page's name.</summary>
    public static async Task<string> BeginAsync(this Visitor visitor, Dictionary<string, object>? page = null)
    {
        var answer = await visitor.FillInAsync("/reports/new", page ?? FirstPage());
        return answer.Location is { } to && to.StartsWith("/reports/drafts/", StringComparison.Ordinal)
            ? to[..to.LastIndexOf('/')]
            : throw new InvalidOperationException($"{answer.Status}: {answer.Words}");
    }

    /// <summary>Presses "file" on the last page of a draft. The test operators of the house have no corporate number in the register, so it is typed.</summary>
    public static Task<Page> FileAsync(this Visitor visitor, string draft, object? more = null) => visitor.FillInAsync(draft + "/check", more ?? Filing());

    /// <summary>What is typed on the last page.</summary>
    public static Dictionary<string, object> Filing(string? reason = null)
    {
        var typed = new Dictionary<string, object> { ["Then"] = "file", ["answers.operator.corporate-number"] = CorporateNumber.FromBase("010001000001").Digits };
        if (reason is not null)
        {
            typed["Reason"] = reason;
        }

        return typed;
    }

    /// <summary>Files a first report through the pages and gives back the number of its case.</summary>
    public static async Task<string> ReportAsync(this Visitor visitor, Dictionary<string, object>? page = null)
    {
        var receipt = await visitor.FileAsync(await visitor.BeginAsync(page));
        return receipt.Location is { } to && to.StartsWith("/reports/NR-", StringComparison.Ordinal)
            ? to.Split('/')[2]
            : throw new InvalidOperationException($"{receipt.Status}: {receipt.Words}");
    }

    /// <summary>Begins the next version of a case and gives back the path of its draft.</summary>
    public static async Task<string> NextAsync(this Visitor visitor, string number, string stage)
    {
        var answer = await visitor.FillInAsync($"/reports/{number}/next", new { Stage = stage }, "form.form");
        return answer.Location is { } to ? to[..to.LastIndexOf('/')] : throw new InvalidOperationException($"{answer.Status}: {answer.Words}");
    }

    /// <summary>A mandate for a new agent's person, who is then signed in.</summary>
    public static async Task<Visitor> AnAgentAsync(this DeskWorld world, DateOnly? until = null)
    {
        var soc = await world.House.AnOrganisationAsync(OrganisationKind.Agent);
        await world.House.InsideAsync(services =>
        {
            services.GetRequiredService<IRegistrar>().Grant(world.Operator, soc, world.Reporter, new DateOnly(2026, 10, 1), until ?? new DateOnly(2027, 10, 1));
            return Task.CompletedTask;
        });
        return await world.House.SignInAsAsync("agent-filer", soc);
    }
}

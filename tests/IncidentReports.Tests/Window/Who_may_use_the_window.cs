using System.Net;
using Noroshi.IncidentReports.Tests.Desk;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.IncidentReports.Tests.Window;

/// <summary>Each role at each door of the window, and another organisation's things.</summary>
public sealed class Who_may_use_the_window(Houses houses) : IClassFixture<Houses>
{
    private static readonly string[] ToFile = ["/reports/new", "/reports/forms", "/reports/forms/ransomware.xlsx", "/check/history"];
    private static readonly string[] ToRead = ["/reports", "/reports/burden"];

    [Theory, RolesOtherThan("reporter", "agent-filer")]
    public async Task is_refused_to_file_by_its_door(Database on, string role)
    {
        var house = await houses.OnAsync(on);
        using var visitor = await house.SignInAsAsync(role);

        foreach (var door in ToFile)
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync(door)).Status);
        }

        Assert.Contains(await house.RecordAsync("parties.door-refused"), deed => deed.Person == visitor.Person && deed.Refused);
    }

    [Theory, RolesOtherThan("reporter", "reader", "agent-filer")]
    public async Task is_refused_to_read_by_its_door(Database on, string role)
    {
        using var visitor = await (await houses.OnAsync(on)).SignInAsAsync(role);

        foreach (var door in ToRead)
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync(door)).Status);
        }
    }

    [Theory, RolesOtherThan("cabinet-analyst", "cabinet-supervisor")]
    public async Task does_not_see_the_distribution_of_the_burden(Database on, string role)
    {
        using var visitor = await (await houses.OnAsync(on)).SignInAsAsync(role);

        var shut = await visitor.GetAsync("/desk/burden");

        Assert.Equal(HttpStatusCode.Forbidden, shut.Status);
        Assert.Contains("今の役割では使えません", shut.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("根拠となる規定", shut.Words, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task is_sent_to_sign_in_if_it_is_nobody(Database on)
    {
        using var visitor = (await houses.OnAsync(on)).Visitor();

        foreach (var door in ToFile.Concat(ToRead))
        {
            Assert.StartsWith("/sign-in", new Uri(new Uri("http://house"), (await visitor.GetAsync(door)).Location).PathAndQuery, StringComparison.Ordinal);
        }
    }

    [Theory, BothDatabases]
    public async Task reads_for_what_reports_are_used_before_signing_in(Database on)
    {
        using var visitor = (await houses.OnAsync(on)).Visitor();

        var foot = await visitor.GetAsync("/sign-in");
        var purposes = await visitor.GetAsync("/purposes");

        Assert.NotNull(foot.Find("footer a[href='/purposes']"));
        Assert.NotNull(foot.Find("footer a[href='/accessibility']"));
        Assert.Equal(HttpStatusCode.OK, purposes.Status);
        Assert.Contains("被害の防止", purposes.Words, StringComparison.Ordinal);
        Assert.Contains("保存期間", purposes.Words, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task finds_nothing_of_another_organisation_and_the_record_says_so(Database on)
    {
        var house = await houses.OnAsync(on);
        var world = await DeskWorld.InAsync(house);
        using var reporter = await world.AReporterAsync();
        var draft = await reporter.BeginAsync();
        var number = await reporter.ReportAsync();
        using var stranger = await house.SignInAsAsync("reporter");

        foreach (var path in new[] { "", "/versions", "/exchanges", "/exchanges/new", "/files", "/copies", "/readings", "/receipt/1", "/next", "/versions/1/form.pdf", "/versions/1/form.xlsx", "/copies/ppc.pdf" })
        {
            Assert.Equal((path, HttpStatusCode.NotFound), (path, (await stranger.GetAsync($"/reports/{number}{path}")).Status));
        }

        foreach (var page in new[] { "/awareness", "/facts", "/check", "/files", "/discard" })
        {
            Assert.Equal((page, HttpStatusCode.NotFound), (page, (await stranger.GetAsync(draft + page)).Status));
        }

        Assert.Contains(await house.RecordAsync("incident-reports.not-shown"), deed => deed.Person == stranger.Person && deed.Object == $"case-number:{number}" && deed.Refused);
        Assert.Contains(await house.RecordAsync("incident-reports.not-shown"), deed => deed.Person == stranger.Person && deed.Object.StartsWith("draft:", StringComparison.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task reads_but_does_not_file_as_a_reader(Database on)
    {
        var house = await houses.OnAsync(on);
        var world = await DeskWorld.InAsync(house);
        using var reporter = await world.AReporterAsync();
        var number = await reporter.ReportAsync();
        using var reader = await house.SignInAsAsync("reader", world.Operator);

        var page = await reader.GetAsync($"/reports/{number}");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Null(page.Find($"form[action='/reports/{number}/next']"));
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.GetAsync($"/reports/{number}/next")).Status);
Assert.Null((await reader.GetAsync($"/reports/{number}/copies")).Find("form[action$=Consent]"));
    }

    [Theory, BothDatabases]
    public async Task files_as_an_agent_until_the_mandate_ends(Database on)
    {
        await using var house = await House.OpenAsync(on); // its clock is moved
        var world = await DeskWorld.InAsync(house);
        using var agent = await world.AnAgentAsync(until: new DateOnly(2026, 11, 25));
        var number = await agent.ReportAsync();
        var later = await agent.BeginAsync();

        house.Clock.Advance(TimeSpan.FromHours(16)); // past midnight in Tokyo
        using var again = await house.SignInAsync(agent.Person);
        var refused = await again.FileAsync(later);

        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Contains(await house.RecordAsync("incident-reports.filing-refused"), deed => deed.Person == agent.Person && deed.Basis == "Act, Art. 5");
        Assert.Equal(HttpStatusCode.NotFound, (await again.GetAsync($"/reports/{number}")).Status);
        Assert.Contains(await house.RecordAsync("incident-reports.filed"), deed => deed.Person == agent.Person && deed.OnBehalfOf == world.Operator);
    }
}

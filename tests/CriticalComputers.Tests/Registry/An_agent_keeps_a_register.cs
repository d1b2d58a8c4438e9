using System.Net;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.CriticalComputers.Tests.Registry;

/// <summary>An agent sees and keeps the registers that its mandates name, as long as they are in force, and no other.</summary>
public class An_agent_keeps_a_register(Houses houses) : IClassFixture<Houses>
{
    private static readonly DateOnly NextYear = new(2027, 1, 1);

    [Theory, BothDatabases]
    public async Task not_under_a_mandate_for_reports_alone(Database on)
    {
        var house = await houses.OnAsync(on);
        var world = await RegistryWorld.OnAsync(house);
        var at = (await world.AComputerAsync(await world.AFacilityAsync(), "fw-01")).Location!;
        var (agent, filer) = await AgentAsync(house);
        await house.MandateAsync(world.Operator, agent, NextYear);

        var empty = await filer.FollowAsync("/computers");
        Assert.Contains("委任している事業者はありません", empty.Words);
        Assert.Equal(HttpStatusCode.NotFound, (await filer.GetAsync(at)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await filer.GetAsync($"/computers?register={world.Operator}")).Status);
        Assert.DoesNotContain("fw-01", (await filer.GetAsync("/computers/export.csv")).Text);
    }

    [Theory, BothDatabases]
    public async Task as_its_own_people_do_and_is_recorded_as_the_agent(Database on)
    {
        var house = await houses.OnAsync(on);
        var world = await RegistryWorld.OnAsync(house);
        var (agent, filer) = await AgentAsync(house);
        await house.MandateAsync(world.Operator, agent, NextYear, MandateScope.Register);
        var asAgent = world with { Reporter = filer };

        var facility = await asAgent.AFacilityAsync();
        var at = (await asAgent.AComputerAsync(facility, "fw-01")).Location!;
        var page = await filer.GetAsync(at);
        Assert.Contains("の台帳（代理）", page.Words);
        Assert.Contains("fw-01", (await world.Reporter.GetAsync(at)).Words);
        Assert.DoesNotContain("（代理）", (await world.Reporter.GetAsync(at)).Words);

        var number = await asAgent.FileAsync();
        Assert.Contains(number, (await world.Reporter.GetAsync("/computers/notifications")).Words);
        Assert.Equal(HttpStatusCode.OK, (await filer.GetAsync($"/computers/notifications/{number}/form.pdf")).Status);
        Assert.Contains("fw-01", (await filer.GetAsync("/computers/export.csv")).Text);
        Assert.Contains(await house.RecordAsync("critical-computers.notified"), a => a.Person == filer.Person && a.Organisation == agent && a.OnBehalfOf == world.Operator);
        Assert.Contains(await house.RecordAsync("critical-computers.entered"), a => a.Person == filer.Person && a.OnBehalfOf == world.Operator);
        Assert.Equal(agent.ToString(), Convert.ToString(await house.SqlAsync($"SELECT filed_from FROM notifications WHERE number = '{number}'"), System.Globalization.CultureInfo.InvariantCulture), ignoreCase: true);
    }

    [Theory, BothDatabases]
    public async Task one_at_a_time_and_each_form_is_about_the_one_under_which_it_was_opened(Database on)
    {
        var house = await houses.OnAsync(on);
        var (first, second) = (await RegistryWorld.OnAsync(house), await RegistryWorld.OnAsync(house));
        var (agent, filer) = await AgentAsync(house);
        await house.MandateAsync(first.Operator, agent, NextYear, MandateScope.Register, MandateScope.IncidentReports);
        await house.MandateAsync(second.Operator, agent, NextYear, MandateScope.Register);
        var at = (await second.AComputerAsync(await second.AFacilityAsync("第二の設備"), "fw-02")).Location!;

        Assert.Equal("/computers/whose", (await filer.GetAsync("/computers")).Location);
        Assert.Equal(2, (await filer.GetAsync("/computers/whose")).Document.QuerySelectorAll("tbody tr").Length);
        Assert.Equal(HttpStatusCode.NotFound, (await filer.GetAsync("/computers/export.csv")).Status);

        await filer.GetAsync($"/computers?register={first.Operator}");
        Assert.Equal(HttpStatusCode.NotFound, (await filer.GetAsync(at)).Status);
        var opened = await filer.GetAsync("/computers/facilities");
        await filer.GetAsync($"/computers?register={second.Operator}");
        Assert.Contains("第二の設備", (await filer.GetAsync("/computers/facilities")).Words);

        Assert.Equal("/computers", (await filer.SubmitAsync(opened, new { Name = "第一の設備", Category = "需給制御システム", Sector = "electricity" })).Location);
        Assert.Contains("第一の設備", (await first.Reporter.GetAsync("/computers/facilities")).Words);
        Assert.DoesNotContain("第一の設備", (await second.Reporter.GetAsync("/computers/facilities")).Words);
        Assert.Equal(HttpStatusCode.NotFound, (await filer.GetAsync($"/computers?register={(await RegistryWorld.OnAsync(house)).Operator}")).Status);
    }

    [Theory, BothDatabases]
    public async Task until_the_moment_the_mandate_is_taken_back(Database on)
    {
        var house = await houses.OnAsync(on);
        var world = await RegistryWorld.OnAsync(house);
        var (agent, filer) = await AgentAsync(house);
        var administrator = await house.SignInAsAsync("organisation-administrator", world.Operator);
        await administrator.FillInAsync("/organisation/mandates", new { agent, scope = "critical-computers", from = "2026-11-24", last = "2026-12-31" }, "form[action*='handler=Grant']");
        Assert.Contains("電子計算機の台帳と届出", (await administrator.GetAsync("/organisation/mandates")).Words);

        var asAgent = world with { Reporter = filer };
        var at = (await asAgent.AComputerAsync(await asAgent.AFacilityAsync(), "fw-01")).Location!;
        var import = await asAgent.BringAsync("管理名,製品名\nfw-09,X\n"u8.ToArray());
        var number = await asAgent.FileAsync();
        var (form, machine) = (await filer.GetAsync("/computers/entry"), await house.AMachineOfAsync(filer.Person));
        Assert.Equal([world.Operator], (await house.ActorAsync(filer.Person)).KeepsRegisterFor);
        Assert.Empty((await house.ActorAsync(filer.Person)).ActsFor);

        await administrator.FillInAsync("/organisation/mandates", new { }, "form[action*='handler=Revoke']");

        foreach (var path in new[] { at, import, $"/computers/notifications/{number}", $"/computers/notifications/{number}/form.pdf", $"/computers?register={world.Operator}" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await filer.GetAsync(path)).Status);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await filer.SubmitAsync(form, new { Label = "fw-02" })).Status);
        Assert.DoesNotContain("fw-01", (await machine.GetAsync($"/computers/export.csv?register={world.Operator}")).Text);
        Assert.DoesNotContain("fw-02", (await world.Reporter.GetAsync("/computers")).Words);
        Assert.Equal("/computers/whose", (await filer.GetAsync("/computers")).Location);
        Assert.Contains("委任を取り消しました（電子計算機の台帳と届出）", (await filer.GetAsync("/notices")).Words);
        Assert.Contains(await house.RecordAsync("critical-computers.not-shown"), a => a.Refused && a.Person == filer.Person);
    }

    [Theory, BothDatabases]
    public async Task until_the_last_day_of_the_mandate_is_over_in_Tokyo(Database on)
    {
        await using var house = await House.OpenAsync(on);
        var world = await RegistryWorld.OnAsync(house);
        var at = (await world.AComputerAsync(await world.AFacilityAsync(), "fw-01")).Location!;
        var (agent, filer) = await AgentAsync(house);
        await house.MandateAsync(world.Operator, agent, new DateOnly(2026, 11, 25), MandateScope.Register);

        house.Clock.AdjustTime(new DateTimeOffset(2026, 11, 24, 14, 59, 59, TimeSpan.Zero));
        filer = await house.SignInAsync(filer.Person);
        Assert.Equal(HttpStatusCode.OK, (await filer.GetAsync(at)).Status);
        house.Clock.AdjustTime(new DateTimeOffset(2026, 11, 24, 15, 0, 0, TimeSpan.Zero));
        Assert.Equal(HttpStatusCode.NotFound, (await filer.GetAsync(at)).Status);
    }

    private static async Task<(OrganisationId Agent, Visitor Filer)> AgentAsync(House house)
    {
        var agent = await house.AnOrganisationAsync(OrganisationKind.Agent);
        return (agent, await house.SignInAsAsync("agent-filer", agent));
    }
}

using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Provision.Calling;
using Noroshi.Provision.Law;
using Noroshi.Provision.Store;
using Noroshi.Store;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.Provision.Tests.Calling;

/// <summary>Where an organisation has itself called.</summary>
public class A_webhook(Houses houses) : IClassFixture<Houses>
{
    private const string At = "/organisation/webhooks";

    [Theory, RolesOtherThan("organisation-administrator", "system-administrator")]
    public async Task is_kept_by_nobody_but_an_administrator(Database on, string role) =>
        Assert.Equal(HttpStatusCode.Forbidden, (await (await (await houses.OnAsync(on)).SignInAsAsync(role)).GetAsync(At)).Status);

    [Theory, BothDatabases]
    public async Task shows_its_secret_once_and_keeps_it_sealed(Database on)
    {
        var house = await houses.OnAsync(on);
        using var administrator = await house.SignInAsAsync("organisation-administrator");

        var made = await administrator.FillInAsync(At, new { Name = "SIEM", Address = "https://siem.operator.co.jp/noroshi" }, Form("Add"));

        var secret = made.Find("#secret")!.TextContent;
        Assert.StartsWith("whsec_", secret, StringComparison.Ordinal);
        Assert.Equal(32, Convert.FromBase64String(secret["whsec_".Length..]).Length);
        var listed = await administrator.GetAsync(At);
        Assert.DoesNotContain(secret, listed.Text, StringComparison.Ordinal);
        Assert.Contains("https://siem.operator.co.jp/noroshi", listed.Words);
        var row = await OfAsync(house, administrator);
        Assert.DoesNotContain(secret, row.SealedSecret, StringComparison.Ordinal);
        Assert.Equal([secret], house.Services.GetRequiredService<WebhookSecrets>().Open(row, house.Clock.GetUtcNow()));
        Assert.Single(await house.RecordAsync("provision.webhook-added"), a => a.Person == administrator.Person);
    }

    [Theory, BothDatabases]
    public async Task signs_with_both_secrets_for_a_day_after_a_change(Database on)
    {
        var house = await houses.OnAsync(on);
        using var administrator = await house.SignInAsAsync("organisation-administrator");
        var first = (await AddAsync(administrator)).Find("#secret")!.TextContent;

        var second = (await administrator.FillInAsync(At, new { }, Form("Rotate"))).Find("#secret")!.TextContent;

        var (row, secrets, now) = (await OfAsync(house, administrator), house.Services.GetRequiredService<WebhookSecrets>(), house.Clock.GetUtcNow());
        Assert.Equal([second, first], secrets.Open(row, now));
        Assert.Equal([second, first], secrets.Open(row, now + TimeSpan.FromHours(24) - TimeSpan.FromMilliseconds(1)));
        Assert.Equal([second], secrets.Open(row, now + TimeSpan.FromHours(24)));
        Assert.Single(await house.RecordAsync("provision.webhook-secret-changed"), a => a.Person == administrator.Person);
    }

    [Theory, BothDatabases]
    public async Task is_paused_called_again_and_removed_with_its_secrets(Database on)
    {
        var house = await houses.OnAsync(on);
        using var administrator = await house.SignInAsAsync("organisation-administrator");
        await AddAsync(administrator);

        await administrator.FillInAsync(At, new { }, Form("Pause"));
        Assert.Contains("停止中", (await administrator.GetAsync(At)).Words);
        Assert.False((await OfAsync(house, administrator)).IsCalled);
        await administrator.FillInAsync(At, new { }, Form("Resume"));
        Assert.True((await OfAsync(house, administrator)).IsCalled);
        var page = await administrator.GetAsync(At);
        await administrator.SubmitAsync(page, new { }, Form("Remove"));

        Assert.Equal(HttpStatusCode.NotFound, (await administrator.SubmitAsync(page, new { }, Form("Remove"))).Status);
        var row = await OfAsync(house, administrator);
        Assert.False(row.IsCalled);
        Assert.Equal("", row.SealedSecret);
        foreach (var kind in new[] { "provision.webhook-paused", "provision.webhook-resumed", "provision.webhook-removed" })
        {
            Assert.Single(await house.RecordAsync(kind), a => a.Person == administrator.Person);
        }
    }

    [Theory, BothDatabases]
    public async Task of_another_organisation_is_not_there(Database on)
    {
        var house = await houses.OnAsync(on);
        using var administrator = await house.SignInAsAsync("organisation-administrator");
        await AddAsync(administrator);
        var id = (await OfAsync(house, administrator)).Id;
        using var stranger = await house.SignInAsAsync("organisation-administrator", await house.AnOrganisationAsync(OrganisationKind.Supplier));
        await AddAsync(stranger);

        foreach (var handler in new[] { "Rotate", "Pause", "Remove" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.FillInAsync(At, new { id }, Form(handler))).Status);
        }

        Assert.Equal(3, (await house.RecordAsync("provision.not-shown")).Count(a => a.Person == stranger.Person && a.Refused));
        Assert.True((await OfAsync(house, administrator)).IsCalled);
    }

    [Theory]
    [InlineData("https://siem.operator.co.jp/hook?x=1", true)]
    [InlineData("https://siem.operator.co.jp:8443/", true)]
    [InlineData("https://監視.operator.co.jp/", true)]
    [InlineData("http://siem.operator.co.jp/", false)]
    [InlineData("ftp://siem.operator.co.jp/", false)]
    [InlineData("https://10.0.0.1/", false)]
    [InlineData("https://8.8.8.8/", false)]
    [InlineData("https://[::1]/", false)]
    [InlineData("https://0x7f000001/", false)]
    [InlineData("https://2130706433/", false)]
    [InlineData("https://127.1/", false)]
    [InlineData("https://localhost/", false)]
    [InlineData("https://siem/", false)]
    [InlineData("https://siem.local/", false)]
    [InlineData("https://siem.localhost./", false)]
    [InlineData("https://metadata.google.internal/", false)]
    [InlineData("https://user:secret@siem.operator.co.jp/", false)]
    [InlineData("https://siem.operator.co.jp/#part", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("https://\uFFFD/", false)]
    [InlineData("siem.operator.co.jp", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void leads_to_a_public_name_over_https(string? address, bool may) => Assert.Equal(may, AWebhookAddressIsPublic.Read(address) is not null);

    [Fact]
    public void has_an_address_of_at_most_500_characters()
    {
        Assert.NotNull(AWebhookAddressIsPublic.Read("https://a.example.jp/" + new string('x', 479)));
        Assert.Null(AWebhookAddressIsPublic.Read("https://a.example.jp/" + new string('x', 480)));
        Assert.Null(AWebhookAddressIsPublic.Read("https://a.example.jp/" + new string('字', 200)));
    }

    [Theory, BothDatabases]
    public async Task is_refused_without_a_name_and_beyond_ten(Database on)
    {
        using var administrator = await (await houses.OnAsync(on)).SignInAsAsync("organisation-administrator");
        Assert.Equal(HttpStatusCode.BadRequest, (await administrator.FillInAsync(At, new { Name = "", Address = "https://a.example.jp/" }, Form("Add"))).Status);
        for (var i = 0; i < 10; i++)
        {
            await AddAsync(administrator);
        }

        var eleventh = await administrator.FillInAsync(At, new { Name = "x", Address = "https://a.example.jp/" }, Form("Add"));

        Assert.Equal(HttpStatusCode.BadRequest, eleventh.Status);
        Assert.Contains("10個まで", eleventh.Words);
    }

    private static Task<Page> AddAsync(Visitor administrator) => administrator.FillInAsync(At, new { Name = "SIEM", Address = "https://siem.operator.co.jp/noroshi" }, Form("Add"));

    private static Task<WebhookEndpoint> OfAsync(House house, Visitor administrator) => house.InsideAsync(Actor.System, services =>
        services.GetRequiredService<StoreDb>().Set<WebhookEndpoint>().AsNoTracking().SingleAsync(w => w.MadeBy == administrator.Person));

    private static string Form(string handler) => $"form[action$='handler={handler}']";
}

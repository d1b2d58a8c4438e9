using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Noroshi.Formats.Webhooks;
using Noroshi.Kernel;
using Noroshi.Provision.Calling;
using Noroshi.Provision.Store;
using Noroshi.Store;
using Noroshi.Testing;
using Noroshi.Web.Reaching;
using Xunit;

namespace Noroshi.Provision.Tests.Calling;

/// <summary>Calls to the systems of organisations: signed, once, again after a fault, given up in the end, and nobody kept waiting by another.</summary>
public class A_call(A_call.Local houses) : IClassFixture<A_call.Local>
{
    [Theory, BothDatabases]
    public async Task tells_that_something_was_provided_and_nothing_of_what_it_says(Database on)
    {
        var scene = await Scene.SetAsync(await houses.OnAsync(on), "/200");
        await scene.ProvideAsync();

        await scene.CallAsync();
        await scene.CallAsync();

        var call = Assert.Single(scene.Calls);
        Assert.Equal(WebhookVerdict.Genuine, call.Verify(scene.Secret, scene.House.Clock.GetUtcNow()));
        Assert.Equal(WebhookVerdict.NotSigned, call.Verify(WebhookSecret.New().Written(), scene.House.Clock.GetUtcNow()));
        var said = JsonNode.Parse(call.Body)!;
        Assert.Equal("product.provided", said["type"]!.GetValue<string>());
        Assert.EndsWith($"/received/{said["data"]!["received"]!.GetValue<string>()}", said["data"]!["link"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.DoesNotContain("管理画面", Encoding.UTF8.GetString(call.Body), StringComparison.Ordinal);
        Assert.DoesNotContain("呼び出しの速報", said.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("受け取られた", (await scene.Administrator.GetAsync("/organisation/webhooks")).Words);
    }

    [Theory]
    [BothDatabases("/500", 8)]
    [BothDatabases("/302", 8)]
    [BothDatabases("/slow", 8)]
    [BothDatabases("/410", 1)]
    public async Task that_is_not_taken_is_made_again_under_the_same_identifier_and_given_up_in_the_end(Database on, string path, int attempts)
    {
        var scene = await Scene.SetAsync(await houses.OnAsync(on), path);
        await scene.ProvideAsync();

        for (var i = 0; i < 12; i++)
        {
            await scene.CallAsync();
            scene.House.Clock.Advance(TimeSpan.FromHours(10));
        }

        Assert.Equal(attempts, scene.Calls.Count);
        Assert.Single(scene.Calls.Select(c => c.Headers.Id).Distinct());
        Assert.All(scene.Calls, c => Assert.Equal(path, c.Path));
        var row = Assert.Single(await scene.RowsAsync());
        Assert.Equal((attempts, true), (row.Attempts, row.GivenUpAt is not null));
        using var administrator = await scene.House.SignInAsync(scene.Administrator.Person);
        Assert.Contains("送信をあきらめました", (await administrator.GetAsync("/notices")).Words);
        Assert.Equal(path is "/410", (await administrator.GetAsync("/organisation/webhooks")).Words.Contains("停止中", StringComparison.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task to_one_that_is_slow_holds_up_no_other(Database on)
    {
        var house = await houses.OnAsync(on);
        var (slow, quick) = (await Scene.SetAsync(house, "/slow"), await Scene.SetAsync(house, "/200"));
        await slow.ProvideAsync();
        await quick.ProvideAsync();

        var calling = slow.CallAsync();
        await Eventually.Async(() => Task.FromResult(quick.Calls.Count == 1));

        await calling;
        Assert.Single(quick.Calls);
        Assert.Single(slow.Calls);
    }

    [Theory, BothDatabases]
    public async Task is_made_once_by_two_hosts(Database on)
    {
        var scene = await Scene.SetAsync(await houses.OnAsync(on), "/200");
        await scene.ProvideAsync();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => scene.CallAsync()));

        Assert.Single(scene.Calls);
        Assert.Equal(1, Assert.Single(await scene.RowsAsync()).Attempts);
    }

    [Theory, BothDatabases]
    public async Task is_not_made_to_an_address_inside(Database on)
    {
        await using var house = await House.OpenAsync(on, change: builder => builder.Services.Replace(ServiceDescriptor.Singleton(new ReachLimits())));
        var scene = await Scene.SetAsync(house, "/200");
        await scene.ProvideAsync();

        await scene.CallAsync();

        Assert.Empty(scene.Calls);
        Assert.Equal(("Refused", 1), (Assert.Single(await scene.RowsAsync()).LastOutcome, (await scene.RowsAsync())[0].Attempts));
    }

    [Theory, BothDatabases]
    public async Task is_tried_by_hand_and_made_to_none_that_is_paused_or_removed(Database on)
    {
        var scene = await Scene.SetAsync(await houses.OnAsync(on), "/200");
        await scene.Administrator.FillInAsync("/organisation/webhooks", new { }, "form[action$='handler=Try']");
        await scene.CallAsync();
        Assert.Equal("trial", JsonNode.Parse(Assert.Single(scene.Calls).Body)!["type"]!.GetValue<string>());

        await scene.ProvideAsync();
        await scene.Administrator.FillInAsync("/organisation/webhooks", new { }, "form[action$='handler=Pause']");
        await scene.CallAsync();

        Assert.Single(scene.Calls);
        Assert.Equal("not-sent", (await scene.RowsAsync()).Single(r => r.Recipient is not null).LastOutcome);
    }

    /// <summary>A house that may call this machine, and waits no longer than a second.</summary>
    public sealed class Local : Houses
    {
        protected override Task<House> OpenAsync(Database on) => House.OpenAsync(on, change: builder =>
        {
            builder.Services.Replace(ServiceDescriptor.Singleton(new ReachLimits { AllowInside = true }));
            builder.Services.Replace(ServiceDescriptor.Singleton(services => new OutsideReach(services.GetRequiredService<ReachLimits>() with { Longest = TimeSpan.FromSeconds(1) }, TimeProvider.System)));
        });
    }

    /// <summary>An operator with a system that is called.</summary>
    private sealed record Scene(House House, OrganisationId Organisation, Visitor Administrator, Receiver Receiver, string Secret, string Path)
    {
        public IReadOnlyList<Arrived> Calls => [.. Receiver.Calls];

        public static async Task<Scene> SetAsync(House house, string path)
        {
            var (organisation, receiver) = (await house.AnOperatorAsync(), await Receiver.OpenAsync());
            var administrator = await house.SignInAsAsync("organisation-administrator", organisation);
            var secret = WebhookSecret.New().Written();

            // By the page only names on the internet are taken; this machine is put down behind it.
            await house.InsideAsync(services =>
            {
                var id = Identifier.New(house.Clock);
                services.GetRequiredService<StoreDb>().Add(WebhookEndpoint.Of(id, organisation, "SIEM", new Uri(receiver.Address + path), services.GetRequiredService<WebhookSecrets>().Seal(id, secret), administrator.Person, house.Clock.GetUtcNow()));
                return Task.CompletedTask;
            });
            return new(house, organisation, administrator, receiver, secret, path);
        }

        public async Task ProvideAsync()
        {
            var product = await House.AReleasedAlertAsync("呼び出しの速報");
            var sender = await House.AnAnalystAsync();
            Assert.Equal(HttpStatusCode.Redirect, (await sender.SendAsync(product, $"Route=41&Also={await House.CodeAsync(Organisation)}", Senders.ForUsers)).Status);
            await House.DrainOutboxAsync();
        }

        public async Task CallAsync()
        {
            while (await House.Services.GetRequiredService<CallWebhooks>().CallDueAsync(default) > 0)
            {
            }
        }

        public Task<List<WebhookCall>> RowsAsync() => House.InsideAsync(Actor.System, services => services.GetRequiredService<StoreDb>().Set<WebhookCall>().AsNoTracking().Where(c => c.Organisation == Organisation).ToListAsync());
    }
}

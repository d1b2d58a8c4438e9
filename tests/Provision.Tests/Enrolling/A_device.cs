using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Provision.Enrolling;
using Noroshi.Provision.Law;
using Noroshi.Provision.Store;
using Noroshi.Store;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.Provision.Tests.Enrolling;

/// <summary>A device is asked for by its person, approved by another, and ends.</summary>
public class A_device(Houses houses) : IClassFixture<Houses>
{
    private const string Mine = "/account/devices";
    private const string Theirs = "/organisation/devices";

    [Theory, RolesOtherThan("reporter", "reader", "member", "desk-officer", "desk-supervisor", "cabinet-analyst", "cabinet-supervisor")]
    public async Task is_asked_for_by_nobody_who_receives_nothing(Database on, string role) =>
        Assert.Equal(HttpStatusCode.Forbidden, (await (await (await houses.OnAsync(on)).SignInAsAsync(role)).GetAsync(Mine)).Status);

    [Theory, RolesOtherThan("organisation-administrator", "system-administrator")]
    public async Task is_approved_by_nobody_but_an_administrator(Database on, string role) =>
        Assert.Equal(HttpStatusCode.Forbidden, (await (await (await houses.OnAsync(on)).SignInAsAsync(role)).GetAsync(Theirs)).Status);

    [Theory, BothDatabases]
    public async Task is_registered_once_an_administrator_has_approved_it(Database on)
    {
        var scene = await Scene.SetAsync(houses, on);

        await scene.Person.FollowAsync(await scene.Person.FillInAsync(Mine, new { Name = "監視室のノートPC" }, Form("Enrol")));
        Assert.Contains("承認待ち", (await scene.Person.GetAsync(Mine)).Words);
        Assert.Equal(DeviceStanding.Waiting, await scene.AskAsync());
        await scene.ApproveAsync();

        Assert.Contains("この端末：登録済み", (await scene.Person.GetAsync(Mine)).Words);
        Assert.Equal(DeviceStanding.Registered, await scene.AskAsync());
        Assert.Single(await scene.House.RecordAsync("provision.device-asked"), a => a.Person == scene.Person.Person);
        Assert.Single(await scene.House.RecordAsync("provision.device-approved"), a => a.Person == scene.Administrator.Person && !a.Refused);
    }

    [Theory, BothDatabases]
    public async Task is_known_by_its_key_alone_and_only_for_its_person(Database on)
    {
        var scene = await Scene.SetAsync(houses, on);
        await scene.RegisterAsync();
        var (cookie, key) = scene.Person.Cookies.Single(c => c.Key.StartsWith("noroshi-device-", StringComparison.Ordinal));

        using var elsewhere = await scene.House.SignInAsync(scene.Person.Person);
        Assert.Contains("この端末：未登録", (await elsewhere.GetAsync(Mine)).Words);
        using var colleague = await scene.House.SignInAsAsync("reporter", scene.Organisation);
        colleague.Keep(cookie, key);
        Assert.Contains("この端末：未登録", (await colleague.GetAsync(Mine)).Words);
        Assert.DoesNotContain(key, (await scene.Person.GetAsync(Mine)).Text, StringComparison.Ordinal);
        Assert.Equal(DeviceStanding.Unknown, await scene.AskAsync(key: new string('0', 64)));
        Assert.Equal(DeviceStanding.Unknown, await scene.AskAsync(key: "' or 1=1"));
        Assert.Equal(DeviceStanding.Unknown, await scene.AskAsync(via: "token"));
    }

    [Theory, BothDatabases]
    public async Task of_ones_own_is_not_approved_by_oneself(Database on)
    {
        var scene = await Scene.SetAsync(houses, on);
        var device = await scene.House.InsideAsync(Actor.System, async services =>
        {
            var db = services.GetRequiredService<StoreDb>();
            var row = RegisteredDevice.Ask(Identifier.New(scene.House.Clock), scene.Administrator.Person, scene.Organisation, "自分の", "", new byte[32], scene.House.Clock.GetUtcNow());
            db.Add(row);
            await db.SaveChangesAsync();
            return row.Id;
        });

        var answer = await scene.Administrator.FillInAsync(Theirs, new { id = device }, Form("Approve"));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Contains("自分では承認できません", answer.Words);
        Assert.True(Assert.Single(await scene.House.RecordAsync("provision.device-approved"), a => a.Person == scene.Administrator.Person).Refused);
    }

    [Theory, BothDatabases]
    public async Task of_another_organisation_is_not_there(Database on)
    {
        var scene = await Scene.SetAsync(houses, on);
        var id = await scene.RegisterAsync();
        using var stranger = await scene.House.SignInAsAsync("organisation-administrator");
        using var colleague = await scene.House.SignInAsAsync("reporter", scene.Organisation);
        Assert.DoesNotContain("監視室", (await stranger.GetAsync(Theirs)).Words);
        await colleague.FollowAsync(await colleague.FillInAsync(Mine, new { Name = "x" }, Form("Enrol")));

        var other = await scene.House.SignInAsAsync("reporter", await scene.House.AnOrganisationAsync(OrganisationKind.Operator));
        await other.FollowAsync(await other.FillInAsync(Mine, new { Name = "y" }, Form("Enrol")));

        Assert.Equal(HttpStatusCode.NotFound, (await colleague.FillInAsync(Mine, new { id }, Form("Revoke"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.FillInAsync(Mine, new { id }, Form("Revoke"))).Status);
        Assert.Equal(2, (await scene.House.RecordAsync("provision.not-shown")).Count(a => a.Person == colleague.Person || a.Person == other.Person));
        Assert.Equal(DeviceStanding.Registered, await scene.AskAsync());
    }

    [Theory]
    [BothDatabases("Revoke", "取消し", "provision.device-revoked")]
    [BothDatabases("Lost", "紛失", "provision.device-lost")]
    public async Task that_is_given_up_or_lost_opens_nothing_any_more_and_ends_once(Database on, string how, string word, string kind)
    {
        var scene = await Scene.SetAsync(houses, on);
        await scene.RegisterAsync();
        var page = await scene.Person.GetAsync(Mine);

        await scene.Person.SubmitAsync(page, new { }, Form(how));
        await scene.Person.SubmitAsync(page, new { }, Form(how));

        Assert.Contains($"この端末：{word}", (await scene.Person.GetAsync(Mine)).Words);
        Assert.Single(await scene.House.RecordAsync(kind), a => a.Person == scene.Person.Person);
        Assert.Equal(how is "Lost", (await scene.Administrator.GetAsync("/notices")).Words.Contains("紛失が届け出られました", StringComparison.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task is_revoked_by_an_administrator_and_its_person_is_told(Database on)
    {
        var scene = await Scene.SetAsync(houses, on);
        await scene.RegisterAsync();

        await scene.Administrator.FillInAsync(Theirs, new { }, Form("Revoke"));

        Assert.Equal(DeviceStanding.Revoked, await scene.AskAsync());
        Assert.Contains("端末の登録が終わりました", (await scene.Person.GetAsync("/notices")).Words);
    }

    [Theory, BothDatabases]
    public async Task is_not_asked_for_twice_nor_without_a_name_nor_beyond_five(Database on)
    {
        var scene = await Scene.SetAsync(houses, on);
        var blank = await scene.Person.GetAsync(Mine);
        Assert.Equal(HttpStatusCode.BadRequest, (await scene.Person.SubmitAsync(blank, new { Name = " " }, Form("Enrol"))).Status);
        await scene.Person.SubmitAsync(blank, new { Name = "1" }, Form("Enrol"));
        var again = await scene.Person.SubmitAsync(blank, new { Name = "1" }, Form("Enrol"));
        Assert.Equal(HttpStatusCode.BadRequest, again.Status);
        Assert.Contains("すでに登録されているか", again.Words);

        for (var i = 2; i <= 5; i++)
        {
            using var another = await scene.House.SignInAsync(scene.Person.Person);
            Assert.Equal(HttpStatusCode.Redirect, (await another.FillInAsync(Mine, new { Name = $"{i}" }, Form("Enrol"))).Status);
        }

        using var sixth = await scene.House.SignInAsync(scene.Person.Person);
        Assert.Contains("5台まで", (await sixth.FillInAsync(Mine, new { Name = "6" }, Form("Enrol"))).Words);
    }

    [Theory, BothDatabases]
    public async Task ends_by_itself_after_180_days_and_a_request_after_14_and_its_person_is_reminded(Database on)
    {
        await using var house = await House.OpenAsync(on);
        var scene = await Scene.SetAsync(house);
        await scene.RegisterAsync();
        using var waiting = await house.SignInAsync(scene.Person.Person);
        await waiting.FillInAsync(Mine, new { Name = "待つ" }, Form("Enrol"));

        house.Clock.Advance(TimeSpan.FromDays(166));
        await house.DrainOutboxAsync();

        using var later = await house.SignInAsync(scene.Person.Person);
        Assert.Contains("端末の登録の期限が近づいています", (await later.GetAsync("/notices")).Words);
        Assert.Contains("期限切れ", (await later.GetAsync(Mine)).Words);
        Assert.Equal(DeviceStanding.Registered, await scene.AskAsync());
        house.Clock.Advance(TimeSpan.FromDays(14));
        Assert.Equal(DeviceStanding.Expired, await scene.AskAsync());
    }

    private static string Form(string handler) => $"form[action$='handler={handler}']";

    /// <summary>An operator with a reporter and an administrator.</summary>
    private sealed record Scene(House House, OrganisationId Organisation, Visitor Person, Visitor Administrator)
    {
        public static async Task<Scene> SetAsync(Houses houses, Database on) => await SetAsync(await houses.OnAsync(on));

        public static async Task<Scene> SetAsync(House house)
        {
            var organisation = await house.AnOrganisationAsync(OrganisationKind.Operator);
            return new(house, organisation, await house.SignInAsAsync("reporter", organisation), await house.SignInAsAsync("organisation-administrator", organisation));
        }

        public async Task<Guid> RegisterAsync()
        {
            await Person.FollowAsync(await Person.FillInAsync(Mine, new { Name = "監視室のノートPC" }, Form("Enrol")));
            await ApproveAsync();
            return await House.InsideAsync(Actor.System, services => services.GetRequiredService<StoreDb>().Set<RegisteredDevice>().Where(d => d.Person == Person.Person).Select(d => d.Id).SingleAsync());
        }

        public async Task ApproveAsync() => Assert.Equal(HttpStatusCode.Redirect, (await Administrator.FillInAsync(Theirs, new { }, Form("Approve"))).Status);

        /// <summary>The inner question, as another slice asks it of a request.</summary>
        public async Task<DeviceStanding> AskAsync(string? key = null, string via = "session")
        {
            var actor = await House.ActorAsync(Person.Person) with { Via = via };
            var (cookie, own) = Person.Cookies.Single(c => c.Key.StartsWith("noroshi-device-", StringComparison.Ordinal));
            var context = new DefaultHttpContext();
            context.Request.Headers.Cookie = $"{cookie}={key ?? own}";
            return await House.InsideAsync(actor, services => services.GetRequiredService<Devices>().AskAsync(context, CancellationToken.None));
        }
    }
}

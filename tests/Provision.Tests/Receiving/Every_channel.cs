using System.Net;
using CsCheck;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.Kernel;
using Noroshi.Provision.Store;
using Noroshi.Store;
using Noroshi.Testing;
using Noroshi.Web.Face;
using Xunit;

namespace Noroshi.Provision.Tests.Receiving;

/// <summary>
/// In worlds made by chance, whatever way somebody comes to what was provided, the answer is the same: the inbox, the count on the first page, the notices, the page, the
/// bundle, the encrypted package, the page for feedback, the public bulletin and its feeds. What may be is written here a second time, in plain words.
/// </summary>
public class Every_channel(Houses houses) : IClassFixture<Houses>
{
    private static readonly Gen<MadeProduct> AProduct = Gen.Select(Gen.Bool, Gen.Bool, Gen.Bool, Gen.Bool, Gen.Bool, (secret, viewOnly, published, first, second) => new MadeProduct(secret, viewOnly, published, first, second));
    private static readonly Gen<MadeWorld> AWorld = Gen.Select(AProduct.Array[3], Gen.Bool, Gen.Bool, Gen.Bool, (products, devices, first, member) =>
        new MadeWorld([products[0] with { Secret = true }, products[1] with { Secret = false, First = true }, products[2]], devices, first, member));

    [Theory, BothDatabases]
    public async Task tells_the_same(Database on)
    {
        var house = await houses.OnAsync(on);
        var council = await CouncilWorld.OnAsync(house);
        var report = await house.AReportAsync("どの経路でも同じ答え");
        await AWorld.SampleAsync(world => HoldsAsync(house, council, report, world), iter: 2, threads: 1);
    }

    private static async Task HoldsAsync(House house, CouncilWorld council, string report, MadeWorld world)
    {
        var (first, second, outside) = (await house.AnOperatorAsync(), await house.AnOperatorAsync(), await house.AnOperatorAsync());
        var member = await council.AMemberAsync();
        var people = new[]
        {
            new Somebody(await house.SignInAsAsync("reporter", first), Of.First),
            new Somebody(await house.SignInAsAsync("reporter", second), Of.Second),
            new Somebody(await house.SignInAsAsync("reporter", outside), Of.Outside),
            new Somebody(member.Person, Of.Member, Named: true),
            new Somebody(await house.SignInAsAsync("reporter", member.Id), Of.Member),
        };

        var sender = await house.AnAnalystAsync();
        var titles = new List<string>();
        foreach (var product in world.Products)
        {
            titles.Add($"情報{Guid.CreateVersion7():N}");
            await SendAsync(house, sender, report, product, titles[^1], await house.CodeAsync(first), await house.CodeAsync(second));
        }

        // What is stopped before it is delivered never is; here it was delivered, and then the leak was found.
        await house.DrainOutboxAsync();
        await SetAsync(house, world.OnlyOnDevices ? "ForPublicity" : "ForProvision");
        if (world.FirstLeaked)
        {
            await StopAsync(sender, await house.CodeAsync(first));
        }

        if (world.MemberLeaked)
        {
            await StopAsync(sender, await house.CodeAsync(member.Id));
        }

        var organisations = new Dictionary<OrganisationId, Of> { [first] = Of.First, [second] = Of.Second, [outside] = Of.Outside, [member.Id] = Of.Member };
        var rows = (await house.InsideAsync(Actor.System, services => services.GetRequiredService<StoreDb>().Set<Recipient>().AsNoTracking()
            .Where(r => organisations.Keys.Contains(r.Organisation) && r.State == RecipientState.Delivered).ToListAsync())).Select(r => new Row(r.Id, organisations[r.Organisation], r.Product)).ToList();
        var numbers = await NumbersAsync(house, rows);
        Assert.Equal(
            world.Products.SelectMany((p, i) => Enum.GetValues<Of>().Where(o => Gets(p, o)).Select(o => (titles[i], o))).Order(),
            rows.Select(r => (numbers[r.Product], r.Of)).Order());

        foreach (var person in people)
        {
            var reads = rows.Where(r => Reads(person, r, Product(r))).ToList();
            Assert.Equal(reads.Count, await UnreadAsync(house, person.Visitor));
            var inbox = await person.Visitor.GetAsync("/received");
            Assert.Equal(reads.Count, (await person.Visitor.GetAsync("/notices")).Document.QuerySelectorAll("ol.events button").Count(b => b.TextContent.Contains("届きました", StringComparison.Ordinal)));
            foreach (var row in rows)
            {
                var (mine, shown, taken) = (reads.Contains(row), Shows(person, row), Takes(person, row));
                var path = $"/received/{row.Id:D}";
                Assert.Equal(mine, inbox.Document.QuerySelector($"a[href='{path}']") is not null);
                Assert.Equal(mine && shown ? HttpStatusCode.OK : mine ? HttpStatusCode.Forbidden : HttpStatusCode.NotFound, (await person.Visitor.GetAsync(path)).Status);
                Assert.Equal(mine && shown ? HttpStatusCode.OK : mine ? HttpStatusCode.Forbidden : HttpStatusCode.NotFound, (await person.Visitor.GetAsync(path + "/feedback")).Status);
                Assert.Equal(mine && taken ? HttpStatusCode.OK : mine ? HttpStatusCode.Forbidden : HttpStatusCode.NotFound, (await person.Visitor.GetAsync(path + "/stix.json")).Status);

                // The package is sealed for a certificate, which nobody has here: the ones who may take it are asked for one.
                var package = await person.Visitor.GetAsync(path + "/package.p7m");
                Assert.Equal(mine && taken, package.Status is not (HttpStatusCode.Forbidden or HttpStatusCode.NotFound));
                Assert.Equal(mine, package.Status is not HttpStatusCode.NotFound);
            }

            for (var i = 0; i < titles.Count; i++)
            {
                Assert.Equal(rows.Any(r => numbers[r.Product] == titles[i] && reads.Contains(r) && Shows(person, r)), inbox.Words.Contains(titles[i], StringComparison.Ordinal));
            }
        }

        foreach (var path in new[] { "/bulletin", "/bulletin/feed.json", "/bulletin/feed.atom" })
        {
            var text = (await house.Visitor().GetAsync(path)).Text;
            Assert.Equal(world.Products.Select(p => p is { Secret: false, Published: true }), titles.Select(t => text.Contains(t, StringComparison.Ordinal)));
        }

        MadeProduct Product(Row row) => world.Products[titles.IndexOf(numbers[row.Product])];
        bool Shows(Somebody person, Row row) => Reads(person, row, Product(row)) && !(world.OnlyOnDevices && Product(row).Secret);
        bool Takes(Somebody person, Row row) => Shows(person, row) && !Product(row).ViewOnly && !(person.Of is Of.First && world.FirstLeaked) && !(person.Of is Of.Member && world.MemberLeaked);
    }

    // What holds a secret goes to the council alone; the rest to the operators that were chosen.
    private static bool Gets(MadeProduct product, Of organisation) => product.Secret ? organisation is Of.Member : (organisation is Of.First && product.First) || (organisation is Of.Second && product.Second);

    private static bool Reads(Somebody person, Row row, MadeProduct product) => row.Of == person.Of && (!product.Secret || person.Named);

    private static async Task SendAsync(House house, Visitor sender, string report, MadeProduct product, string title, string first, string second)
    {
        var path = await sender.BeginAsync(title);
        await sender.WriteAsync(path, "Action", "管理画面を外部から遮断する");
        if (product.Secret)
        {
            await sender.TakeAsync(path, report, "technical.source");
        }

        Assert.NotNull((await house.ReleaseAsync(sender, path)).Location);
        var chosen = string.Join(',', new[] { product.First ? first : null, product.Second ? second : null }.OfType<string>());
        var choice = product.Secret ? "Route=45-3&By=everybody" : $"Route=41&Also={chosen}&Publish={(product.Published ? "true" : "false")}";
        if (product is { Secret: false, First: false, Second: false, Published: false })
        {
            return;
        }

        var sent = await sender.SendAsync(Guid.Parse(path.Split('/')[2]), choice, product.Secret ? ["helps-prevent-damage", "rights-considered"] : Senders.ForUsers, product.ViewOnly);
        Assert.True(sent.Location is not null, sent.Words);
    }

    private static async Task StopAsync(Visitor sender, string code) =>
        Assert.NotNull((await sender.FillInAsync("/provision/leaks", new { Code = code, Found = "新聞に載った" }, "form[action$='handler=Stop']")).Location);

    private static async Task SetAsync(House house, string value) => Assert.NotNull((await (await house.SignInAsAsync("system-administrator"))
        .FillInAsync("/administration/provision", new { Value = value, From = "2026-11-24", Note = "試験" })).Location);

    private static Task<Dictionary<Guid, string>> NumbersAsync(House house, IEnumerable<Row> rows) => house.InsideAsync(Actor.System, async services =>
        (await services.GetRequiredService<Products.Face.IReleasedProducts>().TheseAsync([.. rows.Select(r => new Products.Face.ProductId(r.Product))], default)).ToDictionary(p => p.Key.Value, p => p.Value.Title.Ja));

    private static async Task<int> UnreadAsync(House house, Visitor visitor) => await house.InsideAsync(await house.ActorAsync(visitor.Person), async services =>
    {
        var count = 0;
        foreach (var waiting in services.GetServices<IWaiting>())
        {
            count += (await waiting.WaitingAsync(default)).Where(w => w.Path == "/received").Sum(w => w.Count);
        }

        return count;
    });

    private enum Of
    {
        First,
        Second,
        Outside,
        Member,
    }

    private sealed record MadeProduct(bool Secret, bool ViewOnly, bool Published, bool First, bool Second);

    private sealed record MadeWorld(IReadOnlyList<MadeProduct> Products, bool OnlyOnDevices, bool FirstLeaked, bool MemberLeaked);

    private sealed record Somebody(Visitor Visitor, Of Of, bool Named = false);

    private sealed record Row(Guid Id, Of Of, Guid Product);
}

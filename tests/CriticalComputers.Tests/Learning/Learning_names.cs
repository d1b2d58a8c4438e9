using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.CriticalComputers.Face;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Store;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.CriticalComputers.Tests.Learning;

/// <summary>The installation learns how public sources write makers and products.</summary>
public class Learning_names
{
    private const string Kev = """{"catalogVersion":"1","vulnerabilities":[{"vendorProject":"Zoho Corp","product":"ManageEngine ServiceDesk"},{"vendorProject":"Zoho Corp","product":"ManageEngine ServiceDesk"},{"vendorProject":"Fortinet","product":"FortiOS"}]}""";

    [Theory, BothDatabases]
    public async Task adds_each_name_once_and_offers_it(Database on)
    {
        await using var house = await House.OpenAsync(on);

        Assert.Equal(new NamesLearnt(1, 1, 2, 2), await LearnAsync(house, Source("kev", Kev), Source("other", "{}", mayBeOther: true)));
        Assert.Equal(new NamesLearnt(1, 0, 2, 0), await LearnAsync(house, Source("kev", Kev)));
        Assert.Equal([("kev", "=fortios"), ("kev", "zoho\u001fmanageengineservicedesk")], await KnownAsync(house));

        var world = await Registry.RegistryWorld.OnAsync(house);
        var entered = await world.AComputerAsync(await world.AFacilityAsync(), "sd-01", "ManageEngine ServiceDeks", "Zoho Corp");
        Assert.Contains("もしかして「ManageEngine ServiceDesk」", (await world.Reporter.GetAsync(entered.Location!)).Words);
    }

    [Theory, BothDatabases]
    public async Task takes_nothing_if_one_that_was_named_cannot_be_read(Database on)
    {
        await using var house = await House.OpenAsync(on);

        var refused = await Assert.ThrowsAsync<NameSourceRefused>(() => LearnAsync(house, Source("kev", Kev), Source("broken.json", "{")));
        Assert.Contains("broken.json", refused.Words.Ja, StringComparison.Ordinal);
        Assert.Empty(await KnownAsync(house));
    }

    [Fact]
    public async Task takes_the_real_sources_that_lie_beside_the_checkout()
    {
        var shared = SharedData();
        Assert.SkipUnless(shared is not null, "../shared/data does not lie beside the checkout: KEV, CSAF and CVE documents were not read.");
        await using var house = await House.OpenAsync(Database.Sqlite);
        var sources = new[] { "kev", "cisa-csaf-ot-2022", "vulnrichment-2024-1xxx" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(shared!, folder), "*.json")).Select(file => new NameSource(file, () => File.OpenRead(file), true)).ToArray();

        var learnt = await LearnAsync(house, sources);
        Assert.InRange(learnt.Names, 3_000, 10_000);
        Assert.Equal(learnt.Names, learnt.New);
        Assert.Equal(1 + 385 + 848, learnt.Documents);
        Assert.Equal(0, (await LearnAsync(house, sources)).New);
    }

    private static string? SharedData() =>
        Path.Combine(Path.GetDirectoryName(Checkout.Root)!, "shared", "data") is var data && Directory.Exists(data) ? data : null;

    private static NameSource Source(string name, string text, bool mayBeOther = false) => new(name, () => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)), mayBeOther);

    private static Task<NamesLearnt> LearnAsync(House house, params NameSource[] sources) =>
        house.InsideAsync(Actor.System, services => CriticalComputersModule.LearnNamesAsync(services, sources, _ => { }, CancellationToken.None));

    private static Task<(string, string)[]> KnownAsync(House house) => house.InsideAsync(Actor.System, async services =>
        (await services.GetRequiredService<StoreDb>().Set<KnownName>().OrderBy(n => n.Product).Select(n => new { n.Source, n.Key }).ToListAsync()).Select(n => (n.Source, n.Key)).ToArray());
}

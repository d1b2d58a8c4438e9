using Microsoft.Extensions.DependencyInjection;
using Noroshi.CriticalComputers.Importing;
using Noroshi.CriticalComputers.Tests.Registry;
using Noroshi.Kernel;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.CriticalComputers.Tests.Importing;

/// <summary>Two keepers of one register bring lists at the same time. Each list is taken over whole, or not at all and its keeper is told.</summary>
public class Two_people_at_once(Houses houses) : IClassFixture<Houses>
{
    private const string Head = "管理名,製品名,製造者名,種類,区分,導入日\n";
    private const string One = Head + "fw-01,FortiGate 200F,Fortinet,アプライアンス,T2-3,2026-11-02\nfw-02,FortiGate 200F,Fortinet,アプライアンス,T2-3,2026-11-02\n";
    private const string Other = Head + "fw-02,PA-440,Palo Alto Networks,アプライアンス,T2-3,2026-11-02\nfw-03,PA-440,Palo Alto Networks,アプライアンス,T2-3,2026-11-02\n";
    private const string Apart = Head + "fw-08,PA-440,Palo Alto Networks,アプライアンス,T2-3,2026-11-02\nfw-09,PA-440,Palo Alto Networks,アプライアンス,T2-3,2026-11-02\n";

    // The second list, whether it is confirmed first, how many entries there are in the end, how many lists are taken over.
    [Theory, BothDatabases(One, false, 2, 1), BothDatabases(One, true, 2, 1), BothDatabases(Other, false, 2, 1), BothDatabases(Other, true, 2, 1), BothDatabases(Apart, false, 4, 2), BothDatabases(Apart, true, 4, 2)]
    public async Task are_never_mixed(Database on, string second, bool otherFirst, int entries, int taken)
    {
        var house = await houses.OnAsync(on);
        var world = await RegistryWorld.OnAsync(house);
        var colleague = world with { Reporter = await house.SignInAsAsync("reporter", world.Operator) };
        await world.AFacilityAsync();
        var (mine, theirs) = (await world.PreviewAsync(One), await colleague.PreviewAsync(second));

        (RegistryWorld Who, string At)[] turns = otherFirst ? [(colleague, theirs), (world, mine)] : [(world, mine), (colleague, theirs)];
        foreach (var (who, at) in turns)
        {
            await who.ConfirmAsync(at);
        }

        await house.DrainOutboxAsync();
        string[] said = [(await world.Reporter.GetAsync(mine)).Words, (await colleague.Reporter.GetAsync(theirs)).Words];
        Assert.Equal(taken, said.Count(s => s.Contains("取り込みました", StringComparison.Ordinal)));
        Assert.Equal(2 - taken, said.Count(s => s.Contains("台帳が変わりました", StringComparison.Ordinal)));
        Assert.Equal(entries, await house.CountAsync($"computers WHERE {world.OwnedBy()}"));
        Assert.Equal(entries, await house.CountAsync($"computer_changes WHERE {world.OwnedBy()}"));
    }

    [Theory, BothDatabases]
    public async Task read_again_and_see_only_what_the_other_left_open(Database on)
    {
        var house = await houses.OnAsync(on);
        var world = await RegistryWorld.OnAsync(house);
        await world.AFacilityAsync();
        var (first, second) = (await world.PreviewAsync(One), await world.PreviewAsync(Other));
        await world.ConfirmAsync(first);
        await house.DrainOutboxAsync();
        await world.ConfirmAsync(second);
        await house.DrainOutboxAsync();

        await world.ReadAsync(second);
        await house.DrainOutboxAsync();
        Assert.Contains("2件を取り込む", (await world.Reporter.GetAsync(second)).Words);
        await world.ConfirmAsync(second);
        await house.DrainOutboxAsync();
        Assert.Equal(3, await house.CountAsync($"computers WHERE {world.OwnedBy()}"));
    }

    [Theory, BothDatabases]
    public async Task are_not_told_that_nothing_was_done_when_a_second_host_comes_to_an_import_that_is_done(Database on)
    {
        var house = await houses.OnAsync(on);
        var world = await RegistryWorld.OnAsync(house);
        await world.AFacilityAsync();
        var at = await world.TakeOverAsync(One);

        await house.InsideAsync(Actor.System, async services =>
        {
            await services.GetRequiredService<ApplyImport>().ApplyAsync(Guid.Parse(at.Split('/')[^1]), CancellationToken.None);
            return true;
        });

        Assert.Contains("取り込みました", (await world.Reporter.GetAsync(at)).Words);
        Assert.Equal(2, await house.CountAsync($"computers WHERE {world.OwnedBy()}"));
        Assert.Equal(2, await house.CountAsync($"computer_changes WHERE {world.OwnedBy()}"));
    }
}

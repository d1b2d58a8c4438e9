using Noroshi.Oversight;
using Noroshi.Testing;

namespace Noroshi.Cli.Tests.ContinuingLogs;

public class After_a_restore
{
    [Theory, BothDatabases]
    public async Task the_log_is_signed_only_once_somebody_has_decided_how_it_goes_on(Database on)
    {
        await using var site = await Installation.OpenAsync(on);
        await OversightModule.SequenceAsync(site.House.Services, default);
        var (key, before) = await new OutsideLog(site.House.Address).LearnAsync();
        var receipt = Path.Combine(site.Folder, "receipt");
        await File.WriteAllBytesAsync(receipt, await ReceiptAsync(site));
        await site.BackUpAsync();
        await site.FileAsync("控えの後に提出した報告");
        await OversightModule.SequenceAsync(site.House.Services, default);
        await site.DestroyAsync();
        var place = await site.EmptyPlaceAsync();
        Assert.Equal(0, (await Commandline.RunAsync(place.Database, place.Data, "restore", site.Archive)).Exit);

        await using (var undecided = await House.OpenAsync(place.Database, data: place.Data))
        {
            await undecided.AMachineAsync("reporter", await undecided.AnOperatorAsync());
            await OversightModule.SequenceAsync(undecided.Services, default);
            Assert.Equal(before.Size, (await new OutsideLog(undecided.Address).LearnAsync()).Checkpoint.Size);
        }

        var said = await Commandline.RunAsync(place.Database, place.Data, "log", "begin", "--reason", "機器の故障により、控えから戻した");
        Assert.True(said.Exit == 0, said.ToString());
        await using var again = await House.OpenAsync(place.Database, data: place.Data);
        again.SetClockToThisMachines();
        await OversightModule.SequenceAsync(again.Services, default);
        var outside = new OutsideLog(again.Address);
        var (newKey, after) = await outside.LearnAsync();
        Assert.Equal($"{before.Origin}/2", after.Origin);
        Assert.Equal(said.Output.Trim(), after.Origin);
        Assert.NotEqual(key, newKey);
        Assert.True(after.Size > before.Size);
        Assert.Null((await outside.AuditAsync(before)).Wrong);

        // What was proved by the old log stays proved.
        var pinned = Path.Combine(site.Folder, "old.vkey");
        await File.WriteAllTextAsync(pinned, key.ToString());
        Assert.Equal(0, (await Commandline.RunAsync("log", "verify", receipt, "--key", pinned)).Exit);
        Assert.Equal(1, (await Commandline.RunAsync("log", "verify", new Uri(again.Address, "/log/").AbsoluteUri, "--key", pinned)).Exit);
        Assert.Single(await again.RecordAsync("oversight.log-begun"), a => a.Content!["after"] is not null);
    }

    [Theory, BothDatabases]
    public async Task the_same_log_goes_on_where_nothing_was_shown_since(Database on)
    {
        await using var site = await Installation.OpenAsync(on);
        await OversightModule.SequenceAsync(site.House.Services, default);
        var (key, before) = await new OutsideLog(site.House.Address).LearnAsync();
        await site.BackUpAsync();
        await site.DestroyAsync();
        var place = await site.EmptyPlaceAsync();
        await Commandline.RunAsync(place.Database, place.Data, "restore", site.Archive);

        Assert.Equal(0, (await Commandline.RunAsync(place.Database, place.Data, "log", "continue", "--reason", "計画した移設")).Exit);
        await using var again = await House.OpenAsync(place.Database, data: place.Data);
        again.SetClockToThisMachines();
        await OversightModule.SequenceAsync(again.Services, default);
        var (sameKey, after) = await new OutsideLog(again.Address).LearnAsync();

        Assert.Equal(key, sameKey);
        Assert.True(after.Size > before.Size);
        Assert.Null((await new OutsideLog(again.Address).AuditAsync(before)).Wrong);
    }

    [Fact]
    public async Task nothing_goes_on_where_there_is_no_log_or_no_reason()
    {
        await using var house = await House.OpenAsync(Database.Sqlite);

        Assert.Equal(1, (await Commandline.RunAsync(house.Database, house.Data, "log", "begin", "--reason", "x")).Exit);
        Assert.Equal(1, (await Commandline.RunAsync(house.Database, house.Data, "log", "continue", "--reason", "x")).Exit);
        Assert.Equal(2, (await Commandline.RunAsync(house.Database, house.Data, "log", "begin")).Exit);
    }

    private static async Task<byte[]> ReceiptAsync(Installation site)
    {
        var acts = (await site.Machine.GetAsync("/api/v1/acts?limit=1")).Json;
        return (await site.Machine.GetAsync($"/api/v1/acts/{acts["acts"]![0]!["id"]!.GetValue<string>()}/receipt")).Bytes;
    }
}

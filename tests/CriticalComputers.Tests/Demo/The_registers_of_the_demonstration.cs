using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.CriticalComputers.Tests.Demo;

/// <summary>The world of the demonstration has registers in every state that the day allows, and notifications at every stage of a desk.</summary>
public class The_registers_of_the_demonstration(DemoHouses houses) : IClassFixture<DemoHouses>
{
    [Theory, BothDatabases]
    public async Task stand_in_every_state(Database on)
    {
        var house = await houses.OnAsync(on);

        Assert.Equal(["ChangeDue", "Doubtful", "Due", "Exempt", "NotSpecified", "Notified", "Removed"], await EachAsync(house, "SELECT DISTINCT state FROM computers"));
        Assert.Equal(["Change unchecked", "New checked", "New passed on", "New passed on", "New unchecked"], await EachAsync(house, "SELECT kind || CASE WHEN passed_on_at IS NOT NULL THEN ' passed on' WHEN checked_at IS NOT NULL THEN ' checked' ELSE ' unchecked' END FROM notifications"));
        Assert.Equal(["Applied", "Previewed"], await EachAsync(house, "SELECT DISTINCT state FROM import_runs"));
        Assert.Equal(["Duplicate", "Faulty", "New"], await EachAsync(house, "SELECT DISTINCT r.verdict FROM import_rows r JOIN import_runs i ON i.id = r.import WHERE i.state = 'Previewed'"));
        Assert.Equal(5, await NumberAsync(house, "SELECT count(DISTINCT operator) FROM computers"));
        Assert.All(await EachAsync(house, "SELECT count(*) FROM computers GROUP BY operator"), count => Assert.InRange(int.Parse(count, CultureInfo.InvariantCulture), 18, 60));
        Assert.Equal(13, await NumberAsync(house, "SELECT count(*) FROM network_nodes"));
        Assert.True(await NumberAsync(house, "SELECT count(*) FROM computer_changes WHERE \"before\" IS NOT NULL") >= 3);
    }

    [Theory, BothDatabases]
    public async Task are_kept_by_their_people_and_read_by_their_desks(Database on)
    {
        var house = await houses.OnAsync(on);
        Assert.Equal(0, await NumberAsync(house, "SELECT count(*) FROM computer_changes WHERE \"by\" NOT IN (SELECT m.person FROM memberships m WHERE m.organisation = operator AND m.role = 'reporter')"));
        Assert.Equal(0, await NumberAsync(house, "SELECT count(*) FROM notifications n WHERE n.checked_by IS NOT NULL AND n.checked_by NOT IN (SELECT m.person FROM memberships m JOIN notification_addressees a ON a.organisation = m.organisation WHERE a.notification = n.id)"));
        Assert.Equal(5, await NumberAsync(house, "SELECT count(*) FROM act_contents WHERE kind = 'critical-computers.notified'"));
        Assert.Equal(0, await NumberAsync(house, "SELECT count(*) FROM notifications WHERE late"));
    }

    [Theory, BothDatabases]
    public async Task are_late_and_due_soon_once_the_year_has_gone_on(Database on)
    {
        var folder = Directory.CreateTempSubdirectory("noroshi-later-").FullName;
        try
        {
            var database = await Databases.BareAsync(on, folder);
            var clock = new FakeTimeProvider(new DateTimeOffset(2027, 6, 1, 0, 0, 0, TimeSpan.Zero));
            await using (var house = await House.OpenAsync(database, demo: true, change: builder => builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)), data: folder))
            {
                Assert.True(await NumberAsync(house, "SELECT count(*) FROM computers WHERE state = 'Due' AND due_on < '2027-06-01'") > 0);
                Assert.True(await NumberAsync(house, "SELECT count(*) FROM computers WHERE state = 'Due' AND due_on BETWEEN '2027-06-01' AND '2027-07-01'") > 0);
                Assert.True(await NumberAsync(house, "SELECT count(*) FROM notifications WHERE late") > 0);
            }

            await Databases.DropAsync(database);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string[]> EachAsync(House house, string sql)
    {
        var all = (string?)await house.SqlAsync(house.Database.IsPostgres ? $"SELECT string_agg(x::text, ',' ORDER BY x::text) FROM ({sql}) AS t(x)" : $"WITH t(x) AS ({sql}) SELECT group_concat(x) FROM (SELECT x FROM t ORDER BY x)");
        return all?.Split(',') ?? [];
    }

    private static async Task<long> NumberAsync(House house, string sql) => Convert.ToInt64(await house.SqlAsync(sql), CultureInfo.InvariantCulture);
}

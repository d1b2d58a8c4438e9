using Noroshi.Store;
using Noroshi.Testing;
using Npgsql;

namespace Noroshi.Cli.Tests.Upgrading;

public class A_database
{
    [Theory, BothDatabases]
    public async Task is_upgraded_apart_from_serving_and_then_served(Database on)
    {
        var folder = Directory.CreateTempSubdirectory("noroshi-upgrade-").FullName;
        var bare = await Databases.BareAsync(on, folder);
        var upgraded = await Commandline.RunAsync(bare, folder, "database", "upgrade");
        Assert.True(upgraded.Exit == 0, upgraded.ToString());

        var status = await Commandline.RunAsync(bare, folder, "database", "status");
        Assert.Equal(0, status.Exit);
        Assert.Contains("waiting   -", status.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("upgraded  -", status.Output, StringComparison.Ordinal);
        await using (var house = await House.OpenAsync(bare))
        {
            Assert.Equal(System.Net.HttpStatusCode.Created, (await (await house.AMachineAsync("reporter", await house.AnOperatorAsync())).FileReportAsync("報告", "key-1")).Status);
        }

        await Databases.DropAsync(bare);
        Directory.Delete(folder, recursive: true);
    }

    [Theory, BothDatabases]
    public async Task of_a_newer_program_is_told_and_refused(Database on)
    {
        await using var house = await House.OpenAsync(on);
        await house.SqlAsync("INSERT INTO migrations_accounts (migration_id, product_version) VALUES ('29991231000000_Later', '99')");
        var status = await Commandline.RunAsync(house.Database, house.Data, "database", "status");
        Assert.Equal(1, status.Exit);
        Assert.Contains("ahead     29991231000000_Later", status.Output, StringComparison.Ordinal);
        Assert.Equal(1, (await Commandline.RunAsync(house.Database, house.Data, "database", "upgrade")).Exit);
    }

    [Fact]
    public async Task that_is_away_is_told_without_its_password()
    {
        var said = await Commandline.RunAsync("database", "status", "--database", "postgres:Host=/nowhere;Username=x;Password=geheim;Database=x");
        Assert.Equal(1, said.Exit);
        Assert.DoesNotContain("geheim", said.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task on_postgres_is_served_under_a_role_that_owns_nothing_and_can_alter_nothing_that_is_append_only()
    {
        await using var owned = await House.OpenAsync(Database.Postgres);
        var role = $"serving_{Guid.CreateVersion7():N}";
        await owned.SqlAsync($"CREATE ROLE {role} LOGIN");
        var granted = await Commandline.RunAsync(owned.Database, owned.Data, "database", "upgrade", "--serving-role", role);
        Assert.True(granted.Exit == 0, granted.ToString());

        var serving = new DatabaseAddress(true, new NpgsqlConnectionStringBuilder(owned.Database.Target) { Username = role, Pooling = false }.ToString());
        await using (var house = await House.OpenAsync(serving, data: owned.Data))
        {
            var machine = await house.AMachineAsync("reporter", await house.AnOperatorAsync());
            Assert.Equal(System.Net.HttpStatusCode.Created, (await machine.FileReportAsync("報告", "key-1")).Status);
            await house.DrainOutboxAsync();
            foreach (var sql in new[] { "UPDATE acts SET at = at", "DELETE FROM acts", "TRUNCATE acts", "DROP TRIGGER acts_append_only ON acts", "UPDATE report_versions SET number = 7", "DELETE FROM migrations_store", "CREATE TABLE mine (id int)" })
            {
                var refused = await Assert.ThrowsAsync<PostgresException>(() => Databases.SqlAsync(serving, sql));
                Assert.Equal("42501", refused.SqlState);
            }
        }

        await owned.SqlAsync($"DROP OWNED BY {role}");
        await owned.SqlAsync($"DROP ROLE {role}");
    }

    [Fact]
    public async Task whose_guards_are_gone_is_not_served_under_such_a_role()
    {
        await using var owned = await House.OpenAsync(Database.Postgres);
        var role = $"serving_{Guid.CreateVersion7():N}";
        await owned.SqlAsync($"CREATE ROLE {role} LOGIN");
        await Commandline.RunAsync(owned.Database, owned.Data, "database", "upgrade", "--serving-role", role);
        await owned.SqlAsync("DROP TRIGGER acts_append_only ON acts");

        var serving = new DatabaseAddress(true, new NpgsqlConnectionStringBuilder(owned.Database.Target) { Username = role, Pooling = false }.ToString());
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => House.OpenAsync(serving, data: owned.Data));
        Assert.Contains("acts", refused.Message, StringComparison.Ordinal);
        await owned.SqlAsync($"DROP OWNED BY {role}");
        await owned.SqlAsync($"DROP ROLE {role}");
    }

    [Fact]
    public async Task on_sqlite_knows_no_roles()
    {
        await using var house = await House.OpenAsync(Database.Sqlite);
        Assert.Equal(1, (await Commandline.RunAsync(house.Database, house.Data, "database", "upgrade", "--serving-role", "x")).Exit);
    }
}

using System.Net.Sockets;
using System.Text;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.Host.Tests.Serving;

public class A_host
{
    [Theory, BothDatabases]
    public async Task that_is_to_demonstrate_on_a_real_database_refuses_in_a_sentence(Database on)
    {
        await using var house = await House.OpenAsync(on);

        var (exit, _, errors) = await HostProcess.RunAsync(["--demo", "--database", Written(house), "--data", house.Data]);

        Assert.Equal(1, exit);
        Assert.Contains("--demo is refused", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task that_finds_a_newer_database_refuses_in_a_sentence(Database on)
    {
        await using var house = await House.OpenAsync(on);
        await house.SqlAsync("INSERT INTO migrations_store (migration_id, product_version) VALUES ('29990101000000_FromTheFuture', '99.0.0')");

        var (exit, _, errors) = await HostProcess.RunAsync(["--database", Written(house), "--data", house.Data]);

        Assert.Equal(1, exit);
        Assert.Contains("29990101000000_FromTheFuture", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task that_finds_its_port_taken_says_so()
    {
        await using var house = await House.OpenAsync(Database.Sqlite);

        var (exit, _, errors) = await HostProcess.RunAsync(["--data", house.Data, "--urls", house.Address.GetLeftPart(UriPartial.Authority)]);

        Assert.Equal(1, exit);
        Assert.Contains("in use by another program", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("file", "--data")]
    [InlineData("link-to-file", "--data")]
    [InlineData("link-to-nothing", "--data")]
    [InlineData("file/below", "--data")]
    [InlineData("folder/../file", "--data")]
    [InlineData("/dev/null", "--data")]
    [InlineData("/proc/noroshi", "--data")]
    [InlineData("folder --database sqlite:{0}/folder", "cannot be used")]
    [InlineData("folder --database sqlite:{0}/file/noroshi.db", "cannot be used")]
    public async Task that_is_sent_to_a_place_that_is_no_folder_says_so_and_leaves_it_alone(string data, string says)
    {
        var place = Directory.CreateTempSubdirectory("noroshi-place-");
        try
        {
            Directory.CreateDirectory(Path.Combine(place.FullName, "folder"));
            await File.WriteAllTextAsync(Path.Combine(place.FullName, "file"), "somebody's", TestContext.Current.CancellationToken);
            File.CreateSymbolicLink(Path.Combine(place.FullName, "link-to-file"), "file");
            File.CreateSymbolicLink(Path.Combine(place.FullName, "link-to-nothing"), "../nothing-" + place.Name);
            var words = data.Replace("{0}", place.FullName, StringComparison.Ordinal).Split(' ');

            var (exit, _, errors) = await HostProcess.RunAsync(["--data", Path.Combine(place.FullName, words[0]), .. words.Skip(1)]);

            Assert.Equal(1, exit);
            Assert.Contains(says, errors, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
            Assert.Equal("somebody's", await File.ReadAllTextAsync(Path.Combine(place.FullName, "file"), TestContext.Current.CancellationToken));
            Assert.False(Path.Exists(Path.Combine(place.FullName, "..", "nothing-" + place.Name)));
        }
        finally
        {
            place.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task lets_only_its_owner_read_what_it_makes_and_makes_the_folders_it_is_sent_to()
    {
        var place = Directory.CreateTempSubdirectory("noroshi-place-");
        try
        {
            var (data, database) = (Path.Combine(place.FullName, "data"), Path.Combine(place.FullName, "not", "there", "yet.db"));
            await using (var host = await HostProcess.ServeAsync("--data", data, "--database", $"sqlite:{database}"))
            {
                const UnixFileMode others = (UnixFileMode)0b000_111_111;
                var made = place.GetFileSystemInfos("*", SearchOption.AllDirectories);

                Assert.Contains(made, i => i.FullName == database);
                Assert.Empty(made.Where(i => !OperatingSystem.IsWindows() && (File.GetUnixFileMode(i.FullName) & others) != 0).Select(i => i.Name));
            }
        }
        finally
        {
            place.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task follows_a_link_to_a_folder_and_keeps_within_it()
    {
        var place = Directory.CreateTempSubdirectory("noroshi-place-");
        try
        {
            Directory.CreateDirectory(Path.Combine(place.FullName, "folder"));
            Directory.CreateSymbolicLink(Path.Combine(place.FullName, "link"), "folder");
            await using (var host = await HostProcess.ServeAsync("--data", Path.Combine(place.FullName, "x", "..", "link")))
            {
                Assert.True(File.Exists(Path.Combine(place.FullName, "folder", "noroshi.db")));
            }

            Assert.Equal(["folder", "link"], place.GetFileSystemInfos().Select(i => i.Name).Order());
        }
        finally
        {
            place.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task that_cannot_reach_its_database_says_so()
    {
        var (exit, _, errors) = await HostProcess.RunAsync(["--database", $"postgres:Host=127.0.0.1;Port=1;Username=nobody;Password=hidden;Database=none"]);

        Assert.Equal(1, exit);
        Assert.Contains("cannot be used", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task of_the_demonstration_says_where_it_is_and_how_to_get_in_for_every_role_and_starts_again()
    {
        await using (var first = await HostProcess.ServeAsync("--demo"))
        {
            Assert.Contains($"http://localhost:{first.Address.Port}/sign-in", first.Output, StringComparison.Ordinal);
            Assert.All(HousePeople.EveryRole, role => Assert.Contains($"\n  {role} ", first.Output, StringComparison.Ordinal));
            first.Interrupt();
            Assert.Equal(0, await first.ExitAsync());
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task that_is_told_to_stop_finishes_the_request_in_flight_and_ends_with_0(bool terminate)
    {
        await using var host = await HostProcess.ServeAsync();
        using var client = new TcpClient("127.0.0.1", host.Address.Port);
        await using var wire = client.GetStream();
        const string Body = "a=1&b=2";
        await wire.WriteAsync(Encoding.ASCII.GetBytes($"POST /sign-out HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {Body.Length}\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n"));
        using var answer = new StreamReader(wire, Encoding.ASCII);

        // The host asks for the body: it is working on our request.
        Assert.Equal("HTTP/1.1 100 Continue", await answer.ReadLineAsync());
        Assert.Equal("", await answer.ReadLineAsync());

        if (terminate)
        {
            host.Terminate();
        }
        else
        {
            host.Interrupt();
        }

        await Eventually.Async(async () => !await ListensAsync(host.Address.Port));
        await wire.WriteAsync(Encoding.ASCII.GetBytes(Body));

        Assert.StartsWith("HTTP/1.1 ", await answer.ReadLineAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await host.ExitAsync());
        Assert.Equal("", host.Errors);
    }

    private static string Written(House house) => house.Database.IsPostgres ? $"postgres:{house.Database.Target}" : $"sqlite:{house.Database.Target}";

    private static async Task<bool> ListensAsync(int port)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}

using System.Net.Sockets;
using System.Text;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.Host.Tests.Guarding;

/// <summary>Paths are sent as they stand on the wire: a client of ours would tidy them up first.</summary>
public sealed class A_path_that_climbs(Houses houses) : IClassFixture<Houses>
{
    private static readonly string[] Climbs =
    [
        "../", "..%2f", "%2e%2e/", "%2e%2e%2f", "..%5c", "..\\", "%252e%252e%252f", "....//", "..;/", "%c0%ae%c0%ae/", "..%00/", "/",
    ];

    // Static files, a page, downloads, and names that lead nowhere.
    private static readonly string[] Begins =
        ["/", "/_content/", "/_content/Noroshi.Web/", "/reports/NR-261124-000000/versions/1/", "/reports/forms/", "/api/v1/reports/", "/api/v1/forms/", "/api/v1/reports/NR-261124-000000/attachments/"];

    [Theory, BothDatabases]
    public async Task leads_to_no_file_of_the_machine_nor_of_the_installation(Database on)
    {
        var house = await houses.OnAsync(on);
        using var visitor = await house.SignInAsAsync("reporter");
        await File.WriteAllTextAsync(Path.Combine(house.Data, "planted.txt"), "PLANTED-IN-DATA", TestContext.Current.CancellationToken);
        foreach (var begin in Begins)
        {
            foreach (var climb in Climbs)
            {
                foreach (var target in new[] { "etc/passwd", $"{house.Data.TrimStart('/')}/planted.txt", "Noroshi.Host.dll", "appsettings.json" })
                {
                    var answer = await AskAsync(house, visitor, begin + string.Concat(Enumerable.Repeat(climb, 12)) + target);

                    Assert.DoesNotContain("root:", answer, StringComparison.Ordinal);
                    Assert.DoesNotContain("PLANTED-IN-DATA", answer, StringComparison.Ordinal);
                    Assert.DoesNotContain("This program cannot be run", answer, StringComparison.Ordinal);
                    Assert.Matches("^HTTP/1.1 [34]", answer);
                }
            }
        }
    }

    private static async Task<string> AskAsync(House house, Visitor visitor, string path)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", house.Address.Port);
        await using var wire = client.GetStream();
        await wire.WriteAsync(Encoding.ASCII.GetBytes(
            $"GET {path} HTTP/1.1\r\nHost: localhost\r\nCookie: {string.Join("; ", visitor.Cookies.Select(c => $"{c.Key}={c.Value}"))}\r\nConnection: close\r\n\r\n"));
        using var answer = new StreamReader(wire, Encoding.Latin1);
        return await answer.ReadToEndAsync();
    }
}

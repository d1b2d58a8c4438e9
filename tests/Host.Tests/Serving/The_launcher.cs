using System.Diagnostics;
using Xunit;

namespace Noroshi.Host.Tests.Serving;

/// <summary>The launchers at the root, as somebody with a bare machine meets them.</summary>
public class The_launcher : IDisposable
{
    private static readonly string[] Tools = ["bash", "cat", "dirname", "env", "find", "flock", "grep", "ls", "mkdir", "mktemp", "readlink", "rm", "sed", "sort", "tail", "touch", "id"];
    private readonly string bare = Directory.CreateTempSubdirectory("noroshi-bare-").FullName;

    [Theory]
    [InlineData("noroshi", "serve --demo")]
    [InlineData("test", "")]
    public async Task on_a_machine_without_the_sdk_says_in_one_line_how_to_install_it(string launcher, string line)
    {
        File.Copy(Path.Combine(Root(), launcher), Path.Combine(bare, launcher));

        var (exit, output, errors) = await RunAsync(Path.Combine(bare, launcher), line, WithoutSdk());

        Assert.Equal((1, ""), (exit, output));
        Assert.Contains("apt-get install dotnet-sdk-10.0", Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("noroshi")]
    [InlineData("test")]
    [InlineData("bench")]
    public async Task explains_itself(string launcher)
    {
        var (exit, output, _) = await RunAsync(Path.Combine(Root(), launcher), "--help", WithoutSdk());

        Assert.Equal(0, exit);
        Assert.Contains($"Usage: ./{launcher}", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task says_that_the_selector_is_not_there_yet()
    {
        var (exit, _, errors) = await RunAsync(Path.Combine(Root(), "noroshi"), "select", WithoutSdk());

        Assert.Equal(69, exit);
        Assert.Contains("not part of this version", errors, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        Directory.Delete(bare, recursive: true);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Noroshi.slnx")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }

    private static async Task<(int, string, string)> RunAsync(string launcher, string line, string path)
    {
        var start = new ProcessStartInfo("/bin/bash") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(launcher);
        Array.ForEach(line.Split(' ', StringSplitOptions.RemoveEmptyEntries), start.ArgumentList.Add);
        start.Environment["PATH"] = path;
        using var running = Process.Start(start)!;
        var output = running.StandardOutput.ReadToEndAsync();
        var errors = running.StandardError.ReadToEndAsync();
        await running.WaitForExitAsync();
        return (running.ExitCode, await output, await errors);
    }

    private string WithoutSdk()
    {
        var tools = Directory.CreateDirectory(Path.Combine(bare, "bin")).FullName;
        foreach (var tool in Tools)
        {
            var link = Path.Combine(tools, tool);
            if (!File.Exists(link))
            {
                File.CreateSymbolicLink(link, $"/usr/bin/{tool}");
            }
        }

        return tools;
    }
}

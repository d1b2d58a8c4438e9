using System.Diagnostics;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.Host.Tests.Serving;

/// <summary>The launchers at the root, as somebody with a bare machine meets them.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public class The_launcher : IDisposable
{
    private static readonly string[] Tools = ["bash", "cat", "dirname", "env", "find", "flock", "grep", "ls", "chmod", "mkdir", "mktemp", "readlink", "rm", "sed", "sort", "tail", "touch", "id"];
    private readonly string bare = Directory.CreateTempSubdirectory("noroshi-bare-").FullName;

    [Theory]
    [InlineData("noroshi", "serve --demo")]
    [InlineData("test", "")]
    public async Task on_a_machine_without_the_sdk_says_in_one_line_how_to_install_it(string launcher, string line)
    {
        File.Copy(Path.Combine(Checkout.Root, launcher), Path.Combine(bare, launcher));

        var (exit, output, errors) = await RunAsync(Path.Combine(bare, launcher), line, WithoutSdk());

        Assert.Equal((1, ""), (exit, output));
        Assert.Contains("apt-get install dotnet-sdk-10.0", Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task with_an_sdk_that_lacks_its_library_says_in_one_line_which_one()
    {
        var launcher = Path.Combine(bare, "noroshi");
        File.Copy(Path.Combine(Checkout.Root, "noroshi"), launcher);
        Executable("dotnet", """
            if [ "$1" = --list-sdks ]; then echo "10.0.401 [/usr/share/dotnet/sdk]"; exit 0; fi
            echo "Process terminated. Couldn't find a valid ICU package installed on the system." >&2
            echo "   at System.Environment.FailFast(System.String)" >&2
            exit 134
            """);

        var (exit, output, errors) = await RunAsync(launcher, "serve --demo", WithoutSdk());

        Assert.Equal((1, ""), (exit, output));
        Assert.Contains("apt-get install libicu72", Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task builds_at_the_first_start_on_the_side_and_not_again()
    {
        var launcher = Sources();
        Executable("dotnet", """
            case $1 in
              --list-sdks) echo "10.0.401 [/usr/share/dotnet/sdk]" ;;
              publish)
                echo "built" >>"$BARE/builds"; echo "the compiler talks"
                while [ $# -gt 0 ]; do [ "$1" = -o ] && app=$2; shift; done
                mkdir -p "$app"; printf '#!/bin/bash\necho "host $*"\n' >"$app/Noroshi.Host"; chmod +x "$app/Noroshi.Host" ;;
            esac
            """);
        var path = WithoutSdk();

        var (exit, output, errors) = await RunAsync(launcher, "serve --demo", path);
        Assert.Equal((0, "host --demo\n"), (exit, output));
        Assert.Contains("Building Noroshi", errors, StringComparison.Ordinal);
        Assert.Contains("the compiler talks", errors, StringComparison.Ordinal);

        // Ready: not even an SDK is needed any more, and nothing but the host speaks.
        File.Delete(Path.Combine(path, "dotnet"));
        Assert.Equal((0, "host --demo --urls x\n", ""), await RunAsync(launcher, "serve --demo --urls x", path));
        Assert.Single(await File.ReadAllLinesAsync(Path.Combine(bare, "builds"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task builds_again_once_a_source_is_newer_and_ends_with_1_if_that_fails()
    {
        var launcher = Sources();
        var app = Directory.CreateDirectory(Path.Combine(bare, "artifacts", "app", "Host")).FullName;
        await File.WriteAllTextAsync(Path.Combine(app, "Noroshi.Host"), "#!/bin/bash\necho old\n", TestContext.Current.CancellationToken);
        File.SetUnixFileMode(Path.Combine(app, "Noroshi.Host"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        await File.WriteAllTextAsync(app + ".built", "/usr/share/dotnet\n", TestContext.Current.CancellationToken);
        File.SetLastWriteTimeUtc(Path.Combine(bare, "src", "Program.cs"), DateTime.UnixEpoch.AddYears(90));
        Executable("dotnet", """
            if [ "$1" = --list-sdks ]; then echo "10.0.401 [/usr/share/dotnet/sdk]"; fi
            if [ "$1" = publish ]; then echo "error CS0001"; exit 1; fi
            """);

        var (exit, output, errors) = await RunAsync(launcher, "serve", WithoutSdk());

        Assert.Equal((1, ""), (exit, output));
        Assert.Contains("The build failed.", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(15)]
    [InlineData(2)]
    public async Task hands_over_to_the_host_which_is_told_to_stop_itself(int signal)
    {
        var launcher = Sources();
        var app = Directory.CreateDirectory(Path.Combine(bare, "artifacts", "app")).FullName;
        Directory.CreateSymbolicLink(Path.Combine(app, "Host"), AppContext.BaseDirectory);
        await File.WriteAllTextAsync(Path.Combine(app, "Host.built"), DotNet() + "\n", TestContext.Current.CancellationToken);

        await using var host = await HostProcess.LaunchAsync(launcher, ["serve", "--data", Path.Combine(bare, "data")]);
        if (signal == 15)
        {
            host.Terminate();
        }
        else
        {
            host.Interrupt();
        }

        Assert.Equal(0, await host.ExitAsync());
        Assert.Equal("", host.Errors);
    }

    [Theory]
    [InlineData("noroshi")]
    [InlineData("test")]
    [InlineData("bench")]
    public async Task explains_itself(string launcher)
    {
        var (exit, output, _) = await RunAsync(Path.Combine(Checkout.Root, launcher), "--help", WithoutSdk());

        Assert.Equal(0, exit);
        Assert.Contains($"Usage: ./{launcher}", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task hands_over_to_the_selector_which_is_a_program_of_its_own()
    {
        var launcher = Sources();
        Executable("dotnet", """
            case $1 in
              --list-sdks) echo "10.0.401 [/usr/share/dotnet/sdk]" ;;
              publish)
                while [ $# -gt 0 ]; do [ "$1" = -o ] && app=$2; shift; done
                mkdir -p "$app"; printf '#!/bin/bash\necho "${0##*/} $*"\n' >"$app/Noroshi.Selection"; chmod +x "$app/Noroshi.Selection" ;;
            esac
            """);

        var (exit, output, _) = await RunAsync(launcher, "select capture.pcap --exercise", WithoutSdk());

        Assert.Equal((0, "Noroshi.Selection capture.pcap --exercise\n"), (exit, output));
    }

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        Directory.Delete(bare, recursive: true);
    }

    /// <summary>As little of the sources as the launcher looks at, older than any build.</summary>
    private string Sources()
    {
        var launcher = Path.Combine(bare, "noroshi");
        File.Copy(Path.Combine(Checkout.Root, "noroshi"), launcher);
        string[] files = ["src/Program.cs", "law/a.md", "Directory.Build.props", "Directory.Build.targets", "BannedSymbols.txt", "global.json", ".editorconfig"];
        foreach (var file in files.Select(f => Path.Combine(bare, f)))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, "{}");
            File.SetLastWriteTimeUtc(file, DateTime.UnixEpoch.AddYears(40));
        }

        return launcher;
    }

    private void Executable(string name, string script)
    {
        var file = Path.Combine(WithoutSdk(), name);
        File.WriteAllText(file, $"#!/bin/bash\nBARE='{bare}'\n{script}\n");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>The folder of the .NET that runs this test.</summary>
    private static string DotNet() => Path.GetFullPath(Path.Combine(System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory(), "../../.."));

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

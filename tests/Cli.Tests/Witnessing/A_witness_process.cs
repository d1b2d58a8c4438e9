using System.Diagnostics;
using System.Net;
using Noroshi.Testing;
using Noroshi.TransparencyLog.Notes;
using Noroshi.TransparencyLog.Tree;
using Noroshi.TransparencyLog.Witnessing;

namespace Noroshi.Cli.Tests.Witnessing;

public sealed class A_witness_process : IDisposable
{
    private readonly string place = Directory.CreateTempSubdirectory("noroshi-witness-").FullName;
    private readonly SigningKey log = SigningKey.Make("log.example/a", NoteKeyKind.Log);

    private string State => Path.Combine(place, "state");

    [Fact]
    public async Task has_a_key_that_only_its_owner_reads_and_that_is_made_once()
    {
        var made = await Commandline.RunAsync("witness", "init", "--state", State, "--name", "witness.example/1");

        Assert.Equal(0, made.Exit);
        Assert.True(VerifierKey.TryParse(made.Output, out var key));
        Assert.Equal(("witness.example/1", NoteKeyKind.Witness), (key.Name, key.Kind));
        Assert.Equal(made.Output, (await Commandline.RunAsync("witness", "key", "--state", State)).Output);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(State, "witness.key")));
        Assert.Equal(1, (await Commandline.RunAsync("witness", "init", "--state", State, "--name", "witness.example/2")).Exit);
        Assert.Equal(2, (await Commandline.RunAsync("witness", "init", "--state", State, "--name", "a b")).Exit);
        Assert.Equal(2, (await Commandline.RunAsync("witness", "key", "--state", place)).Exit);
        Assert.Equal(2, (await Commandline.RunAsync("witness", "serve", "--state", State, "--log-key", Path.Combine(State, "witness.key"))).Exit);
    }

    [Fact]
    public async Task remembers_over_a_kill_what_it_signed_and_shows_what_it_refused()
    {
        await Commandline.RunAsync("witness", "init", "--state", State, "--name", "witness.example/1");
        await File.WriteAllTextAsync(Path.Combine(place, "log.vkey"), log.Verifier.ToString());
        var root = Merkle.Leaf([1]);

        using (var first = await StartAsync())
        {
            Assert.Equal(HttpStatusCode.OK, (await first.AddAsync(0, 1, root)).Status);
            first.Kill();
        }

        using var second = await StartAsync();
        Assert.Equal((HttpStatusCode.Conflict, "1\n"), await second.AddAsync(0, 1, root));
        Assert.Equal(HttpStatusCode.OK, (await second.AddAsync(1, 1, root)).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await second.AddAsync(1, 1, Merkle.Leaf([2]))).Status);
        var page = await second.ReadAsync();
        Assert.Contains("refused", page, StringComparison.Ordinal);
        Assert.Contains(root.ToString(), page, StringComparison.Ordinal);
        Assert.Single(Directory.EnumerateFiles(Path.Combine(State, "refused")));
        second.Kill();
    }

    public void Dispose()
    {
        log.Dispose();
        Directory.Delete(place, recursive: true);
    }

    private async Task<Running> StartAsync()
    {
        var address = new Uri($"http://127.0.0.1:{HostProcess.FreePort()}/");
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Noroshi.Cli"), ["witness", "serve", "--state", State, "--log-key", Path.Combine(place, "log.vkey"), "--urls", address.AbsoluteUri]) { RedirectStandardError = true };
        var running = new Running(Process.Start(start)!, address, log);
        await Eventually.Async(async () => await running.IsThereAsync(), seconds: 60);
        return running;
    }

    private sealed class Running(Process process, Uri address, SigningKey log) : IDisposable
    {
        private readonly HttpClient client = new(new SocketsHttpHandler()) { BaseAddress = address };

        public async Task<bool> IsThereAsync()
        {
            try
            {
                return (await ReadAsync()).Length > 0;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        }

        public Task<string> ReadAsync() => client.GetStringAsync(new Uri("/", UriKind.Relative));

        public async Task<(HttpStatusCode Status, string Body)> AddAsync(ulong old, ulong size, LogHash root)
        {
            using var content = new ByteArrayContent(new AddCheckpoint(old, [], new Checkpoint("log.example/a", size, root).SignedBy(log, default)).ToOctets());
            using var answer = await client.PostAsync(new Uri("/add-checkpoint", UriKind.Relative), content);
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
        }

        public void Kill()
        {
            process.Kill();
            process.WaitForExit();
        }

        public void Dispose()
        {
            client.Dispose();
            if (!process.HasExited)
            {
                process.Kill();
            }

            process.Dispose();
        }
    }
}

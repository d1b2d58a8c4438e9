using System.Diagnostics;

namespace Noroshi.Bench.Selecting;

/// <summary>A file that comes through a pipe with a name.</summary>
internal sealed class Pipe : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("noroshi-bench-").FullName;
    private readonly Process writer;

    public Pipe(string from)
    {
        writer = Process.Start(new ProcessStartInfo("bash", ["-c", "mkfifo \"$1\" && touch \"$1.made\" && cat \"$0\" >\"$1\"", from, Path]))!;
        SpinWait.SpinUntil(() => File.Exists(Path + ".made") || writer.HasExited);
    }

    public string Path => System.IO.Path.Combine(folder, "pipe");

    public void Dispose()
    {
        writer.Kill(entireProcessTree: true);
        writer.WaitForExit();
        writer.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}

using System.CommandLine;
using Noroshi.Selection.Directions;
using Noroshi.Selection.Memory;
using Noroshi.Selection.Sealing;

namespace Noroshi.Selection.Commands;

/// <summary><c>noroshi select open</c>: decrypts records. It runs where the secret key is, and that is not the machine that selects.</summary>
internal static class Open
{
    private static readonly Argument<string> Sealed = new("FILE") { Description = "The encrypted records (….age)" };
    private static readonly Option<string> Key = new("--key") { Description = "The secret key (noroshi select key --encryption made it)", HelpName = "IDENTITY", Required = true };
    private static readonly Option<string> Out = new("--out") { Description = "Where the records go; without, to the standard output", HelpName = "FILE" };

    public static Command Command()
    {
        var command = new Command("open", "Decrypt records. Exit codes: 0 whole; 65 the file or key cannot be used: changed, cut off, or for somebody else; 66 not readable; 73 not writable.") { Sealed, Key, Out };
        command.SetAction(parsed => Run(parsed.GetValue(Sealed)!, parsed.GetValue(Key)!, parsed.GetValue(Out)));
        return command;
    }

    private static int Run(string path, string key, string? target)
    {
        Confinement.Enter();
        var writing = false;
        var identities = Array.Empty<AgeIdentity>();
        try
        {
            identities = KeyFiles.Identities(key);
            using var input = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            using var reader = new AgeReader(input, identities);
            if (target is null)
            {
                using var output = Console.OpenStandardOutput();
                Copy(reader, output, ref writing);
            }
            else
            {
                ToFile(reader, target, ref writing);
            }

            return Exit.Done;
        }
        catch (UnopenableException fault)
        {
            return No($"{path}: {fault.Message}{(writing && target is null ? " What was written to the standard output before is right and not the whole." : " Nothing was written.")}", Exit.Unusable);
        }
        catch (UnusableTableException fault)
        {
            return No(fault.Message, Exit.Unusable);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return No(fault.Message, writing ? Exit.NoOutput : Exit.NoInput);
        }
        finally
        {
            Array.ForEach(identities, i => i.Dispose());
        }
    }

    // Under another name until the last chunk is shown to be right: if we stop before, the name holds nothing.
    private static void ToFile(AgeReader reader, string target, ref bool writing)
    {
        writing = true;
        var (part, whole) = (target + ".part", false);
        if (File.Exists(target) || Path.Exists(part))
        {
            throw new IOException(File.Exists(target) ? $"{target} is there already." : $"{part} is there: it was left when this was stopped before, or is somebody else's. Move it away.");
        }

        try
        {
            using (var output = new FileStream(part, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite }))
            {
                Copy(reader, output, ref writing);
                output.Flush(flushToDisk: true);
            }

            File.Move(part, target, overwrite: false);
            whole = true;
        }
        finally
        {
            if (!whole)
            {
                File.Delete(part);
            }
        }
    }

    private static void Copy(AgeReader reader, Stream output, ref bool writing)
    {
        while (reader.TryNext(out var chunk))
        {
            writing = true;
            output.Write(chunk);
        }
    }

    private static int No(string why, int code)
    {
        Console.Error.WriteLine($"Not opened: {why}");
        return code;
    }
}

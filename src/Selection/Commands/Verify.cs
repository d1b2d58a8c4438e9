using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Noroshi.Selection.Manifests;

namespace Noroshi.Selection.Commands;

/// <summary><c>noroshi select verify</c>: holds a manifest against its key and the records beside it.</summary>
internal static class Verify
{
    private const long Longest = 64 << 10;
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);
    private static readonly Argument<string> Manifest = new("MANIFEST") { Description = "The manifest, or the folder of a run; its records lie beside it" };
    private static readonly Option<string> Key = new("--key") { Description = "The public half of the key that signed it; only a manifest of an exercise may be held against the one beside it", HelpName = "FILE" };

    public static Command Command()
    {
        var command = new Command("verify", "Check a manifest and the records beside it. Exit codes: 0 all holds; 1 something does not; 66 not readable.") { Manifest, Key };
        command.SetAction(parsed => Check(parsed.GetValue(Manifest)!, parsed.GetValue(Key)));
        return command;
    }

    private static int Check(string path, string? key)
    {
        try
        {
            path = Directory.Exists(path) ? Path.Combine(path, Output.ManifestFile) : path;
            if (new FileInfo(path).Length > Longest)
            {
                return No("it is too long for a manifest");
            }

            var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
            // As the log reads it: whatever is not these very octets is another text.
            var note = Strict.GetString(File.ReadAllBytes(path));
            var verifier = File.ReadAllText(key ?? Path.Combine(folder, Output.KeyFile)).Trim();
            if (ManifestKey.LineOf(note, verifier) is not { } line || JsonNode.Parse(line) is not JsonObject said)
            {
                return No("the signature does not hold");
            }

            if (said["basis"] is not JsonObject basis || !Text(basis["kind"], out var kind))
            {
                return No("it is not the manifest of a selection");
            }

            if (key is null && kind != "exercise")
            {
                return No($"it is of an {kind}, and a key that lies beside it proves nothing. Give the public half of the key that you know by --key FILE");
            }

            if (said["records"] is not JsonObject records || !Text(records["file"], out var file) || !Text(records["digest"], out var digest) || said["counts"] is not JsonObject counts || counts["packets"] is not JsonObject packets)
            {
                return No("it is not the manifest of a selection");
            }

            if (Otherwise(folder, file, digest) is { } why)
            {
                return No($"the records {why}");
            }

            if (said["details"] is JsonObject details && (!Text(details["file"], out var list) || !Text(details["digest"], out var listed) || Otherwise(folder, list, listed) is not null))
            {
                return No("the list of captures and criteria is not beside it, or not that of the run");
            }

            var sum = packets.SelectMany(d => d.Value as JsonObject ?? []).Sum(k => k.Value is JsonValue value && value.TryGetValue<long>(out var count) ? count : 0);
            Console.WriteLine($"holds: {sum} packets, {counts["kept"]} kept{(said["complete"] is JsonValue whole && whole.TryGetValue<bool>(out var complete) && complete ? "" : ", of a part of the input")}; {kind}{(Text(basis["number"], out var number) ? $" {number}" : "")}, signed by {verifier.Split('+')[0]}");
            return Exit.Done;
        }
        catch (Exception fault) when (fault is JsonException or DecoderFallbackException)
        {
            return No("it is not the manifest of a selection");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"Not readable: {fault.Message}");
            return Exit.NoInput;
        }
    }

    // What is wrong with a file beside the manifest; null if nothing is.
    private static string? Otherwise(string folder, string file, string digest)
    {
        var beside = Path.Combine(folder, Path.GetFileName(file));
        return !File.Exists(beside) ? $"{file} are not beside it"
            : FileDigest.Of(beside) != digest ? $"{file} are not those of the run"
            : null;
    }

    private static bool Text(JsonNode? node, [NotNullWhen(true)] out string? text)
    {
        text = node is JsonValue value && value.TryGetValue<string>(out var read) ? read : null;
        return text is not null;
    }

    private static int No(string why)
    {
        Console.Error.WriteLine($"Does not hold: {why}.");
        return Exit.Partly;
    }
}

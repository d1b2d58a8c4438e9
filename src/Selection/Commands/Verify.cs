using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using Noroshi.Selection.Manifests;

namespace Noroshi.Selection.Commands;

/// <summary><c>noroshi select verify</c>: holds a manifest against its key and the records beside it.</summary>
internal static class Verify
{
    private const long Longest = 64 << 10;
    private static readonly Argument<string> Manifest = new("MANIFEST") { Description = "The manifest; its records lie beside it" };
    private static readonly Option<string> Key = new("--key") { Description = "The public half of the key that signed it; without, the one beside an exercise's manifest", HelpName = "FILE" };

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
            if (new FileInfo(path).Length > Longest)
            {
                return No("it is too long for a manifest");
            }

            var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
            var note = File.ReadAllText(path);
            if (ManifestKey.LineOf(note, File.ReadAllText(key ?? Path.Combine(folder, Output.KeyFile))) is not { } line || JsonNode.Parse(line) is not JsonObject said)
            {
                return No("the signature does not hold");
            }

            if (said["records"] is not JsonObject records || !Text(records["file"], out var file) || !Text(records["digest"], out var digest) || said["counts"] is not JsonObject counts || counts["packets"] is not JsonObject packets)
            {
                return No("it is not the manifest of a selection");
            }

            var beside = Path.Combine(folder, Path.GetFileName(file));
            if (!File.Exists(beside))
            {
                return No($"the records {file} are not beside it");
            }

            if (FileDigest.Of(beside) != digest)
            {
                return No($"the records {file} are not those of the run");
            }

            var sum = packets.SelectMany(d => d.Value as JsonObject ?? []).Sum(k => k.Value is JsonValue value && value.TryGetValue<long>(out var count) ? count : 0);
            Console.WriteLine($"holds: {sum} packets, {counts["kept"]} kept{(said["complete"] is JsonValue whole && whole.TryGetValue<bool>(out var complete) && complete ? "" : ", of a part of the input")}");
            return Exit.Done;
        }
        catch (JsonException)
        {
            return No("it is not the manifest of a selection");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"Not readable: {fault.Message}");
            return Exit.NoInput;
        }
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

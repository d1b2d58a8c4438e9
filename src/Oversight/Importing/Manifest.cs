using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Noroshi.Kernel;
using Noroshi.TransparencyLog.Notes;

namespace Noroshi.Oversight.Importing;

/// <summary>
/// What another process says that it did, signed: a note (C2SP signed-note) whose text is one line, a JSON object in canonical form (RFC 8785). One form for one fact: whatever is not written so is none.
/// </summary>
internal sealed record Manifest(SignedNote Note, JsonObject Said)
{
    /// <summary>The longest that is read, in octets.</summary>
    public const int Longest = 64 * 1024;

    private const int Deepest = 32;

    /// <summary>Reads a manifest; false for what is none.</summary>
    public static bool TryParse(ReadOnlySpan<byte> octets, [NotNullWhen(true)] out Manifest? manifest)
    {
        manifest = null;
        if (octets.Length > Longest || !SignedNote.TryParse(octets, out var note) || note.Text.IndexOf('\n', StringComparison.Ordinal) != note.Text.Length - 1)
        {
            return false;
        }

        try
        {
            var line = Encoding.UTF8.GetBytes(note.Text[..^1]);
            manifest = JsonNode.Parse(line, documentOptions: new JsonDocumentOptions { MaxDepth = Deepest, AllowDuplicateProperties = false }) is JsonObject said && CanonicalJson.Of(said).AsSpan().SequenceEqual(line)
                ? new(note, said)
                : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or FormatException or ArgumentException or InvalidOperationException)
        {
        }

        return manifest is not null;
    }
}

using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Noroshi.Bench.Fuzzing;

/// <summary>Makes spoilt inputs out of sound ones. The same numbers give the same inputs.</summary>
internal sealed class Mutation(Random random, Target target)
{
    private const int Longest = 262_144;

    // What has troubled readers of text before: lone surrogates, bidi, combining marks, full width, kana, numbers at the edge, formulas, paths.
    private static readonly string[] Nasty =
    [
        "\ud800", "\udfff", "\u202e", "\u2066", "\u200b", "\ufeff", "\u0000", "\u0301", "\u3099", "\uFDFA", "\ufffe", "１２３", "ｶﾞ", "カ゛", "İ", "ſ", "𠮷", "👩‍👩‍👧", "\u1163\u11a8",
        "0", "-0", "-1", "1e999", "0.1e-400", "2147483648", "9223372036854775808", "99999999999999999999999999999999999999", "NaN", "∞", "٣",
        "=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "../../etc/passwd", "..\\..\\x", "C:\\x", "<script>", "</x>", "&#x0;", "{{", "${", "%00", "%c0%ae", "%2e%2e%2f", "\r\n", "\n", "\t", " ", "\"", "'", ",", ";", "\\", "\\ud800", "\\u0000",
        "0001-01-01", "9999-12-31T23:59:59.9999999+14:00", "2026-02-30", "24:00", "60", "令和元年", "午後13時",
    ];

    private static readonly string[] Values =
    [
        "null", "true", "0", "-1", "1.5", "1e400", "99999999999999999999", "\"\"", "\"x\"", "[]", "{}", "[[]]", "[null]", "{\"\":0}", "\"\\ud800\"", "\"\\u0000\"", "\"\\u202e\"", "\"2026-11-23\"", "{\"\\ud800\":1}", "{\"a\":1,\"a\":2}", "{\"$type\":\"x\"}",
    ];

    public byte[] Next()
    {
        var input = Pick(target.Seeds);
        for (var times = 1 + random.Next(random.Next(4) == 0 ? 12 : 3); times > 0; times--)
        {
            input = random.Next(3) == 0 ? Plain(input) : target.Structure switch
            {
                Structure.Json => Json(input),
                Structure.Zip => Zip(input),
                _ => Text(input),
            };
        }

        return input.Length > Longest && target.Structure != Structure.Zip ? input[..Longest] : input;
    }

    private byte[] Plain(byte[] input)
    {
        if (input.Length == 0)
        {
            return [(byte)random.Next(256)];
        }

        var (place, length) = (random.Next(input.Length), 1 << random.Next(8));
        var end = Math.Min(input.Length, place + length);
        switch (random.Next(7))
        {
            case 0:
                return With(input, place, (byte)(input[place] ^ (1 << random.Next(8))));
            case 1:
                return With(input, place, (byte)random.Next(256));
            case 2:
                return [.. input.AsSpan(0, place), .. input.AsSpan(end)];
            case 3:
                return [.. input.AsSpan(0, end), .. input.AsSpan(place)];
            case 4:
                return input[..place];
            case 5:
                var bytes = new byte[Math.Min(length, 32)];
                random.NextBytes(bytes);
                return [.. input.AsSpan(0, place), .. bytes, .. input.AsSpan(place)];
            default:
                var other = Pick(target.Seeds);
                return [.. input.AsSpan(0, place), .. other.AsSpan(other.Length == 0 ? 0 : random.Next(other.Length))];
        }
    }

    private byte[] Text(byte[] input)
    {
        var text = Encoding.UTF8.GetString(input);
        var (place, length) = (random.Next(text.Length + 1), random.Next(random.Next(8) == 0 ? 4096 : 8));
        var end = Math.Min(text.Length, place + length);
        var bit = target.Words.Count > 0 && random.Next(2) == 0 ? Pick(target.Words) : Pick(Nasty);
        return Encoding.UTF8.GetBytes(random.Next(5) switch
        {
            0 => text.Insert(place, bit),
            1 => string.Concat(text.AsSpan(0, place), bit, text.AsSpan(end)),
            2 => text.Remove(place, end - place),
            3 => text.Insert(place, string.Concat(Enumerable.Repeat(bit, random.Next(200)))),
            _ => string.Concat(text.AsSpan(0, end), text.AsSpan(place)),
        });
    }

    private byte[] Json(byte[] input)
    {
        try
        {
            var root = JsonNode.Parse(input, null, new JsonDocumentOptions { MaxDepth = 128, AllowDuplicateProperties = false });
            List<JsonNode?> all = [];
            Gather(root, all);
            return Json(root, Pick(all));
        }
        catch (Exception spoilt) when (spoilt is JsonException or ArgumentException or InvalidOperationException)
        {
            return Text(input);
        }
    }

    private byte[] Json(JsonNode? root, JsonNode? node)
    {
        switch (random.Next(6))
        {
            case 0 when node?.Parent is JsonObject parent:
                parent.Remove(node.GetPropertyName());
                return Written(root);
            case 1 when node is JsonObject members:
                members[target.Words.Count > 0 ? Pick(target.Words) : "x"] = "x";
                return Written(root);
            case 2 when node is not null:
                return Written(root, node, new string('[', 40) + new string(']', 40));
            case 3 when node is JsonValue:
                return Written(root, node, JsonSerializer.Serialize(Pick(Nasty) + node + Pick(target.Words.Count > 0 ? target.Words : Nasty)));
            case 4 when node is JsonObject { Count: > 0 } twice:
                var inside = twice.ToJsonString();
                return Written(root, node, inside[..^1] + "," + inside[1..]);
            default:
                return Written(root, node, Pick(Values));
        }
    }

    // What stands inside is spoilt and packed again: what is spoilt outside rarely comes past the first check of the archive.
    private byte[] Zip(byte[] input)
    {
        try
        {
            using var from = new ZipArchive(new MemoryStream(input), ZipArchiveMode.Read);
            var chosen = Pick(from.Entries).FullName;
            using var to = new MemoryStream();
            using (var archive = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true))
            {
                foreach (var entry in from.Entries.Where(e => e.Length < 4 * Longest))
                {
                    using var content = new MemoryStream();
                    using (var stream = entry.Open())
                    {
                        stream.CopyTo(content);
                    }

                    var bytes = entry.FullName != chosen ? content.ToArray() : random.Next(4) == 0 ? Plain(content.ToArray()) : Text(content.ToArray());
                    for (var copies = entry.FullName == chosen ? random.Next(20) switch { 0 => 0, 1 => 2, _ => 1 } : 1; copies > 0; copies--)
                    {
                        using var written = archive.CreateEntry(entry.FullName == chosen && random.Next(50) == 0 ? entry.FullName + Pick(Nasty) : entry.FullName, CompressionLevel.Fastest).Open();
                        written.Write(bytes);
                    }
                }
            }

            return to.ToArray();
        }
        catch (Exception spoilt) when (spoilt is InvalidDataException or ArgumentException or IOException or NotSupportedException or OverflowException)
        {
            return Plain(input);
        }
    }

    private static void Gather(JsonNode? node, List<JsonNode?> all)
    {
        all.Add(node);
        foreach (var inner in node switch { JsonObject members => members.Select(m => m.Value), JsonArray items => items, _ => [] })
        {
            Gather(inner, all);
        }
    }

    private static byte[] Written(JsonNode? root, JsonNode? node = null, string? instead = null)
    {
        // A mark stands for the node; in its place comes text that no tree could hold, such as the same member twice.
        const string Mark = "\"#instead#\"";
        if (instead is null)
        {
            return Encoding.UTF8.GetBytes(root?.ToJsonString() ?? "null");
        }

        if (node?.Parent is null)
        {
            return Encoding.UTF8.GetBytes(instead);
        }

        node.ReplaceWith("#instead#");
        return Encoding.UTF8.GetBytes(root!.ToJsonString().Replace(Mark, instead, StringComparison.Ordinal));
    }

    private static byte[] With(byte[] input, int place, byte octet)
    {
        var copy = (byte[])input.Clone();
        copy[place] = octet;
        return copy;
    }

    private T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];
}

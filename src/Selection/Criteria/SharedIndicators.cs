using System.Globalization;
using System.Text;
using System.Text.Json;
using Noroshi.Kernel;
using Noroshi.Selection.Directions;

namespace Noroshi.Selection.Criteria;

/// <summary>
/// Criteria as others share them: indicators of STIX 2.1 whose pattern is one comparison of an address, a domain or a page, and attributes of MISP that are meant for detection. What says more than a criterion here can hold is refused by its
/// name: to take half of a pattern would be to look for something else.
/// </summary>
internal static class SharedIndicators
{
    private const long Longest = 512L << 20;

    /// <summary>Whether a list is JSON: it begins with a brace.</summary>
    public static bool Is(string path)
    {
        using var file = File.OpenRead(path);
        int octet;
        do
        {
            octet = file.ReadByte();
        }
        while (octet is ' ' or '\t' or '\r' or '\n' or 0xef or 0xbb or 0xbf);

        return octet == '{';
    }

    /// <summary>Reads a bundle of STIX 2.1 or an event of MISP.</summary>
    /// <exception cref="UnusableTableException">It is neither.</exception>
    public static CriteriaPart Read(string path, DateOnly today)
    {
        if (new FileInfo(path).Length > Longest)
        {
            throw new UnusableTableException($"{path}: more than {Longest} octets of JSON.");
        }

        using var file = File.OpenRead(path);
        return Of(file, path, today);
    }

    /// <summary>Reads what stands in a list.</summary>
    /// <param name="json">The octets.</param>
    /// <param name="path">What it is called in messages.</param>
    /// <param name="today">What ends before this day is over.</param>
    /// <exception cref="UnusableTableException">It is neither a bundle nor an event.</exception>
    public static CriteriaPart Of(Stream json, string path, DateOnly today)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 32 });
            var part = new CriteriaPart();
            if (document.RootElement.TryGetProperty("objects", out var objects) && objects.ValueKind == JsonValueKind.Array)
            {
                var indicators = objects.EnumerateArray().Where(o => Text(o, "type") == "indicator").ToArray();
                var newest = Newest(indicators);
                foreach (var indicator in indicators)
                {
                    Stix(part, indicator, newest, today);
                }

                return part;
            }

            if (document.RootElement.TryGetProperty("Event", out var shared) && shared.ValueKind == JsonValueKind.Object)
            {
                foreach (var around in List(shared, "Object").Prepend(shared))
                {
                    foreach (var attribute in List(around, "Attribute"))
                    {
                        Misp(part, attribute, Is(around, "deleted") || Is(attribute, "deleted"), today);
                    }
                }

                return part;
            }
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            throw new UnusableTableException($"{path}: not readable as JSON: {fault.Message}");
        }

        throw new UnusableTableException($"{path}: neither a bundle of STIX 2.1 nor an event of MISP.");
    }

    /// <summary>The kind and value of a pattern that is one comparison; null for any other.</summary>
    public static (string Type, string Value)? Comparison(string pattern)
    {
        var text = pattern.Trim();
        if (text is not ['[', .. var inner, ']'])
        {
            return null;
        }

        inner = inner.Trim();
        var (path, rest) = inner.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && inner.IndexOfAny([' ', '='], colon) is > 0 and var end ? (inner[..end], inner[end..].TrimStart()) : ("", "");
        var subset = rest.StartsWith("ISSUBSET", StringComparison.Ordinal);
        rest = subset ? rest["ISSUBSET".Length..].TrimStart() : rest.StartsWith('=') ? rest[1..].TrimStart() : "";
        if (Literal(rest) is not { } value)
        {
            return null;
        }

        return path switch
        {
            "ipv4-addr:value" => (value.Contains('/', StringComparison.Ordinal) ? "cidr4" : "ip4", value),
            "ipv6-addr:value" => (value.Contains('/', StringComparison.Ordinal) ? "cidr6" : "ip6", value),
            "domain-name:value" when !subset => ("domain", value),
            "url:value" when !subset => ("url", value),
            _ => null,
        };
    }

    // Of several versions of one object the last counts (STIX 2.1, section 3.6).
    private static Dictionary<string, DateTimeOffset> Newest(JsonElement[] indicators)
    {
        var newest = new Dictionary<string, DateTimeOffset>();
        foreach (var indicator in indicators)
        {
            if (Text(indicator, "id") is { } id)
            {
                var at = Modified(indicator);
                newest[id] = newest.TryGetValue(id, out var before) && before > at ? before : at;
            }
        }

        return newest;
    }

    private static DateTimeOffset Modified(JsonElement indicator) =>
        DateTimeOffset.TryParse(Text(indicator, "modified"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : DateTimeOffset.MinValue;

    private static void Stix(CriteriaPart part, JsonElement indicator, Dictionary<string, DateTimeOffset> newest, DateOnly today)
    {
        var id = Text(indicator, "id") ?? "";
        if (newest.TryGetValue(id, out var last) && Modified(indicator) < last)
        {
            part.RefuseNext($"{id}: a newer version of it is there");
            return;
        }

        if (Text(indicator, "pattern_type") is not (null or "stix") || Text(indicator, "pattern") is not { } pattern || Comparison(pattern) is not { } comparison)
        {
            part.RefuseNext($"{id}: its pattern is not one comparison of an address, a domain or a page");
            return;
        }

        if (Is(indicator, "revoked"))
        {
            part.RefuseNext($"{id}: it is revoked");
            return;
        }

        if (!TryDay(indicator, "valid_from", out var from) || !TryDay(indicator, "valid_until", out var until))
        {
            part.RefuseNext($"{id}: valid_from and valid_until are written 2027-03-31T00:00:00Z");
            return;
        }

        if (from > today)
        {
            part.RefuseNext(FormattableString.Invariant($"{id}: it is valid from {from:yyyy-MM-dd} on"));
            return;
        }

        // Days are those of the law. One that ends within a day is not looked for on it.
        Take(part, comparison.Type, comparison.Value, id, until?.AddDays(-1), today);
    }

    private static void Misp(CriteriaPart part, JsonElement attribute, bool deleted, DateOnly today)
    {
        var (type, value, id) = (Text(attribute, "type") ?? "", Text(attribute, "value") ?? "", Text(attribute, "uuid") ?? "");
        if (!attribute.TryGetProperty("to_ids", out var detect) || detect.ValueKind != JsonValueKind.True)
        {
            part.RefuseNext($"{id}: it is not meant for detection (to_ids)");
            return;
        }

        if (deleted)
        {
            part.RefuseNext($"{id}: it is deleted");
            return;
        }

        switch (type)
        {
            case "ip-src" or "ip-dst":
                Take(part, value.Contains('/', StringComparison.Ordinal) ? "cidr" : "ip", value, id, null, today);
                break;
            case "domain" or "hostname":
                Take(part, "domain", value, id, null, today);
                break;
            case "url" or "uri" or "link":
                Take(part, "url", value, id, null, today);
                break;
            case "ja4":
                Take(part, "ja4", value, id, null, today);
                break;
            default:
                part.RefuseNext($"{id}: attributes of type {type} are no criteria here");
                break;
        }
    }

    // Whatever is said of it but no: what is taken back in words that nobody understands is taken back.
    private static bool Is(JsonElement element, string name) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value)
        && value.ValueKind is not (JsonValueKind.False or JsonValueKind.Null) && value.ToString() is not ("0" or "false");

    // The legal day of a time (STIX 2.1, section 3.2: RFC 3339); none where nothing is said.
    private static bool TryDay(JsonElement element, string name, out DateOnly? day)
    {
        day = null;
        if (!element.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return true;
        }

        if (value.ValueKind != JsonValueKind.String || value.GetString() is not [_, _, _, _, '-', _, _, '-', _, _, 'T' or 't', ..] text
            || !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) || at.Year < 2)
        {
            return false;
        }

        // How some write that it never ends.
        day = at.Year == DateOnly.MaxValue.Year ? DateOnly.MaxValue : LegalCalendar.LegalDay(at);
        return true;
    }

    private static void Take(CriteriaPart part, string type, string value, string id, DateOnly? last, DateOnly today)
    {
        if (value.Any(char.IsControl) || id.Any(char.IsControl))
        {
            part.RefuseNext("a value with control characters");
            return;
        }

        part.Take(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{type}\t{value}\t{id}\t\t{last:yyyy-MM-dd}")), today);
    }

    // In single quotes, with quote and backslash escaped (STIX 2.1, section 9.2); nothing may follow.
    private static string? Literal(string text)
    {
        if (!text.StartsWith('\''))
        {
            return null;
        }

        var value = new StringBuilder();
        for (var i = 1; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '\\' when i + 1 < text.Length && text[i + 1] is '\\' or '\'':
                    value.Append(text[++i]);
                    break;
                case '\\':
                    return null;
                case '\'':
                    return i == text.Length - 1 ? value.ToString() : null;
                default:
                    value.Append(text[i]);
                    break;
            }
        }

        return null;
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static IEnumerable<JsonElement> List(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [];
}

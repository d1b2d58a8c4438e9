using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Noroshi.Kernel;

/// <summary>
/// RFC 8785 (JSON Canonicalization Scheme): one text for one value, so that a digest of it means the same everywhere.
/// Members are sorted by UTF-16 code units; strings are escaped minimally; numbers are written as ECMAScript writes them.
/// </summary>
public static class CanonicalJson
{
    /// <summary>The canonical UTF-8 bytes of a JSON value.</summary>
    /// <exception cref="ArgumentException">A lone surrogate, bytes that are no UTF-8, or a number that a double cannot hold (RFC 8785 section 3.2.2).</exception>
    public static byte[] Of(JsonNode? node)
    {
        var text = new StringBuilder();
        try
        {
            Write(node, text);
        }
        catch (InvalidOperationException broken)
        {
            throw new ArgumentException("Text in it is broken: half a surrogate pair, or no UTF-8.", nameof(node), broken);
        }

        return new UTF8Encoding(false, throwOnInvalidBytes: true).GetBytes(text.ToString());
    }

    // The nodes themselves are walked: to serialize first would put U+FFFD in place of a lone surrogate, and two texts would have one digest.
    private static void Write(JsonNode? node, StringBuilder text)
    {
        switch (node)
        {
            case null:
                text.Append("null");
                break;
            case JsonObject members:
                text.Append('{');
                WriteMembers(members, text);
                text.Append('}');
                break;
            case JsonArray items:
                text.Append('[');
                WriteItems(items, text);
                text.Append(']');
                break;
            default:
                WriteValue(node.AsValue(), text);
                break;
        }
    }

    private static void WriteMembers(JsonObject members, StringBuilder text)
    {
        var first = true;
        foreach (var (name, value) in members.OrderBy(m => m.Key, StringComparer.Ordinal))
        {
            if (!first)
            {
                text.Append(',');
            }

            first = false;
            WriteString(name, text);
            text.Append(':');
            Write(value, text);
        }
    }

    private static void WriteItems(JsonArray items, StringBuilder text)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0)
            {
                text.Append(',');
            }

            Write(items[i], text);
        }
    }

    private static void WriteValue(JsonValue value, StringBuilder text)
    {
        switch (value.GetValueKind())
        {
            case JsonValueKind.String:
                WriteString(value.TryGetValue<string>(out var held) ? held : JsonSerializer.SerializeToElement(value).GetString()!, text);
                break;
            case JsonValueKind.Number:
                text.Append(Number(Double(value)));
                break;
            default:
                text.Append(value.ToJsonString());
                break;
        }
    }

    private static double Double(JsonValue value)
    {
        if (value.TryGetValue<double>(out var held) && !value.TryGetValue<JsonElement>(out _))
        {
            return Finite(held);
        }

        var element = JsonSerializer.SerializeToElement(value);
        var number = Finite(element.GetDouble());
        var written = element.GetRawText();
        return written.All(c => char.IsAsciiDigit(c) || c == '-') && new BigInteger(number) != BigInteger.Parse(written, CultureInfo.InvariantCulture)
            && Number(number) != written // as we write it ourselves: the shortest digits of a large number are not its exact ones
            ? throw new ArgumentException("An integer that a double cannot hold.", nameof(value))
            : number;
    }

    private static double Finite(double value) =>
        double.IsFinite(value) ? value : throw new ArgumentException("Not a JSON number.", nameof(value));

    private static void WriteString(string s, StringBuilder text)
    {
        text.Append('"');
        foreach (var c in s)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\t' => text.Append("\\t"),
                '\n' => text.Append("\\n"),
                '\f' => text.Append("\\f"),
                '\r' => text.Append("\\r"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }

    // ECMAScript Number::toString, from the shortest round-trip digits that .NET gives.
    private static string Number(double value)
    {
        if (value == 0)
        {
            return "0";
        }

        var scientific = Math.Abs(value).ToString("E16", CultureInfo.InvariantCulture);
        var shortest = Math.Abs(value).ToString("R", CultureInfo.InvariantCulture);
        var (digits, exponent) = Decompose(shortest, scientific);
        var sign = value < 0 ? "-" : "";

        if (exponent is > 0 and <= 21)
        {
            return sign + (digits.Length <= exponent ? digits.PadRight(exponent, '0') : $"{digits[..exponent]}.{digits[exponent..]}");
        }

        if (exponent is > -6 and <= 0)
        {
            return $"{sign}0.{new string('0', -exponent)}{digits}";
        }

        var power = exponent - 1;
        var mantissa = digits.Length == 1 ? digits : $"{digits[0]}.{digits[1..]}";
        return $"{sign}{mantissa}e{(power < 0 ? "-" : "+")}{Math.Abs(power)}";
    }

    // digits d1d2… and exponent n such that the value is 0.d1d2… × 10^n
    private static (string Digits, int Exponent) Decompose(string shortest, string scientific)
    {
        var mark = shortest.IndexOf('E', StringComparison.Ordinal);
        var mantissa = mark < 0 ? shortest : shortest[..mark];
        var digits = mantissa.Replace(".", "", StringComparison.Ordinal).TrimStart('0');
        digits = digits.TrimEnd('0');
        var power = int.Parse(scientific[(scientific.IndexOf('E', StringComparison.Ordinal) + 1)..], CultureInfo.InvariantCulture);

        // E16 may round up across a power of ten; the shortest form is what counts.
        if (mark < 0)
        {
            var point = mantissa.IndexOf('.', StringComparison.Ordinal);
            var whole = point < 0 ? mantissa : mantissa[..point];
            power = whole.TrimStart('0').Length > 0
                ? whole.TrimStart('0').Length - 1
                : -(mantissa[(point + 1)..].Length - mantissa[(point + 1)..].TrimStart('0').Length) - 1;
        }
        else
        {
            power = int.Parse(shortest[(mark + 1)..], CultureInfo.InvariantCulture);
        }

        return (digits, power + 1);
    }
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Noroshi.Kernel;

namespace Noroshi.Web.Machines;

/// <summary>Says everything that is wrong with a body that could not be read, each fault by the member where it stands.</summary>
internal static class StrictReading
{
    public static Problems Faults(ReadOnlyMemory<byte> body, Type type, JsonSerializerOptions options, IReadOnlyList<NeverAsked>? never = null)
    {
        var problems = new Problems();
        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = options.MaxDepth });
            Walk(document.RootElement, options.GetTypeInfo(type), "", options, never ?? [], problems);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            var line = (fault as JsonException)?.LineNumber is { } number ? (number + 1).ToString(CultureInfo.InvariantCulture) : "?";
            problems.Add(new("", "not-json", new(
                $"JSONとして読めません（{line}行目付近）。文字コードはUTF-8、入れ子は{options.MaxDepth}段までです。",
                $"This is not JSON (near line {line}). Use UTF-8 and at most {options.MaxDepth} levels.")));
        }

        if (problems.Count == 0)
        {
            problems.Add(new("", "unreadable", new("要求を読み取れませんでした。", "The request could not be read.")));
        }

        return problems;
    }

    private static void Walk(JsonElement element, JsonTypeInfo type, string path, JsonSerializerOptions options, IReadOnlyList<NeverAsked> never, Problems problems)
    {
        if (element.ValueKind is not JsonValueKind.Object)
        {
            problems.Add(new(path, "wrong-type", new("オブジェクトで送ってください。", "Send an object.")));
            return;
        }

        foreach (var twice in element.EnumerateObject().GroupBy(m => m.Name, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1))
        {
            problems.Add(new(Join(path, twice.Key), "duplicate-member", new("同じ項目が2回書かれています。", "This member stands there twice.")));
        }

        foreach (var property in type.Properties)
        {
            Check(element, property, Join(path, property.Name), options, never, problems);
        }

        foreach (var member in element.EnumerateObject().Where(m => type.Properties.All(p => p.Name != m.Name)))
        {
            problems.Add(never.FirstOrDefault(n => member.Name.Contains(n.Part, StringComparison.OrdinalIgnoreCase)) is { } asked
                ? new(Join(path, member.Name), asked.Code, asked.Why)
                : new(Join(path, member.Name), "unknown-member", new(
                    "この項目はありません。名前のつづりを確認してください。", "There is no such member. Check the spelling.")));
        }
    }

    private static void Check(JsonElement element, JsonPropertyInfo property, string path, JsonSerializerOptions options, IReadOnlyList<NeverAsked> never, Problems problems)
    {
        if (!element.TryGetProperty(property.Name, out var value))
        {
            problems.Unless(!property.IsRequired, path, "required", new("この項目は必須です。", "This member is required."));
        }
        else if (value.ValueKind is JsonValueKind.Null)
        {
            problems.Unless(property.IsSetNullable, path, "null", new("nullは使えません。値がなければ項目ごと省いてください。", "It cannot be null. Leave the member out if there is no value."));
        }
        else if (options.GetTypeInfo(property.PropertyType) is { Kind: JsonTypeInfoKind.Object } inner)
        {
            Walk(value, inner, path, options, never, problems);
        }
        else if (!Fits(value, property.PropertyType, options))
        {
            problems.Add(new(path, "wrong-type", new("値の型又は書き方が正しくありません。", "The value is of the wrong type or badly written.")));
        }
    }

    private static bool Fits(JsonElement value, Type type, JsonSerializerOptions options)
    {
        try
        {
            _ = value.Deserialize(type, options);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string Join(string path, string member) => path.Length == 0 ? member : $"{path}.{member}";
}

using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Noroshi.Kernel;

namespace Noroshi.IncidentReports.CommonForms;

/// <summary>
/// What was answered: field code → value, in one order and one text for one content. A value is text, or a list of texts for
/// a multi-choice. Numbers are kept as their decimal text, since a JSON number loses digits. No entry is empty.
/// </summary>
internal sealed class Answers : IEquatable<Answers>
{
    private readonly ImmutableSortedDictionary<string, Answer> byCode;

    private Answers(ImmutableSortedDictionary<string, Answer> byCode) => this.byCode = byCode;

    /// <summary>Nothing answered.</summary>
    public static Answers None { get; } = new(ImmutableSortedDictionary.Create<string, Answer>(StringComparer.Ordinal));

    /// <summary>The codes of the fields answered, in order.</summary>
    public IEnumerable<string> Codes => byCode.Keys;

    /// <summary>How many fields are answered.</summary>
    public int Count => byCode.Count;

    /// <summary>The one value of a field, or null. A multi-choice has no one value.</summary>
    public string? this[string code] => byCode.TryGetValue(code, out var answer) && !answer.IsList ? answer.Values[0] : null;

    /// <summary>The values of a field, none if it is not answered.</summary>
    public ImmutableArray<string> Of(string code) => byCode.TryGetValue(code, out var answer) ? answer.Values : [];

    /// <summary>Whether a field is answered.</summary>
    public bool Has(string code) => byCode.ContainsKey(code);

    /// <summary>With one value for a field; null or empty takes the answer away.</summary>
    public Answers With(string code, string? value) =>
        new(string.IsNullOrEmpty(value) ? byCode.Remove(code) : byCode.SetItem(code, new(IsList: false, [value])));

    /// <summary>With a list of values for a multi-choice; an empty list takes the answer away.</summary>
    public Answers WithList(string code, IEnumerable<string> values)
    {
        var kept = values.Where(value => value.Length > 0).ToImmutableArray();
        return new(kept.IsEmpty ? byCode.Remove(code) : byCode.SetItem(code, new(IsList: true, kept)));
    }

    /// <summary>With the values of others laid over these.</summary>
    public Answers With(Answers others) => new(byCode.SetItems(others.byCode));

    /// <summary>As JSON, for the record, the API and the digest.</summary>
    public JsonObject ToNode()
    {
        var node = new JsonObject();
        foreach (var (code, answer) in byCode)
        {
            node[code] = answer.IsList
                ? new JsonArray([.. answer.Values.Select(value => (JsonNode)JsonValue.Create(value)!)])
                : JsonValue.Create(answer.Values[0]);
        }

        return node;
    }

    /// <summary>Canonical JSON (RFC 8785): the same text for the same answers.</summary>
    public string ToJson() => Encoding.UTF8.GetString(CanonicalJson.Of(ToNode()));

    /// <summary>Reads back what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="FormatException">The stored text is not that: the store is damaged.</exception>
    public static Answers FromJson(string json)
    {
        using var document = JsonDocument.Parse(json);
        var problems = new Problems();
        var answers = Read(document.RootElement, problems);
        return problems.Count == 0 ? answers : throw new FormatException($"Stored answers cannot be read: {problems[0].Field} {problems[0].Code}.");
    }

    /// <summary>Reads answers that came from outside. A number is taken as its text; anything but text, number or list of texts is a problem.</summary>
    public static Answers Read(JsonElement json, Problems problems)
    {
        var answers = None;
        if (json.ValueKind != JsonValueKind.Object)
        {
            problems.Add(new("answers", "not-an-object", new("answersはオブジェクトで送ってください。", "Send answers as an object of field codes and values.")));
            return answers;
        }

        foreach (var member in json.EnumerateObject())
        {
            if (NameOf(member) is not { } code)
            {
                problems.Add(new("answers", "broken-name", new("answersの中に、壊れた文字を含む項目名があります。", "A name in answers holds broken characters.")));
                continue;
            }

            answers = member.Value.ValueKind switch
            {
                JsonValueKind.Null => answers,
                JsonValueKind.String when TextOf(member.Value) is { } text => answers.With(code, text),
                JsonValueKind.Number => answers.With(code, member.Value.GetRawText()),
                JsonValueKind.Array when member.Value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String && TextOf(item) is not null) =>
                    answers.WithList(code, member.Value.EnumerateArray().Select(item => item.GetString()!)),
                _ => Refuse(code),
            };
        }

        return answers;

        Answers Refuse(string code)
        {
            problems.Add(new($"answers.{code}", "wrong-type", new(
                "文字列（選択肢が複数の欄は文字列の配列）で送ってください。壊れた文字は使えません。",
                "Send a string (an array of strings for a field with several choices), without broken characters.")));
            return answers;
        }
    }

    /// <inheritdoc/>
    public bool Equals(Answers? other) => other is not null && byCode.Count == other.byCode.Count
        && byCode.All(pair => other.byCode.TryGetValue(pair.Key, out var theirs) && pair.Value.IsList == theirs.IsList && pair.Value.Values.SequenceEqual(theirs.Values));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Answers);

    /// <inheritdoc/>
    public override int GetHashCode() => byCode.Aggregate(0, (hash, pair) => HashCode.Combine(hash, pair.Key, pair.Value.Values[0]));

    /// <inheritdoc/>
    public override string ToString() => ToJson();

    // An escaped half of a surrogate pair is valid JSON, and no text; and what is no UTF-8 is found only when it is asked for.
    private static string? TextOf(JsonElement value) => Sound(() => value.GetString());

    private static string? NameOf(JsonProperty member) => Sound(() => member.Name);

    private static string? Sound(Func<string?> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private sealed record Answer(bool IsList, ImmutableArray<string> Values);
}

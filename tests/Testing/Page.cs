using System.Collections;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Noroshi.Testing;

/// <summary>What a door answered: status, headers, and the body as text, as a page or as JSON.</summary>
public sealed class Page
{
    private Lazy<IHtmlDocument> document = null!;

    /// <summary>The status.</summary>
    public required HttpStatusCode Status { get; init; }

    /// <summary>The body as text.</summary>
    public required string Text { get; init; }

    /// <summary>The body as it came.</summary>
    public required byte[] Bytes { get; init; }

    /// <summary>The path that was asked for.</summary>
    public required string Path { get; init; }

    /// <summary>Where the answer sends; null if it stays.</summary>
    public string? Location { get; init; }

    /// <summary>All headers.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>The page.</summary>
    public IHtmlDocument Document => document.Value;

    /// <summary>The body as JSON.</summary>
    public JsonNode Json => JsonNode.Parse(Bytes) ?? throw new InvalidOperationException("The answer is null.");

    /// <summary>The stable code of a problem (RFC 9457).</summary>
    public string? Code => Json["code"]?.GetValue<string>();

    /// <summary>What a person reads on the page, without its markup.</summary>
    public string Words => Document.Body?.TextContent ?? "";

    /// <summary>The first thing that a selector finds.</summary>
    public IElement? Find(string selector) => Document.QuerySelector(selector);

    /// <summary>A form of the page: method, where it goes, and its fields with the values given put in.</summary>
    internal (HttpMethod Method, string Action, List<KeyValuePair<string, string>> Fields) Form(string? selector, object values)
    {
        var form = selector is not null
            ? Document.QuerySelector(selector) as IHtmlFormElement
            : Document.QuerySelector("main form[method=post]") as IHtmlFormElement ?? Document.QuerySelector("form[method=post]") as IHtmlFormElement;
        if (form is null)
        {
            throw new InvalidOperationException($"{Path} ({(int)Status}) has no form {selector}:\n{Text[..Math.Min(Text.Length, 4000)]}");
        }

        var given = Given(values);
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var element in form.Elements.OfType<IHtmlElement>())
        {
            var name = element.GetAttribute("name");
            if (name is not null && !given.ContainsKey(name) && !element.HasAttribute("disabled"))
            {
                fields.AddRange(Standing(element).Select(v => KeyValuePair.Create(name, v)));
            }
        }

        fields.AddRange(given.SelectMany(g => g.Value.Select(v => KeyValuePair.Create(g.Key, v))));
        var action = form.GetAttribute("action") is { Length: > 0 } stated ? stated : Path;
        return (new HttpMethod((form.GetAttribute("method") ?? "get").ToUpperInvariant()), action, fields);
    }

    internal static async Task<Page> ReadAsync(HttpResponseMessage answer)
    {
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        var text = Encoding.UTF8.GetString(bytes);
        return new Page
        {
            Status = answer.StatusCode,
            Bytes = bytes,
            Text = text,
            Path = answer.RequestMessage!.RequestUri!.PathAndQuery,
            Location = answer.Headers.Location?.ToString(),
            Headers = answer.Headers.Concat(answer.Content.Headers).ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase),
            document = new Lazy<IHtmlDocument>(() => new HtmlParser().ParseDocument(text)),
        };
    }

    private static IEnumerable<string> Standing(IHtmlElement element) => element switch
    {
        IHtmlInputElement { Type: "checkbox" or "radio" } box => box.IsChecked ? [box.Value] : [],
        IHtmlInputElement { Type: "submit" or "button" or "image" or "reset" or "file" } => [],
        IHtmlInputElement input => [input.Value],
        IHtmlTextAreaElement area => [area.Value],
        IHtmlSelectElement select => select.Options.Where(o => o.IsSelected).Select(o => o.Value),
        _ => [],
    };

    private static Dictionary<string, string[]> Given(object values)
    {
        var pairs = values is IDictionary dictionary
            ? dictionary.Keys.Cast<object>().Select(k => (Name: k.ToString()!, Value: dictionary[k]))
            : values.GetType().GetProperties().Select(p => (p.Name, Value: p.GetValue(values)));
        return pairs.ToDictionary(
            p => p.Name,
            p => p.Value switch
            {
                null => [],
                string text => [text],
                IEnumerable several => [.. several.Cast<object>().Select(Text1)],
                var one => new[] { Text1(one) },
            },
            StringComparer.Ordinal);

        static string Text1(object value) => value is bool flag ? (flag ? "true" : "false") : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
    }
}

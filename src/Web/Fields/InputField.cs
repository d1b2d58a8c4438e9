using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Noroshi.Web.Fields;

/// <summary>One line of text: <c>&lt;n-input name label value /&gt;</c>.</summary>
[HtmlTargetElement("n-input")]
public sealed class InputField : Field
{
    /// <summary>The value that stands there.</summary>
    public string? Value { get; set; }

    /// <summary>The kind of input: text, email, tel, url, number, date, search, password.</summary>
    public string Type { get; set; } = "text";

    /// <summary>About how much is expected: <c>short</c>, <c>medium</c>, or null for the whole width.</summary>
    public string? Width { get; set; }

    /// <summary>What follows the box: a unit such as 件 or 台.</summary>
    public string? Unit { get; set; }

    /// <inheritdoc/>
    protected override IHtmlContent Control(IReadOnlyList<TagHelperAttribute> attributes, IHtmlContent content)
    {
        var input = Tied("input", attributes);
        input.TagRenderMode = Microsoft.AspNetCore.Mvc.Rendering.TagRenderMode.SelfClosing;
        input.AddCssClass("input" + (Width is null ? "" : " input--" + Width));
        input.MergeAttribute("type", Type);
        if (Type != "password" && ValuesOr([Value]).FirstOrDefault() is { } value)
        {
            input.MergeAttribute("value", value);
        }

        return Unit is null ? input : new HtmlContentBuilder().AppendHtml(input).AppendHtml(Text("span", "field__unit", Unit));
    }
}

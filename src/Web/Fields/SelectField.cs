using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Noroshi.Kernel;

namespace Noroshi.Web.Fields;

/// <summary>A drop-down list: <c>&lt;n-select name label options value /&gt;</c>. For up to six choices prefer n-radios.</summary>
[HtmlTargetElement("n-select")]
public sealed class SelectField : Field
{
    private static readonly Words PleaseChoose = new("選択してください", "Please choose");

    /// <summary>What can be chosen.</summary>
    public IEnumerable<Choice> Options { get; set; } = [];

    /// <summary>What is chosen.</summary>
    public string? Value { get; set; }

    /// <summary>The text of the empty first line; an empty text leaves the line out.</summary>
    public string? Empty { get; set; }

    /// <inheritdoc/>
    protected override IHtmlContent Control(IReadOnlyList<TagHelperAttribute> attributes, IHtmlContent content)
    {
        var select = Tied("select", attributes);
        select.AddCssClass("input input--select");
        var chosen = ValuesOr([Value]).FirstOrDefault();
        if (Empty is not "")
        {
            select.InnerHtml.AppendHtml(Option("", Empty ?? PleaseChoose.Here, chosen is null or ""));
        }

        foreach (var option in Options)
        {
            select.InnerHtml.AppendHtml(Option(option.Value, option.Text, option.Value == chosen));
        }

        return select;
    }

    private static TagBuilder Option(string value, string text, bool isChosen)
    {
        var option = new TagBuilder("option");
        option.MergeAttribute("value", value);
        option.InnerHtml.Append(text);
        if (isChosen)
        {
            option.MergeAttribute("selected", "selected");
        }

        return option;
    }
}

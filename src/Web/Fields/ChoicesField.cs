using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Noroshi.Web.Fields;

/// <summary>Several choices under one legend. The first one carries the field's id, so that the summary of errors leads to it.</summary>
public abstract class ChoicesField : Field
{
    /// <summary>What can be chosen.</summary>
    public IEnumerable<Choice> Options { get; set; } = [];

    /// <summary>Short choices side by side.</summary>
    public bool Inline { get; set; }

    /// <inheritdoc/>
    protected override bool IsGroup => true;

    /// <summary><c>radio</c> or <c>checkbox</c>.</summary>
    protected abstract string Kind { get; }

    /// <summary>What is chosen.</summary>
    protected abstract IEnumerable<string?> Chosen { get; }

    /// <inheritdoc/>
    protected override IHtmlContent Control(IReadOnlyList<TagHelperAttribute> attributes, IHtmlContent content)
    {
        var list = new TagBuilder("div");
        list.AddCssClass(Inline ? "choices choices--inline" : "choices");
        var chosen = ValuesOr(Chosen);
        var number = 0;
        foreach (var option in Options)
        {
            var id = number == 0 ? Id : Id + "-" + number.ToString(CultureInfo.InvariantCulture);
            number++;
            list.InnerHtml.AppendHtml(One(option, id, chosen.Contains(option.Value), attributes));
        }

        list.InnerHtml.AppendHtml(content);
        return list;
    }

    private TagBuilder One(Choice option, string id, bool isChosen, IReadOnlyList<TagHelperAttribute> attributes)
    {
        var input = Tied("input", attributes);
        input.TagRenderMode = TagRenderMode.SelfClosing;
        input.MergeAttribute("id", id, replaceExisting: true);
        input.MergeAttribute("type", Kind, replaceExisting: true);
        input.MergeAttribute("value", option.Value, replaceExisting: true);
        if (Kind == "checkbox")
        {
            input.Attributes.Remove("aria-required");
        }

        if (isChosen)
        {
            input.MergeAttribute("checked", "checked");
        }

        if (option.Help is not null)
        {
            input.MergeAttribute("aria-describedby", id + "-help", replaceExisting: true);
        }

        var label = new TagBuilder("label");
        label.MergeAttribute("for", id);
        label.InnerHtml.Append(option.Text);
        var row = new TagBuilder("div");
        row.AddCssClass("choice");
        row.InnerHtml.AppendHtml(input).AppendHtml(label);
        if (option.Help is not null)
        {
            var help = Text("p", "choice__help", option.Help);
            help.MergeAttribute("id", id + "-help");
            row.InnerHtml.AppendHtml(help);
        }

        return row;
    }
}

/// <summary>One of several: <c>&lt;n-radios name label options value /&gt;</c>.</summary>
[HtmlTargetElement("n-radios")]
public sealed class RadiosField : ChoicesField
{
    /// <summary>What is chosen.</summary>
    public string? Value { get; set; }

    /// <inheritdoc/>
    protected override string Kind => "radio";

    /// <inheritdoc/>
    protected override IEnumerable<string?> Chosen => [Value];
}

/// <summary>Any of several: <c>&lt;n-checkboxes name label options values /&gt;</c>.</summary>
[HtmlTargetElement("n-checkboxes")]
public sealed class CheckboxesField : ChoicesField
{
    /// <summary>What is chosen.</summary>
    public IEnumerable<string> Values { get; set; } = [];

    /// <inheritdoc/>
    protected override string Kind => "checkbox";

    /// <inheritdoc/>
    protected override IEnumerable<string?> Chosen => Values;
}

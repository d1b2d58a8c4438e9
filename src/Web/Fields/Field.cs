using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Noroshi.Kernel;
using Noroshi.Web.Answers;

namespace Noroshi.Web.Fields;

/// <summary>
/// A labelled field: label with 必須 or 任意, help, control, errors, all tied together for those who hear the page. Attributes that
/// are not its own (autocomplete, inputmode, hx-…, data-…) go to the control.
/// </summary>
public abstract class Field : TagHelper
{
    private static readonly Words RequiredMark = new("※必須", "Required");
    private static readonly Words OptionalMark = new("任意", "Optional");
    private static readonly Words ErrorMark = new("エラー：", "Error: ");

    /// <summary>The page that is being written.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = default!;

    /// <summary>The name under which the value is sent, and by which problems find the field.</summary>
    public string Name { get; set; } = "";

    /// <summary>What is asked for.</summary>
    public string Label { get; set; } = "";

    /// <summary>How to answer: one or two sentences between label and control.</summary>
    public string? Help { get; set; }

    /// <summary>Marks the field 必須. The check itself is the page's.</summary>
    public bool Required { get; set; }

    /// <summary>Marks the field 任意.</summary>
    public bool Optional { get; set; }

    /// <summary>A small remark beside the label, such as the provision that asks for it.</summary>
    public string? Source { get; set; }

    /// <summary>The form's own name, where several forms of a page share the names of fields; the summary of errors leads to fields without it.</summary>
    public string? Within { get; set; }

    /// <summary>The id of the first control.</summary>
    protected string Id => Within is null ? FieldNames.Id(Name) : FieldNames.Id($"{Within}-{Name}");

    /// <summary>The problems of this field.</summary>
    protected IReadOnlyList<Problem> Problems { get; private set; } = [];

    /// <summary>The ids of help and errors, for <c>aria-describedby</c>.</summary>
    protected string? DescribedBy { get; private set; }

    /// <summary>Whether several controls stand together under one legend.</summary>
    protected virtual bool IsGroup => false;

    /// <summary>Whether a problem's field is this one.</summary>
    protected virtual bool Concerns(string field) => string.Equals(field, Name, StringComparison.OrdinalIgnoreCase);

    /// <summary>Writes the control.</summary>
    /// <param name="attributes">Attributes of the page that belong to the control.</param>
    /// <param name="content">What stands between the tags.</param>
    protected abstract IHtmlContent Control(IReadOnlyList<TagHelperAttribute> attributes, IHtmlContent content);

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        Problems = [.. (ViewContext.HttpContext.Features.Get<ShownProblems>()?.Problems ?? []).Where(p => Concerns(p.Field))];
        var described = new[] { Help is null ? null : Id + "-help", Problems.Count > 0 ? Id + "-error" : null }.OfType<string>().ToArray();
        DescribedBy = described.Length > 0 ? string.Join(' ', described) : null;

        var own = output.Attributes.Where(a => a.Name is not ("class" or "id")).ToArray();
        var extra = output.Attributes.FirstOrDefault(a => a.Name == "class")?.Value;
        var content = await output.GetChildContentAsync();
        output.Attributes.Clear();
        output.TagName = IsGroup ? "fieldset" : "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "field" + (Problems.Count > 0 ? " field--error" : "") + (extra is null ? "" : " " + extra));
        if (IsGroup && DescribedBy is not null)
        {
            output.Attributes.SetAttribute("aria-describedby", DescribedBy);
        }

        output.Content.AppendHtml(WriteLabel());
        if (Help is not null)
        {
            output.Content.AppendHtml(Paragraph("field__help", Id + "-help", Help));
        }

        output.Content.AppendHtml(Control(own, content));
        if (Problems.Count > 0)
        {
            output.Content.AppendHtml(WriteErrors());
        }
    }

    /// <summary>What the person sent, if the page is shown again to be mended; otherwise the page's own value.</summary>
    protected IReadOnlyList<string> ValuesOr(IEnumerable<string?> own)
    {
        if (ViewContext.HttpContext.Features.Get<ShownProblems>() is null
            || ViewContext.HttpContext.Features.Get<IFormFeature>()?.Form is not { } form)
        {
            return [.. own.OfType<string>()];
        }

        return form.TryGetValue(Name, out var sent) ? [.. sent.OfType<string>()] : [];
    }

    /// <summary>A control with the name, the ties and the page's own attributes.</summary>
    protected TagBuilder Tied(string tag, IReadOnlyList<TagHelperAttribute> attributes)
    {
        var control = new TagBuilder(tag);
        foreach (var attribute in attributes)
        {
            control.MergeAttribute(attribute.Name, attribute.Value is IHtmlContent html ? Plain(html) : attribute.Value?.ToString() ?? "");
        }

        control.MergeAttribute("id", Id, replaceExisting: true);
        control.MergeAttribute("name", Name, replaceExisting: true);
        Tie(control);
        return control;
    }

    /// <summary>Says to those who hear the page that the control is required, wrong, and described elsewhere.</summary>
    protected void Tie(TagBuilder control)
    {
        if (Required)
        {
            control.MergeAttribute("aria-required", "true");
        }

        if (Problems.Count > 0)
        {
            control.MergeAttribute("aria-invalid", "true");
        }

        if (DescribedBy is not null && !IsGroup)
        {
            control.MergeAttribute("aria-describedby", DescribedBy);
        }
    }

    /// <summary>An element with a class and text.</summary>
    protected static TagBuilder Text(string tag, string css, string text)
    {
        var element = new TagBuilder(tag);
        element.AddCssClass(css);
        element.InnerHtml.Append(text);
        return element;
    }

    private static TagBuilder Paragraph(string css, string id, string text)
    {
        var paragraph = Text("p", css, text);
        paragraph.MergeAttribute("id", id);
        return paragraph;
    }

    private static string Plain(IHtmlContent html)
    {
        using var writer = new StringWriter();
        html.WriteTo(writer, System.Text.Encodings.Web.HtmlEncoder.Default);
        return System.Net.WebUtility.HtmlDecode(writer.ToString());
    }

    private TagBuilder WriteLabel()
    {
        var label = new TagBuilder(IsGroup ? "legend" : "label");
        label.AddCssClass("field__label");
        if (!IsGroup)
        {
            label.MergeAttribute("for", Id);
        }

        label.InnerHtml.Append(Label);
        if (Required || Optional)
        {
            label.InnerHtml.Append(" ").AppendHtml(Text("span", Required ? "mark mark--required" : "mark mark--optional", (Required ? RequiredMark : OptionalMark).Here));
        }

        if (Source is not null)
        {
            label.InnerHtml.Append(" ").AppendHtml(Text("span", "field__source", Source));
        }

        return label;
    }

    private TagBuilder WriteErrors()
    {
        var errors = new TagBuilder("div");
        errors.AddCssClass("field__errors");
        errors.MergeAttribute("id", Id + "-error");
        foreach (var problem in Problems)
        {
            var line = new TagBuilder("p");
            line.InnerHtml.AppendHtml(Text("span", "field__errormark", ErrorMark.Here)).Append(problem.Message.Here);
            errors.InnerHtml.AppendHtml(line);
        }

        return errors;
    }
}

using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Noroshi.Kernel;

namespace Noroshi.Web.Fields;

/// <summary>Several lines of text: <c>&lt;n-textarea name label value limit="2000" /&gt;</c>.</summary>
[HtmlTargetElement("n-textarea")]
public sealed class TextareaField : Field
{
    private static readonly Words Left = new("あと{0}文字", "{0} characters left");
    private static readonly Words Over = new("{0}文字超えています", "{0} characters too many");
    private static readonly Words AtMost = new("{0}文字まで", "At most {0} characters");

    /// <summary>The text that stands there.</summary>
    public string? Value { get; set; }

    /// <summary>Height in lines.</summary>
    public int Rows { get; set; } = 5;

    /// <summary>
    /// How many characters the page accepts. It is shown and counted, not enforced by the box: a box that cuts a pasted log says
    /// nothing of what it cut.
    /// </summary>
    public int? Limit { get; set; }

    /// <inheritdoc/>
    protected override IHtmlContent Control(IReadOnlyList<TagHelperAttribute> attributes, IHtmlContent content)
    {
        var area = Tied("textarea", attributes);
        area.AddCssClass("input input--lines");
        area.MergeAttribute("rows", Rows.ToString(CultureInfo.InvariantCulture));

        // The first line break after the tag is dropped by browsers; one of our own keeps the person's.
        area.InnerHtml.Append("\n").Append(ValuesOr([Value]).FirstOrDefault() ?? "");
        if (Limit is not { } limit)
        {
            return area;
        }

        var counter = Text("p", "field__counter", string.Format(CultureInfo.CurrentCulture, AtMost.Here, limit.ToString("N0", CultureInfo.InvariantCulture)));
        counter.MergeAttribute("data-counter-for", Id);
        counter.MergeAttribute("data-limit", limit.ToString(CultureInfo.InvariantCulture));
        counter.MergeAttribute("data-left", Left.Here);
        counter.MergeAttribute("data-over", Over.Here);
        return new HtmlContentBuilder().AppendHtml(area).AppendHtml(counter);
    }
}

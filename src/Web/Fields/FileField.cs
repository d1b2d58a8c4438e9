using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Noroshi.Web.Fields;

/// <summary>A file to send: <c>&lt;n-file name label accept=".xlsx" /&gt;</c>. The form needs <c>enctype="multipart/form-data"</c>.</summary>
[HtmlTargetElement("n-file")]
public sealed class FileField : Field
{
    /// <summary>More than one file at once.</summary>
    public bool Multiple { get; set; }

    /// <inheritdoc/>
    protected override IHtmlContent Control(IReadOnlyList<TagHelperAttribute> attributes, IHtmlContent content)
    {
        var input = Tied("input", attributes);
        input.TagRenderMode = TagRenderMode.SelfClosing;
        input.AddCssClass("file");
        input.MergeAttribute("type", "file", replaceExisting: true);
        if (Multiple)
        {
            input.MergeAttribute("multiple", "multiple");
        }

        return input;
    }
}

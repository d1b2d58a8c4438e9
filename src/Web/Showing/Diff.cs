using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Noroshi.Web.Showing;

/// <summary>What changed in a text: <c>&lt;n-diff before="@old" after="@new" /&gt;</c>. Marked by signs and lines, not by colour alone.</summary>
[HtmlTargetElement("n-diff", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class Diff : TagHelper
{
    /// <summary>The earlier text; null for none.</summary>
    public string? Before { get; set; }

    /// <summary>The later text; null for none.</summary>
    public string? After { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "diff said");
        foreach (var piece in TextDiff.Between(Before ?? "", After ?? ""))
        {
            if (piece.Change == TextDiff.Change.Kept)
            {
                output.Content.Append(piece.Text);
                continue;
            }

            var mark = new TagBuilder(piece.Change == TextDiff.Change.Added ? "ins" : "del");
            mark.InnerHtml.Append(piece.Text);
            output.Content.AppendHtml(mark);
        }
    }
}

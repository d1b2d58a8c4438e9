using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Noroshi.Web.Showing;

/// <summary>A state in a word: <c>&lt;n-status kind="Done"&gt;受理済み&lt;/n-status&gt;</c>. Each kind has a shape of its own beside its colour.</summary>
[HtmlTargetElement("n-status")]
public sealed class Status : TagHelper
{
    private static readonly string[] Shapes = ["○", "◐", "✓", "△", "▲", "―"];

    /// <summary>What kind of state.</summary>
    public StatusKind Kind { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "status status--" + Kind.ToString().ToLowerInvariant());
        var shape = new TagBuilder("span");
        shape.AddCssClass("status__shape");
        shape.MergeAttribute("aria-hidden", "true");
        shape.InnerHtml.Append(Shapes[(int)Kind]);
        output.PreContent.AppendHtml(shape);
    }
}

/// <summary>What kind of state a word names.</summary>
public enum StatusKind
{
    /// <summary>Not begun, or simply a fact.</summary>
    Neutral,

    /// <summary>Somebody is at it.</summary>
    Progress,

    /// <summary>Done, received, accepted.</summary>
    Done,

    /// <summary>Somebody should act soon.</summary>
    Attention,

    /// <summary>Late, refused, failed.</summary>
    Alarm,

    /// <summary>Closed, withdrawn, past.</summary>
    Closed,
}

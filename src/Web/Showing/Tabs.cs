using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Noroshi.Web.Showing;

/// <summary>
/// Views of one thing, as links: <c>&lt;n-tabs label="…"&gt;&lt;n-tab path text current count /&gt;&lt;/n-tabs&gt;</c>. Each is a page of its own,
/// so that it can be kept, sent and gone back to.
/// </summary>
[HtmlTargetElement("n-tabs")]
public sealed class Tabs : TagHelper
{
    /// <summary>Of what these are views.</summary>
    public string Label { get; set; } = "";

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "tabs");
        output.Attributes.SetAttribute("aria-label", Label);
        var list = new TagBuilder("ul");
        list.InnerHtml.AppendHtml(content);
        output.Content.SetHtmlContent(list);
    }
}

/// <summary>One view, inside n-tabs.</summary>
[HtmlTargetElement("n-tab", ParentTag = "n-tabs", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class Tab : TagHelper
{
    /// <summary>Where the view is.</summary>
    public string Path { get; set; } = "";

    /// <summary>How it is called.</summary>
    public string Text { get; set; } = "";

    /// <summary>Whether it is the one shown.</summary>
    public bool Current { get; set; }

    /// <summary>How many things it holds; null shows no number.</summary>
    public int? Count { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "li";
        output.TagMode = TagMode.StartTagAndEndTag;
        var link = new TagBuilder("a");
        link.MergeAttribute("href", Path);
        if (Current)
        {
            link.MergeAttribute("aria-current", "page");
        }

        link.InnerHtml.Append(Text);
        if (Count is { } count)
        {
            var number = new TagBuilder("span");
            number.AddCssClass("tabs__count");
            number.InnerHtml.Append(count.ToString("N0", CultureInfo.InvariantCulture));
            link.InnerHtml.Append(" ").AppendHtml(number);
        }

        output.Content.AppendHtml(link);
    }
}

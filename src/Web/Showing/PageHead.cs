using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Noroshi.Web.Showing;

/// <summary>
/// The head of a page, first thing in it: <c>&lt;n-page title="…" lead="…"&gt;&lt;n-crumb path="/" text="…" /&gt;&lt;/n-page&gt;</c>. Writes the
/// one h1, names the window, and hands the way here to the layout. Other content stands beside the heading: a status, a button.
/// </summary>
[HtmlTargetElement("n-page")]
public sealed class PageHead : TagHelper
{
    /// <summary>The page that is being written.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = default!;

    /// <summary>The heading of the page and the name of its window.</summary>
    public string Title { get; set; } = "";

    /// <summary>One or two sentences below the heading: what this page is for.</summary>
    public string? Lead { get; set; }

    /// <summary>A small line above the heading: a number, a kind.</summary>
    public string? Shoulder { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var crumbs = new List<CrumbShown>();
        context.Items[typeof(PageHead)] = crumbs;
        var beside = await output.GetChildContentAsync();
        ViewContext.ViewData["Title"] = Title;
        ViewContext.ViewData["Crumbs"] = crumbs;

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "head");
        var heading = new TagBuilder("h1");
        if (Shoulder is not null)
        {
            var shoulder = new TagBuilder("span");
            shoulder.AddCssClass("head__shoulder");
            shoulder.InnerHtml.Append(Shoulder);
            heading.InnerHtml.AppendHtml(shoulder).Append(" ");
        }

        heading.InnerHtml.Append(Title);
        output.Content.AppendHtml(heading);
        if (!beside.IsEmptyOrWhiteSpace)
        {
            var box = new TagBuilder("div");
            box.AddCssClass("head__beside");
            box.InnerHtml.AppendHtml(beside);
            output.Content.AppendHtml(box);
        }

        if (Lead is not null)
        {
            var lead = new TagBuilder("p");
            lead.AddCssClass("head__lead");
            lead.InnerHtml.Append(Lead);
            output.Content.AppendHtml(lead);
        }
    }
}

/// <summary>A step on the way to the page, inside n-page.</summary>
[HtmlTargetElement("n-crumb", ParentTag = "n-page", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class Crumb : TagHelper
{
    /// <summary>Where the step leads.</summary>
    public string Path { get; set; } = "/";

    /// <summary>How it is called.</summary>
    public string Text { get; set; } = "";

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (context.Items.TryGetValue(typeof(PageHead), out var crumbs))
        {
            ((List<CrumbShown>)crumbs).Add(new CrumbShown(Path, Text));
        }

        output.SuppressOutput();
    }
}

/// <summary>A step on the way, for the layout.</summary>
internal sealed record CrumbShown(string Path, string Text);

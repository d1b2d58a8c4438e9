using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Noroshi.Kernel;

namespace Noroshi.Web.Showing;

/// <summary>
/// Steps through a long list by cursor: <c>&lt;n-pager next="@Model.Next" /&gt;</c>. The rest of the query is kept. Nothing when the list
/// fits on one page.
/// </summary>
[HtmlTargetElement("n-pager", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class Pager : TagHelper
{
    private static readonly Words Pages = new("ページ送り", "Pages");
    private static readonly Words ToFirst = new("最初のページ", "First page");
    private static readonly Words ToNext = new("次のページ", "Next page");

    /// <summary>The page that is being written.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = default!;

    /// <summary>The cursor after which the next page begins; null on the last page.</summary>
    public string? Next { get; set; }

    /// <summary>The name of the cursor in the query.</summary>
    public string Name { get; set; } = "after";

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var isFirst = !ViewContext.HttpContext.Request.Query.ContainsKey(Name);
        if (isFirst && string.IsNullOrEmpty(Next))
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "pager");
        output.Attributes.SetAttribute("aria-label", Pages.Here);
        if (!isFirst)
        {
            output.Content.AppendHtml(Link(null, ToFirst.Here));
        }

        if (!string.IsNullOrEmpty(Next))
        {
            var next = Link(Next, ToNext.Here);
            next.MergeAttribute("rel", "next");
            output.Content.AppendHtml(next);
        }
    }

    private TagBuilder Link(string? cursor, string text)
    {
        var request = ViewContext.HttpContext.Request;
        var query = new QueryBuilder(request.Query.Where(p => !string.Equals(p.Key, Name, StringComparison.OrdinalIgnoreCase)));
        if (cursor is not null)
        {
            query.Add(Name, cursor);
        }

        var link = new TagBuilder("a");
        link.AddCssClass("button button--secondary");
        link.MergeAttribute("href", request.PathBase + request.Path + query.ToQueryString());
        link.InnerHtml.Append(text);
        return link;
    }
}

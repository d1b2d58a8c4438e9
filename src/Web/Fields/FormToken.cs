using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Noroshi.Web.Fields;

/// <summary>
/// Gives forms with an address of their own the token against forgery. The framework gives it to forms without an <c>action</c> only,
/// so that nothing leaks to foreign addresses; ours never post to one (the policy's <c>form-action</c>).
/// </summary>
[HtmlTargetElement("form", Attributes = "[method='post'],action")]
public sealed class FormToken(IHtmlGenerator generator) : TagHelper
{
    /// <summary>The page that is being written.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = default!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (!context.AllAttributes.ContainsName("asp-antiforgery") && generator.GenerateAntiforgery(ViewContext) is { } token)
        {
            output.PostContent.AppendHtml(token);
        }
    }
}

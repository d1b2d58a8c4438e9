using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Noroshi.Kernel;
using Noroshi.Web.Answers;

namespace Noroshi.Web.Fields;

/// <summary>All that is to be mended, above the form, each line leading to its field: <c>&lt;n-errors /&gt;</c>. Nothing when all is well.</summary>
[HtmlTargetElement("n-errors")]
public sealed class ErrorSummary : TagHelper
{
    private static readonly Words Heading = new("入力内容に直すところが{0}件あります", "There are {0} things to mend");
    private static readonly Words OneHeading = new("入力内容に直すところが1件あります", "There is one thing to mend");

    /// <summary>The page that is being written.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = default!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (ViewContext.HttpContext.Features.Get<ShownProblems>()?.Problems is not { Count: > 0 } problems)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "errors");
        output.Attributes.SetAttribute("id", "errors");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("data-take-focus", "");

        var heading = new TagBuilder("h2");
        heading.InnerHtml.Append(problems.Count == 1 ? OneHeading.Here : string.Format(CultureInfo.CurrentCulture, Heading.Here, problems.Count));
        var list = new TagBuilder("ul");
        foreach (var problem in problems)
        {
            var line = new TagBuilder("li");
            if (problem.Field.Length > 0)
            {
                var link = new TagBuilder("a");
                link.MergeAttribute("href", "#" + FieldNames.Id(FirstControl(problem.Field)));
                link.InnerHtml.Append(problem.Message.Here);
                line.InnerHtml.AppendHtml(link);
            }
            else
            {
                line.InnerHtml.Append(problem.Message.Here);
            }

            list.InnerHtml.AppendHtml(line);
        }

        output.Content.AppendHtml(heading).AppendHtml(list);
    }

    // The date box carries the id of the whole moment.
    private static string FirstControl(string field) => field.EndsWith(".Date", StringComparison.OrdinalIgnoreCase) ? field[..^5] : field;
}

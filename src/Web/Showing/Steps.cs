using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Noroshi.Kernel;

namespace Noroshi.Web.Showing;

/// <summary>Where one is in a task of several pages: <c>&lt;n-steps names="@names" current="2" /&gt;</c>, counted from 1. Past steps with a path can be gone back to.</summary>
[HtmlTargetElement("n-steps", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class Steps : TagHelper
{
    private static readonly Words Name = new("手順", "Steps");
    private static readonly Words Past = new("済み", "done");

    /// <summary>The names of the steps, in order.</summary>
    public IReadOnlyList<string> Names { get; set; } = [];

    /// <summary>The addresses of the steps, where one may go back.</summary>
    public IReadOnlyList<string>? Paths { get; set; }

    /// <summary>The present step, counted from 1.</summary>
    public int Current { get; set; } = 1;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "steps");
        output.Attributes.SetAttribute("aria-label", Name.Here);
        var list = new TagBuilder("ol");
        for (var number = 1; number <= Names.Count; number++)
        {
            list.InnerHtml.AppendHtml(Step(number));
        }

        output.Content.AppendHtml(list);
    }

    private TagBuilder Step(int number)
    {
        var isPast = number < Current;
        var step = new TagBuilder("li");
        step.AddCssClass(isPast ? "step step--past" : number == Current ? "step step--current" : "step");
        if (number == Current)
        {
            step.MergeAttribute("aria-current", "step");
        }

        var disc = new TagBuilder("span");
        disc.AddCssClass("step__number");
        disc.InnerHtml.Append(number.ToString(CultureInfo.InvariantCulture));
        var path = isPast && Paths?.Count >= number ? Paths[number - 1] : null;
        var name = new TagBuilder(path is null ? "span" : "a");
        name.AddCssClass("step__name");
        if (path is not null)
        {
            name.MergeAttribute("href", path);
        }

        name.InnerHtml.Append(Names[number - 1]);
        step.InnerHtml.AppendHtml(disc).AppendHtml(name);
        if (isPast)
        {
            var past = new TagBuilder("span");
            past.AddCssClass("unseen");
            past.InnerHtml.Append(Punctuation.Open.Here + Past.Here + Punctuation.Close.Here);
            step.InnerHtml.AppendHtml(past);
        }

        return step;
    }
}

using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Noroshi.Web.Fields;

/// <summary>A single yes, such as a consent: <c>&lt;n-check name label sentence checked /&gt;</c>. Sends <c>true</c>, and nothing for no.</summary>
[HtmlTargetElement("n-check")]
public sealed class CheckField : ChoicesField
{
    /// <summary>Whether it is ticked.</summary>
    public bool Checked { get; set; }

    /// <summary>The sentence beside the box; the label stands above as the legend.</summary>
    public string Sentence { get; set; } = "";

    /// <inheritdoc/>
    protected override string Kind => "checkbox";

    /// <inheritdoc/>
    protected override IEnumerable<string?> Chosen => Checked ? ["true"] : [];

    /// <inheritdoc/>
    public override Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        Options = [new Choice("true", Sentence.Length > 0 ? Sentence : Label)];
        return base.ProcessAsync(context, output);
    }
}

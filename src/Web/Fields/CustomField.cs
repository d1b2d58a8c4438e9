using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Noroshi.Web.Fields;

/// <summary>
/// A field whose control the page writes itself. Give the control the id of <see cref="FieldNames.Id"/> so that label and summary
/// find it; with <see cref="Group"/> several controls stand under one legend.
/// </summary>
[HtmlTargetElement("n-field")]
public sealed class CustomField : Field
{
    /// <summary>Several controls under one legend.</summary>
    public bool Group { get; set; }

    /// <inheritdoc/>
    protected override bool IsGroup => Group;

    /// <inheritdoc/>
    protected override IHtmlContent Control(IReadOnlyList<TagHelperAttribute> attributes, IHtmlContent content) => content;
}

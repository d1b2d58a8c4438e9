using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Noroshi.Kernel;
using Noroshi.Web.Answers;

namespace Noroshi.Web.Fields;

/// <summary>
/// A date and a time in Tokyo time: <c>&lt;n-datetime name label value /&gt;</c>. Sends <c>Name.Date</c> and <c>Name.Time</c>, which
/// bind to a <see cref="TokyoInput"/>.
/// </summary>
[HtmlTargetElement("n-datetime")]
public sealed class DateTimeField : Field
{
    private static readonly Words DatePart = new("日付", "Date");
    private static readonly Words TimePart = new("時刻（日本時間）", "Time (Japan)");
    private static readonly Words Now = new("現在の日時を入れる", "Fill in the present time");

    /// <summary>What stands there.</summary>
    public TokyoInput? Value { get; set; }

    /// <summary>Offers a button that fills in the present time, where script runs.</summary>
    public bool OfferNow { get; set; }

    /// <inheritdoc/>
    protected override bool IsGroup => true;

    /// <inheritdoc/>
    protected override bool Concerns(string field) => base.Concerns(field)
        || string.Equals(field, Name + ".Date", StringComparison.OrdinalIgnoreCase)
        || string.Equals(field, Name + ".Time", StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    protected override IHtmlContent Control(IReadOnlyList<TagHelperAttribute> attributes, IHtmlContent content)
    {
        var parts = new TagBuilder("div");
        parts.AddCssClass("moment");
        parts.InnerHtml.AppendHtml(Part("Date", "date", Id, DatePart, Value?.Date, attributes));
        parts.InnerHtml.AppendHtml(Part("Time", "time", Id + "-time", TimePart, Value?.Time, attributes));
        if (OfferNow)
        {
            var now = Text("button", "button button--small button--secondary", Now.Here);
            now.MergeAttribute("type", "button");
            now.MergeAttribute("hidden", "hidden");
            now.MergeAttribute("data-now-for", Id);
            parts.InnerHtml.AppendHtml(now);
        }

        return parts;
    }

    private TagBuilder Part(string part, string type, string id, Words label, string? value, IReadOnlyList<TagHelperAttribute> attributes)
    {
        var input = Tied("input", attributes);
        input.TagRenderMode = TagRenderMode.SelfClosing;
        input.AddCssClass("input");
        input.MergeAttribute("id", id, replaceExisting: true);
        input.MergeAttribute("name", Name + "." + part, replaceExisting: true);
        input.MergeAttribute("type", type, replaceExisting: true);
        var sent = ViewContext.HttpContext.Features.Get<ShownProblems>() is null
            ? value
            : ViewContext.HttpContext.Features.Get<IFormFeature>()?.Form?[Name + "." + part].ToString() ?? value;
        if (!string.IsNullOrEmpty(sent))
        {
            input.MergeAttribute("value", sent);
        }

        var caption = Text("label", "moment__label", label.Here);
        caption.MergeAttribute("for", id);
        var box = new TagBuilder("div");
        box.InnerHtml.AppendHtml(caption).AppendHtml(input);
        return box;
    }
}

using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Noroshi.Kernel;

namespace Noroshi.Web.Showing;

/// <summary>
/// A moment in Tokyo time: <c>&lt;n-time value="@at" /&gt;</c>, with <c>as="Second"</c>, <c>Short</c> or <c>Day</c> where that reads better;
/// or a day: <c>&lt;n-time day="@day" /&gt;</c>. Nothing at all for null.
/// </summary>
[HtmlTargetElement("n-time", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TimeShown : TagHelper
{
    /// <summary>The moment.</summary>
    public DateTimeOffset? Value { get; set; }

    /// <summary>The day, where there is no time of day.</summary>
    public DateOnly? Day { get; set; }

    /// <summary>How exactly.</summary>
    public TimeDetail As { get; set; }

    /// <summary>What stands there for null.</summary>
    public string? Empty { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagMode = TagMode.StartTagAndEndTag;
        output.TagName = "time";
        if (Value is { } at)
        {
            output.Attributes.SetAttribute("datetime", LegalCalendar.InTokyo(at).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));
            output.Content.SetContent(As switch
            {
                TimeDetail.Second => TokyoText.Second(at),
                TimeDetail.Short => TokyoText.Short(at),
                TimeDetail.Day => TokyoText.Day(at),
                _ => TokyoText.Minute(at),
            });
        }
        else if (Day is { } day)
        {
            output.Attributes.SetAttribute("datetime", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            output.Content.SetContent(TokyoText.Day(day));
        }
        else
        {
            output.TagName = null;
            output.Content.SetContent(Empty ?? "");
        }
    }
}

/// <summary>How exactly a moment is shown.</summary>
public enum TimeDetail
{
    /// <summary>Day of the week, date, hours and minutes.</summary>
    Minute,

    /// <summary>With seconds.</summary>
    Second,

    /// <summary>2026/10/01 09:05, for narrow tables.</summary>
    Short,

    /// <summary>The legal day alone.</summary>
    Day,
}

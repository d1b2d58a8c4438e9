using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Noroshi.Kernel;

namespace Noroshi.Web.Showing;

/// <summary>
/// A limit and how far off it is: <c>&lt;n-clock label="…" late-from="@x" done="@y" source="Order, Art. 4(2)" /&gt;</c>. The limit stands as
/// date and time in words; being late is said in words and is never lost once the thing is done. An internal target has words, marks and
/// a frame of its own: whoever misses it is not late in law, and nobody should think so at a glance.
/// </summary>
[HtmlTargetElement("n-clock", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class Clock(TimeProvider time) : TagHelper
{
    private static readonly Words NoLimit = new("期限の定めなし", "No limit set");
    private static readonly Words DoneInTime = new("期限内に完了", "Done in time");
    private static readonly Words DoneLate = new("期限後に完了", "Done late");
    private static readonly Words LateBy = new("{0}の遅れ", "{0} late");
    private static readonly Words LateSince = new("期限を{0}過ぎています", "{0} past the limit");
    private static readonly Words LeftOver = new("あと{0}", "{0} left");
    private static readonly Words ByDay = new("{0}まで", "by the end of {0}");
    private static readonly Words ByMoment = new("{0}まで", "by {0}");
    private static readonly Words Target = new("目安（法令上の期限ではありません）", "Internal target, not a limit in law");
    private static readonly Words TargetMark = new("目安", "Target");
    private static readonly Words TargetMet = new("目安の時間内に完了", "Done within the target");
    private static readonly Words TargetMissed = new("目安を{0}過ぎて完了", "Done {0} after the target");
    private static readonly Words TargetPassed = new("目安を{0}過ぎています", "{0} past the target");
    private static readonly Words TargetLeft = new("目安まであと{0}", "{0} left to the target");
    private static readonly Words TargetMoment = new("目安 {0}", "target {0}");

    /// <summary>What is to be done by then.</summary>
    public string Label { get; set; } = "";

    /// <summary>The first moment that is late; null where no limit is set.</summary>
    public DateTimeOffset? LateFrom { get; set; }

    /// <summary>When it was done; null while it is not.</summary>
    public DateTimeOffset? Done { get; set; }

    /// <summary>The provision or policy that sets the limit.</summary>
    public string? Source { get; set; }

    /// <summary>An internal target rather than a limit in law.</summary>
    public bool Internal { get; set; }

    /// <summary>From how much time left on the clock asks for attention.</summary>
    public TimeSpan Soon { get; set; } = TimeSpan.FromDays(3);

    /// <summary>Without label, frame and source: for a cell of a table.</summary>
    public bool Small { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var (state, words) = Internal ? ReadTarget() : Read();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"clock clock--{state}{(Internal ? " clock--target" : "")}{(Small ? " clock--small" : "")}");
        if (!Small)
        {
            output.Content.AppendHtml(Line("clock__label", Label));
        }

        if (Internal)
        {
            output.Content.AppendHtml(Line("clock__mark", TargetMark.Here));
        }

        output.Content.AppendHtml(Line("clock__left", words));
        if (LateFrom is { } lateFrom)
        {
            output.Content.AppendHtml(Due(lateFrom));
        }

        if (!Small && (Internal || Source is not null))
        {
            output.Content.AppendHtml(Line("clock__source", Internal ? Target.Here + (Source is null ? "" : Punctuation.Dot.Here + Source) : Source!));
        }
    }

    private (string State, string Words) Read()
    {
        if (LateFrom is not { } lateFrom)
        {
            return ("none", NoLimit.Here);
        }

        if (Done is { } done)
        {
            return done < lateFrom
                ? ("done", DoneInTime.Here)
                : ("late", DoneLate.Here + Punctuation.Dot.Here + Filled(LateBy, done - lateFrom));
        }

        var left = lateFrom - time.GetUtcNow();
        return left <= TimeSpan.Zero ? ("late", Filled(LateSince, left)) : (left <= Soon ? "soon" : "running", Filled(LeftOver, left));
    }

    private (string State, string Words) ReadTarget()
    {
        if (LateFrom is not { } target)
        {
            return ("none", NoLimit.Here);
        }

        if (Done is { } done)
        {
            return done < target ? ("met", TargetMet.Here) : ("missed", Filled(TargetMissed, done - target));
        }

        var left = target - time.GetUtcNow();
        return left <= TimeSpan.Zero ? ("missed", Filled(TargetPassed, left)) : ("aimed", Filled(TargetLeft, left));
    }

    private static string Filled(Words words, TimeSpan span) => string.Format(CultureInfo.CurrentCulture, words.Here, TokyoText.Span(span));

    // A limit that ends with a day is said as that day: nobody should have to work out what midnight means.
    private TagBuilder Due(DateTimeOffset lateFrom)
    {
        var tokyo = LegalCalendar.InTokyo(lateFrom);
        var due = new TagBuilder("time");
        due.AddCssClass("clock__due");
        due.MergeAttribute("datetime", tokyo.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));
        due.InnerHtml.Append(Internal ? string.Format(CultureInfo.CurrentCulture, TargetMoment.Here, TokyoText.Minute(lateFrom)) : tokyo.TimeOfDay == TimeSpan.Zero
            ? string.Format(CultureInfo.CurrentCulture, ByDay.Here, TokyoText.Day(LegalCalendar.LegalDay(lateFrom).AddDays(-1)))
            : string.Format(CultureInfo.CurrentCulture, ByMoment.Here, TokyoText.Minute(lateFrom)));
        return due;
    }

    private static TagBuilder Line(string css, string text)
    {
        var line = new TagBuilder("p");
        line.AddCssClass(css);
        line.InnerHtml.Append(text);
        return line;
    }
}

using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Time.Testing;
using Noroshi.Kernel;
using Noroshi.Web.Showing;

namespace Noroshi.Web.Tests.Showing;

public class A_clock
{
    private static readonly DateTimeOffset LateFrom = LegalCalendar.EndOf(new DateOnly(2027, 4, 12));

    [Fact]
    public void names_the_last_day_and_not_the_midnight_after_it() =>
        Assert.Contains("2027年4月12日（月）まで", Show(LateFrom.AddDays(-2)), StringComparison.Ordinal);

    [Fact]
    public void runs_until_the_last_moment() => Assert.Contains("clock--soon", Show(LateFrom.AddTicks(-1)), StringComparison.Ordinal);

    [Fact]
    public void is_late_from_the_first_moment_of_the_next_day() => Assert.Contains("clock--late", Show(LateFrom), StringComparison.Ordinal);

    [Fact]
    public void says_how_late_in_words() => Assert.Contains("期限を2日3時間過ぎています", Show(LateFrom.AddHours(51)), StringComparison.Ordinal);

    [Fact]
    public void keeps_the_late_mark_when_the_thing_is_done() =>
        Assert.Contains("期限後に完了・1時間の遅れ", Show(LateFrom.AddDays(30), done: LateFrom.AddHours(1)), StringComparison.Ordinal);

    [Fact]
    public void says_what_is_no_limit_in_law() =>
        Assert.Contains("法令上の期限ではありません", Show(LateFrom.AddDays(-2), isInternal: true), StringComparison.Ordinal);

    [Fact]
    public void looks_and_speaks_otherwise_where_a_target_was_missed_than_where_a_limit_was()
    {
        var limit = Show(LateFrom.AddHours(51));
        var target = Show(LateFrom.AddHours(51), isInternal: true);

        Assert.Contains("clock--late", limit, StringComparison.Ordinal);
        Assert.DoesNotContain("clock--target", limit, StringComparison.Ordinal);
        Assert.DoesNotContain("clock--late", target, StringComparison.Ordinal);
        Assert.DoesNotContain("期限を", target, StringComparison.Ordinal);
        Assert.Contains("clock--missed clock--target", target, StringComparison.Ordinal);
        Assert.Contains("<p class=\"clock__mark\">目安</p>", target, StringComparison.Ordinal);
        Assert.Contains("目安を2日3時間過ぎています", target, StringComparison.Ordinal);
    }

    [Fact]
    public void keeps_a_missed_target_when_the_thing_is_done_and_calls_it_no_limit()
    {
        var target = Show(LateFrom.AddDays(30), done: LateFrom.AddHours(1), isInternal: true);

        Assert.Contains("目安を1時間過ぎて完了", target, StringComparison.Ordinal);
        Assert.DoesNotContain("期限後", target, StringComparison.Ordinal);
    }

    [Fact]
    public void asks_for_no_attention_before_a_target() =>
        Assert.DoesNotContain("clock--soon", Show(LateFrom.AddTicks(-1), isInternal: true), StringComparison.Ordinal);

    [Fact]
    public void has_a_frame_of_its_own_for_a_target()
    {
        var css = File.ReadAllText(Path.Combine(Root(), "src", "Web", "wwwroot", "css", "parts.css"));

        Assert.Matches(@"\.clock--target \{[^}]*dashed", css);
        Assert.DoesNotMatch(@"\.clock--(target|missed)[^{]*\{[^}]*--error", css);
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Noroshi.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The root of the repository was not found.");
        }

        return folder;
    }

    private static string Show(DateTimeOffset now, DateTimeOffset? done = null, bool isInternal = false)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("ja");
        var clock = new Clock(new FakeTimeProvider(now)) { Label = "30日報告", LateFrom = LateFrom, Done = done, Internal = isInternal };
        var output = new TagHelperOutput("n-clock", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        clock.Process(new TagHelperContext([], new Dictionary<object, object>(), "1"), output);
        using var writer = new StringWriter();
        output.WriteTo(writer, System.Text.Encodings.Web.HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All));
        return writer.ToString();
    }
}

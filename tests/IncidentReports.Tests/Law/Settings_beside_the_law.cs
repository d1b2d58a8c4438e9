using Noroshi.IncidentReports.Face;
using Noroshi.IncidentReports.Law.Clocks;
using Noroshi.IncidentReports.Law.Keeping;
using Noroshi.Kernel;
using Xunit;

namespace Noroshi.IncidentReports.Tests.Law;

/// <summary>What the law leaves open is a setting that says so.</summary>
public class Settings_beside_the_law
{
    private static readonly DateTimeOffset Learned = new(2026, 11, 24, 9, 0, 0, TimeSpan.FromHours(9));

    [Fact]
    public void say_that_the_first_report_has_no_number_in_law()
    {
        Assert.Contains("速やかに", TheFirstReportIsDueWithoutDelay.Text.Ja, StringComparison.Ordinal);
        Assert.Contains("設定", TheFirstReportIsDueWithoutDelay.TargetNote.Ja, StringComparison.Ordinal);
        Assert.All(IncidentKinds.All, kind => Assert.True(TheFirstReportIsDueWithoutDelay.Target(kind, Learned) > Learned));
    }

    [Fact]
    public void say_that_the_law_sets_no_term_for_keeping()
    {
        Assert.Equal(Certainty.Policy, HowLongReportsAreKept.On(new(2026, 10, 1)).Certainty);
        Assert.Equal(new DateOnly(2031, 11, 25), HowLongReportsAreKept.MayBeErasedFrom(new(2026, 11, 24)));
        Assert.Equal(new DateOnly(2033, 3, 1), HowLongReportsAreKept.MayBeErasedFrom(new(2028, 2, 29)));
    }

    [Fact]
    public void show_the_data_protection_law_s_clocks_as_another_law_s_and_not_as_verified_text() =>
        Assert.All(TheDataProtectionLawHasItsOwnClock.For(Learned, malicious: true), clock =>
        {
            Assert.True(clock.OtherLaw);
            Assert.NotEqual(Certainty.Text, clock.Certainty);
        });

    [Fact]
    public void have_codes_and_words_for_stages_kinds_and_items()
    {
        Assert.All(ReportStages.All, s => Assert.True(ReportStages.TryParse(s.Code(), out var back) && back == s && s.Words().En.Length > 0));
        Assert.All(IncidentKinds.All, k => Assert.True(IncidentKinds.TryParse(k.Code(), out var back) && back == k && k.Words().En.Length > 0));
        Assert.Equal("①②③④⑤⑥⑦", string.Concat(ReportItems.All.Select(i => i.Sign())));
        Assert.Equal([1, 2, 3], IncidentKinds.All.Select(k => k.Form()));
    }
}

using Noroshi.Kernel;
using Noroshi.Oversight.Commission.Law;
using Xunit;
using static Noroshi.Oversight.Commission.Law.Outcome;
using static Noroshi.Oversight.Commission.Law.Vote;

namespace Noroshi.Oversight.Tests.Commission.Law;

public class How_the_commission_decides
{
    [Theory]
    [InlineData(true, 2, true)]
    [InlineData(true, 4, true)]
    [InlineData(true, 1, false)]
    [InlineData(false, 4, false)]
    [InlineData(false, 0, false)]
    public void needs_the_chair_and_two_members(bool chair, int members, bool quorum) => Assert.Equal(quorum, HowTheCommissionDecides.HasQuorum(new(chair, members)));

    /// <summary>f for, a against, - abstained.</summary>
    [Theory]
    [InlineData("ffa", ' ', nameof(Carried))]
    [InlineData("faa", ' ', nameof(NotCarried))]
    [InlineData("ffaa", ' ', nameof(Tied))]
    [InlineData("ffaa", 'f', nameof(Carried))]
    [InlineData("ffaa", 'a', nameof(NotCarried))]
    [InlineData("ff--", ' ', nameof(NotCarried))]
    [InlineData("ffa--", 'f', nameof(NotCarried))]
    [InlineData("fa-", 'f', nameof(Carried))]
    [InlineData("ff-", ' ', nameof(Carried))]
    public void by_a_majority_of_those_present_and_the_chair_breaks_a_tie(string votes, char chair, string outcome) =>
        Assert.Equal(outcome, HowTheCommissionDecides.Ordinary([.. votes.Select(v => Read(v)!.Value)], Read(chair)).ToString());

    [Fact]
    public void that_somebody_must_go_only_by_all_but_that_person()
    {
        Assert.Equal(Carried, HowTheCommissionDecides.OfAll([For, For, For, For]));
        Assert.Equal(NotCarried, HowTheCommissionDecides.OfAll([For, For, For, null]));
        Assert.Equal(NotCarried, HowTheCommissionDecides.OfAll([For, For, For, Abstained]));
        Assert.Equal(NotCarried, HowTheCommissionDecides.OfAll([]));
    }

    [Fact]
    public void among_a_chair_and_four_of_whom_two_are_part_time()
    {
        SeatFacts[] full = [new(Office.Chair, true), new(Office.Member, true), new(Office.Member, true), new(Office.Member, false)];

        Assert.IsType<Ruling.Allowed>(TheCommissionHasAChairAndFour.Ask(new(Office.Member, false), full));
        Assert.IsType<Ruling.Refused>(TheCommissionHasAChairAndFour.Ask(new(Office.Chair, true), full));
        Assert.IsType<Ruling.Refused>(TheCommissionHasAChairAndFour.Ask(new(Office.Member, true), [.. full, new(Office.Member, true)]));
        Assert.IsType<Ruling.Refused>(TheCommissionHasAChairAndFour.Ask(new(Office.Member, false), [new(Office.Member, false), new(Office.Member, false)]));
        Assert.IsType<Ruling.Refused>(TheCommissionHasAChairAndFour.Ask(new(Office.Chair, false), []));
        Assert.IsType<Ruling.Refused>(TheCommissionHasAChairAndFour.Ask(new(Office.Expert, true), full));
    }

    [Theory]
    [InlineData("2026-04-01", false, null, "2031-03-31")]
    [InlineData("2026-04-01", true, null, "2029-03-31")]
    [InlineData("2028-06-10", false, "2031-03-31", "2031-03-31")]
    [InlineData("2024-02-29", false, null, "2029-02-27")]
    public void for_terms_of_five_years(string from, bool first, string? remainder, string ends) =>
        Assert.Equal(Day(ends), TermsAreFiveYears.Ends(Day(from), first, remainder is null ? null : Day(remainder)));

    [Theory]
    [InlineData(nameof(ApprovalRoute.Police), "2026-09-30", false)]
    [InlineData(nameof(ApprovalRoute.Police), "2026-10-01", true)]
    [InlineData(nameof(ApprovalRoute.Defense95), "2026-10-01", true)]
    [InlineData(nameof(ApprovalRoute.Article17), "2027-11-21", false)]
    [InlineData(nameof(ApprovalRoute.Article33), "2027-11-22", true)]
    public void only_what_is_in_force(string route, string day, bool may) =>
        Assert.Equal(may, WhatNeedsApproval.Ask(Enum.Parse<ApprovalRoute>(route), Day(day), InForce.SectionTwo(null)) is Ruling.Allowed);

    [Theory]
    [InlineData("2027-04-01", "2027-04-01")]
    [InlineData("2028-01-01", "2027-11-22")]
    [InlineData("soon", "2027-11-22")]
    [InlineData(null, "2027-11-22")]
    public void and_the_day_of_section_two_is_never_later_than_the_law_says(string? set, string day) => Assert.Equal(Day(day), InForce.SectionTwo(set));

    [Fact]
    public void nothing_of_articles_63_to_68_before_their_day_and_no_content_without_a_basis()
    {
        var (before, on) = (Day("2027-03-31"), Day("2027-04-01"));
        foreach (var measure in new[] { Measure.Notice, Measure.Demand, Measure.Recommendation })
        {
            Assert.IsType<Ruling.Refused>(MeasuresAfterAnInspection.Ask(measure, before, on));
            Assert.IsType<Ruling.Allowed>(MeasuresAfterAnInspection.Ask(measure, on, on));
        }

        Assert.IsType<Ruling.Allowed>(MeasuresAfterAnInspection.Ask(InspectionBasis.Record, before, on));
        Assert.IsType<Ruling.Refused>(MeasuresAfterAnInspection.Ask(InspectionBasis.Article63First, before, on));
        Assert.IsType<Ruling.Refused>(TheCommissionReadsContentOnlyByASetting.Ask(null, before, on));
        Assert.IsType<Ruling.Refused>(TheCommissionReadsContentOnlyByASetting.Ask("no", before, on));
        Assert.IsType<Ruling.Allowed>(TheCommissionReadsContentOnlyByASetting.Ask("内閣府との取決め", before, on));
    }

    [Theory]
    [InlineData(false, false, null, false)]
    [InlineData(true, false, null, true)]
    [InlineData(true, true, null, false)]
    [InlineData(true, true, nameof(Tied), false)]
    [InlineData(true, true, nameof(NotCarried), true)]
    public void that_a_notice_is_closed_only_after_its_check(bool isChecked, bool recommends, string? decision, bool may) =>
        Assert.Equal(may, ANoticeAfterTheFactIsChecked.MayClose(isChecked, recommends, decision is null ? null : Enum.Parse<Outcome>(decision)) is Ruling.Allowed);

    private static Vote? Read(char vote) => vote switch { 'f' => For, 'a' => Against, '-' => Abstained, _ => null };

    private static DateOnly Day(string written) => DateOnly.ParseExact(written, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}

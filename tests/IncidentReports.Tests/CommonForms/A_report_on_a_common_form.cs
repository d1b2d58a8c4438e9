using System.Text.Json;
using Noroshi.IncidentReports.CommonForms;
using Noroshi.Kernel;
using Xunit;

namespace Noroshi.IncidentReports.Tests.CommonForms;

/// <summary>Which answers are refused at which stage, and with what words.</summary>
public class A_report_on_a_common_form
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.FromHours(9));
    private static readonly CommonForm Ransomware = FormBook.On(new DateOnly(2026, 10, 1)).Form("ransomware");

    private static readonly Answers First = Answers.None
        .With("report.stage", "first").With("report.kind", "ransomware")
        .With("operator.name", "東都電力株式会社").With("operator.corporate-number", CorporateNumber.FromBase("700110005901").Digits)
        .With("operator.address", "東京都千代田区内幸町1-1-3")
        .With("contact.name", "佐藤 恵").With("contact.phone", "03-1234-5678").With("contact.email", "csirt@example.jp")
        .With("awareness.at", "2026-11-24T08:10:00+09:00").With("awareness.by", "SOC 当直 田中")
        .With("awareness.ground", "EDRの警告とランサムノートの表示");

    [Fact]
    public void with_nothing_in_it_is_refused_field_by_field() =>
        Assert.Equal(11, Check(Answers.None).Count(problem => problem.Code == "required"));

    [Theory]
    [InlineData("operator.corporate-number", "1234567890123", "not-a-corporate-number")]
    [InlineData("contact.email", "csirt＠example", "not-an-email-address")]
    [InlineData("contact.email", "a@b.jp, c@d.jp", "not-an-email-address")]
    [InlineData("contact.phone", "電話してください", "not-a-phone-number")]
    [InlineData("awareness.at", "昨日", "not-a-date-time")]
    [InlineData("awareness.at", "2026-11-24", "not-a-date-time")]
    [InlineData("awareness.at", "2026-11-24T09:06:00+09:00", "in-the-future")]
    [InlineData("awareness.at", "1999-12-31T23:59:59+09:00", "too-long-ago")]
    [InlineData("awareness.at", "9999-12-31T23:59:59-14:00", "not-a-date-time")]
    [InlineData("awareness.at", "9999-12-31T23:59:59+09:00", "not-a-date-time")]
    [InlineData("awareness.at", "2126-11-24T00:00:00+09:00", "in-the-future")]
    [InlineData("awareness.at", "0001-01-01T00:00:00+14:00", "not-a-date-time")]
    [InlineData("awareness.at", "0001-01-02T00:00:00Z", "not-a-date-time")]
    [InlineData("awareness.at", "0000-01-01T00:00:00Z", "not-a-date-time")]
    [InlineData("awareness.at", "10000-01-01T00:00:00Z", "not-a-date-time")]
    [InlineData("awareness.at", "2026-11-23T10:00:00+23:59", "not-a-date-time")]
    [InlineData("awareness.at", "2026-11-23T23:59:60Z", "not-a-date-time")]
    [InlineData("awareness.at", "2026-11-23T24:00:01+09:00", "not-a-date-time")]
    [InlineData("awareness.at", "2026-02-29T10:00:00+09:00", "not-a-date-time")]
    [InlineData("event.status", "over", "not-in-list")]
    [InlineData("impact.service-level", "maybe", "not-in-list")]
    [InlineData("personal-data.count", "many", "not-a-number")]
    [InlineData("personal-data.count", "1.5", "not-a-whole-number")]
    [InlineData("personal-data.count", "-1", "not-a-whole-number")]
    [InlineData("operator.name", "東都\u202E電力", "bidi-control")]
    [InlineData("operator.name", "東都\u0007電力", "control-character")]
    [InlineData("nonsense.field", "x", "unknown-field")]
    [InlineData("ddos.duration", "5", "unknown-field")]
    public void is_refused_for(string field, string value, string code)
    {
        var problem = Assert.Single(Check(First.With(field, value)));
        Assert.Equal(($"answers.{field}", code), (problem.Field, problem.Code));
    }

    // An attribute cannot hold half a surrogate pair.
    [Fact]
    public void is_refused_for_half_a_surrogate_pair() =>
        Assert.Equal("lone-surrogate", Assert.Single(Check(First.With("operator.name", "東都\uD800電力"))).Code);

    [Fact]
    public void is_refused_for_a_text_that_is_too_long() =>
        Assert.Equal("too-long", Assert.Single(Check(First.With("event.summary", new string('あ', 4001)))).Code);

    [Fact]
    public void is_refused_for_a_class_beside_unknown() =>
        Assert.Equal("stands-alone", Assert.Single(Check(First.WithList("computer.class", ["T1", "unknown"]))).Code);

    [Fact]
    public void is_refused_for_two_values_in_a_field_for_one() =>
        Assert.Equal("one-value-only", Assert.Single(Check(First.WithList("operator.name", ["甲", "乙"]))).Code);

    [Fact]
    public void names_the_nearest_entry_of_the_list() =>
        Assert.Contains("継続中", Assert.Single(Check(First.With("event.status", "継続"))).Message.Ja, StringComparison.Ordinal);

    [Fact]
    public void as_a_full_report_is_refused_until_all_seven_items_are_answered()
    {
        var problems = CommonFormCheck.Problems(Ransomware, FormStage.Full, First.With("report.stage", "thirty-day"), Now);
        Assert.All(["answers.event.summary", "answers.technical.cause", "answers.response.initial", "answers.remarks.notes"],
            field => Assert.Contains(problems, problem => problem.Field == field && problem.Code == "required"));
    }

    [Fact]
    public void as_a_first_report_is_accepted_with_items_one_and_two_and_what_the_window_needs() => Assert.Empty(Check(First));

    [Fact]
    public void as_a_voluntary_report_needs_no_corporate_number() =>
        Assert.DoesNotContain(CommonFormCheck.Problems(Ransomware, FormStage.Voluntary, Answers.None, Now), problem => problem.Field.Contains("corporate", StringComparison.Ordinal));

    [Fact]
    public void as_a_draft_may_be_empty() => Assert.Empty(CommonFormCheck.ProblemsOfADraft(Ransomware, Answers.None, Now));

    [Fact]
    public void is_tidied_on_the_way_in()
    {
        var tidy = CommonFormCheck.Tidy(Ransomware, First
            .With("operator.corporate-number", " " + string.Concat(First["operator.corporate-number"]!.Select(d => (char)(d - '0' + '０'))) + " ")
            .With("awareness.at", "令和８年１１月２４日 ８時１０分")
            .With("contact.email", "ｃｓｉｒｔ＠ｅｘａｍｐｌｅ．ｊｐ")
            .With("personal-data.count", "１，２００")
            .WithList("technical.intrusion", ["phishing", "vulnerability", "phishing"]));
        Assert.Equal(First["operator.corporate-number"], tidy["operator.corporate-number"]);
        Assert.Equal("2026-11-24T08:10:00+09:00", tidy["awareness.at"]);
        Assert.Equal("csirt@example.jp", tidy["contact.email"]);
        Assert.Equal("1200", tidy["personal-data.count"]);
        Assert.Equal(["vulnerability", "phishing"], tidy.Of("technical.intrusion"));
    }

    [Theory]
    [InlineData("2026-11-23T10:00:00+14:00", "2026-11-23T05:00:00+09:00")]
    [InlineData("2026-11-22T00:00:00-12:00", "2026-11-22T21:00:00+09:00")]
    [InlineData("2026-11-23T15:00:00Z", "2026-11-24T00:00:00+09:00")]
    [InlineData("2026-11-23T14:59:59.9999999Z", "2026-11-23T23:59:59+09:00")]
    [InlineData("2024-02-29T10:00:00+09:00", "2024-02-29T10:00:00+09:00")]
    public void keeps_a_moment_as_tokyo_reads_its_clocks(string sent, string kept)
    {
        var tidy = CommonFormCheck.Tidy(Ransomware, First.With("awareness.at", sent));
        Assert.Equal(kept, tidy["awareness.at"]);
        Assert.Empty(Check(tidy));
    }

    [Fact]
    public void is_kept_as_one_text_for_one_content()
    {
        var other = First.Codes.Reverse().Aggregate(Answers.None, (answers, code) => answers.With(code, First[code]));
        Assert.Equal(First, other);
        Assert.Equal(First.ToJson(), other.ToJson());
        Assert.Equal(First, Answers.FromJson(First.ToJson()));
    }

    [Theory]
    [InlineData("""{"a":true}""")]
    [InlineData("""{"a":{"b":"c"}}""")]
    [InlineData("""{"a":["b",1]}""")]
    [InlineData("""{"a":"\ud800"}""")]
    [InlineData("[]")]
    public void sent_by_a_machine_is_refused_for_a_wrong_type(string json)
    {
        using var document = JsonDocument.Parse(json);
        var problems = new Problems();
        _ = Answers.Read(document.RootElement, problems);
        Assert.Single(problems);
    }

    [Fact]
    public void shows_the_difference_field_by_field()
    {
        var newer = First.With("event.status", "ongoing").With("contact.name", "鈴木 一郎").With("awareness.by", null);
        var changes = AnswersDifference.Between(Ransomware, First, newer);
        Assert.Equal(["contact.name", "awareness.by", "event.status"], changes.Select(change => change.Code));
        Assert.True(changes[1].IsGone);
        Assert.True(changes[2].IsNew);
        Assert.Equal("継続中", changes[2].NewerBy(Ransomware).Ja);
    }

    private static Problems Check(Answers answers) => CommonFormCheck.Problems(Ransomware, FormStage.First, answers, Now);
}

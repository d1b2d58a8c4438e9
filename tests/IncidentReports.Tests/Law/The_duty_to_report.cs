using CsCheck;
using Noroshi.CriticalComputers.Face;
using Noroshi.IncidentReports.Law.Duty;
using Xunit;

namespace Noroshi.IncidentReports.Tests.Law;

/// <summary>What holds of the rule for any facts at all.</summary>
public class The_duty_to_report
{
    private static readonly DateOnly Day = new(2026, 11, 24);

    private static readonly Gen<Facts> SomeFacts = Gen.Int[0, 2].Array[Fact.All.Count].Select(Of);

    private static readonly Gen<Facts> AllFacts = Gen.Int[1, 2].Array[Fact.All.Count].Select(Of);

    [Fact]
    public void never_depends_on_the_exemption_from_notification() => SomeFacts.Sample(facts =>
        Same(
            Reportability.Of(facts.Without(Fact.ExemptFromNotification), Day),
            Reportability.Of(facts.With(Fact.ExemptFromNotification, true), Day),
            Reportability.Of(facts.With(Fact.ExemptFromNotification, false), Day)));

    [Fact]
    public void once_settled_is_not_unsettled_or_turned_by_more_facts() => Gen.Select(SomeFacts, AllFacts).Sample((some, rest) =>
    {
        var before = Reportability.Of(some, Day);
        var facts = some;
        foreach (var fact in Fact.All.Where(f => some[f] is null))
        {
            facts = facts.With(fact, rest[fact]!.Value);
            if (before.Verdict is not Verdict.CannotTellYet && Reportability.Of(facts, Day).Verdict != before.Verdict)
            {
                return false;
            }
        }

        return true;
    });

    [Fact]
    public void is_settled_by_all_facts_and_agrees_with_the_text_written_as_one_condition() => AllFacts.Sample(facts =>
    {
        var answer = Reportability.Of(facts, Day);
        return answer.Verdict == (AsOneCondition(facts) ? Verdict.MustReport : Verdict.NeedNot) && answer.Unknown.Count == 0 && answer.Reasons.Count > 0;
    });

    [Fact]
    public void says_which_missing_facts_matter_and_no_others_do() => SomeFacts.Sample(facts =>
    {
        var answer = Reportability.Of(facts, Day);
        var missing = answer.Unknown.Select(m => m.Fact).ToHashSet();
        return (answer.Verdict is Verdict.CannotTellYet) == (missing.Count > 0)
            && missing.All(f => facts[f] is null)
            && answer.Unknown.All(m => m.IfSo == Reportability.Of(facts.With(m.Fact, true), Day).Verdict && m.IfNot == Reportability.Of(facts.With(m.Fact, false), Day).Verdict)
            && (answer.Verdict is not Verdict.CannotTellYet || Fact.All.Where(f => facts[f] is null && !missing.Contains(f)).All(f =>
                Reportability.Of(facts.With(f, true), Day).Verdict is Verdict.CannotTellYet && Reportability.Of(facts.With(f, false), Day).Verdict is Verdict.CannotTellYet));
    }, iter: 300);

    [Fact]
    public void does_not_look_at_the_order_of_the_classes() => Gen.Select(AllFacts, Gen.Shuffle(DeviceClasses.All.ToArray()), Gen.Int[0, 11]).Sample((facts, shuffled, count) =>
        Same(
            Reportability.Of(facts.WithClasses(shuffled.Take(count)), Day),
            Reportability.Of(facts.WithClasses(shuffled.Take(count).Reverse()), Day),
            Reportability.Of(facts.WithClasses(shuffled.Take(count).Order()), Day)));

    [Fact]
    public void is_never_lightened_by_one_class_more() => Gen.Select(AllFacts, Gen.Int[0, 10]).Sample((facts, more) =>
        Reportability.Of(facts, Day).Verdict is not Verdict.MustReport
        || Reportability.Of(facts.With(Fact.Of(DeviceClasses.All[more]), true), Day).Verdict is Verdict.MustReport);

    [Fact]
    public void holds_on_every_class_alike_for_malware_and_unauthorised_access() => Gen.Select(AllFacts, Gen.Int[0, 10], Gen.Bool).Sample((facts, i, malware) =>
    {
        var event_ = facts.With(Fact.OperatorIsSpecial, true).With(Fact.Harmed, true).With(malware ? Fact.ByMalware : Fact.ByAccess, true)
            .With(Fact.SoonAfterDesignation, false).With(Fact.SoonAfterCoverage, false).WithClasses([DeviceClasses.All[i]]);
        return Reportability.Of(event_, Day).Verdict is Verdict.MustReport;
    });

    [Fact]
    public void carries_the_date_of_the_rule_in_every_reason() => SomeFacts.Sample(facts =>
        Reportability.Of(facts, Day) is var answer && answer.RuleVersion == new DateOnly(2026, 10, 1)
        && answer.Reasons.All(r => r.RuleVersion <= Day && r.Text.Ja.Length > 0 && r.Text.En.Length > 0 && r.Article.Length > 0));

    // Act art 5 and Order art 4(1)-(2), written by hand once more as one condition on full facts.
    private static bool AsOneCondition(Facts facts)
    {
        bool Is(Fact fact) => facts[fact]!.Value;
        var near = Is(Fact.Of(DeviceClass.T1)) || Is(Fact.Of(DeviceClass.T2_1)) || Is(Fact.Of(DeviceClass.T2_2));
        var consented = Is(Fact.ByAccessManager) || Is(Fact.WithManagersConsent);
        var harm = Is(Fact.Harmed) && (Is(Fact.ByMalware) || Is(Fact.ByAccess) || (Is(Fact.ByObstruction) && (near || !Is(Fact.ObstructionOnlyAttempted))));
        var trace = Is(Fact.TraceOfIncident) && (near || !Is(Fact.TraceOnlyOfAttempt));
        var precursor = near && (
            (Is(Fact.MalwareReceived) && !Is(Fact.JustCause))
            || (Is(Fact.CredentialEntered) && !consented && !Is(Fact.WithRightHoldersConsent) && !Is(Fact.NictSurvey))
            || (Is(Fact.BypassEntered) && !consented)
            || (Is(Fact.BypassThroughAnother) && !consented)
            || (Is(Fact.CredentialTaken) && Is(Fact.TakenForAccess) && Is(Fact.TakenByHarm))
            || Is(Fact.TraceOfPrecursor));
        var early = (Is(Fact.SoonAfterDesignation) && Is(Fact.OfThatDesignation) && (!Is(Fact.ByEventOfEspa53) || Is(Fact.DesignatedBeforeAmendment)))
            || Is(Fact.SoonAfterCoverage);
        return Is(Fact.OperatorIsSpecial) && DeviceClasses.All.Any(c => Is(Fact.Of(c))) && (harm || trace || precursor) && !early;
    }

    private static bool Same(params ReportabilityAnswer[] answers) => answers.All(a =>
        a.Verdict == answers[0].Verdict
        && a.Reasons.SequenceEqual(answers[0].Reasons)
        && a.Unknown.SequenceEqual(answers[0].Unknown));

    private static Facts Of(int[] values) => Fact.All
        .Zip(values)
        .Where(pair => pair.Second > 0)
        .Aggregate(Facts.None, (facts, pair) => facts.With(pair.First, pair.Second == 1));
}

using System.Collections.Immutable;
using Noroshi.CriticalComputers.Face;
using Noroshi.CriticalComputers.Law.Classes;
using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Law;

/// <summary>What is known of a computer that decides its duties. Isolation, ISMAP, exposure, impact and dependency are not among it: the law has no such rule.</summary>
/// <param name="Classes">Its classes; null as long as they are not decided.</param>
/// <param name="Unit">What it is.</param>
/// <param name="Dedicated">Whether its product is dedicated.</param>
/// <param name="Product">Its product.</param>
/// <param name="Maker">Its maker.</param>
/// <param name="RemovedOn">The day on which it was removed.</param>
internal sealed record DutyFacts(ClassSet? Classes, ComputerUnit Unit, DedicatedUse Dedicated, string Product, string Maker, DateOnly? RemovedOn);

/// <summary>A reason, with its article.</summary>
internal sealed record DutyReason(Words Text, string Article);

/// <summary>An answer: yes, no, or not yet known; and why.</summary>
internal sealed record DutyAnswer(bool? Holds, ImmutableArray<DutyReason> Reasons)
{
    /// <summary>From which day the rule is in force by which it was answered: its version.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>What is known to be answered later, and from which day; null if no change is known.</summary>
    public (DateOnly From, DutyAnswer Answer)? Next { get; init; }

    /// <summary>Whether another says the same for the same reasons.</summary>
    public bool SaysTheSameAs(DutyAnswer other) => Holds == other.Holds && Reasons.SequenceEqual(other.Reasons);
}

/// <summary>
/// Three answers that are not one: whether it is a 特定重要電子計算機, whether it must be notified, and whether its incidents must be reported. What
/// frees from notification frees from nothing else.
/// </summary>
/// <param name="IsSpecified">Whether it is a 特定重要電子計算機.</param>
/// <param name="MustBeNotified">Whether it must be notified.</param>
/// <param name="MustBeReported">Whether its incidents must be reported.</param>
internal sealed record ThreeAnswers(DutyAnswer IsSpecified, DutyAnswer MustBeNotified, DutyAnswer MustBeReported)
{
    /// <summary>The answers by the rules of one day.</summary>
    [Article("Act, Art. 4(1)")]
    [Article("Order, Art. 2(1)")]
    [Article("Order, Art. 4(1)(i)")]
    public static ThreeAnswers Of(DutyFacts facts, RegisterRules rules)
    {
        var found = Found(facts, rules);
        return new(
            found.IsSpecified with { Since = rules.ClassesSince },
            found.MustBeNotified with { Since = rules.NotificationSince },
            found.MustBeReported with { Since = ReportableEvents.InForceOn(rules.Day) ? Later(ReportableEvents.RuleVersion(rules.Day), rules.ClassesSince) : null });
    }

    /// <summary>The answers of today, each with the first change of it that is known.</summary>
    /// <param name="facts">What is known of the computer.</param>
    /// <param name="ahead">The rules of today, and those of each later day on which a rule changes, in order.</param>
    public static ThreeAnswers Of(DutyFacts facts, IReadOnlyList<RegisterRules> ahead)
    {
        var days = ahead.Select(rules => (rules.Day, Answers: Of(facts, rules))).ToList();
        var today = days[0].Answers;
        return new(With(a => a.IsSpecified), With(a => a.MustBeNotified), With(a => a.MustBeReported));

        DutyAnswer With(Func<ThreeAnswers, DutyAnswer> which)
        {
            var now = which(today);
            var changed = days.Skip(1).Where(d => !which(d.Answers).SaysTheSameAs(now)).Take(1).ToList();
            return now with { Next = changed.Count == 0 ? null : (changed[0].Day, which(changed[0].Answers)) };
        }
    }

    private static ThreeAnswers Found(DutyFacts facts, RegisterRules rules)
    {
        if (facts.RemovedOn is { } removed && removed <= rules.Day)
        {
            var gone = new DutyAnswer(false, [new(new("廃止されています。", "It has been removed."), "Act, Art. 4(1)")]);
            return new(gone, gone, gone);
        }

        if (facts.Classes is not { } entered)
        {
            var open = new DutyAnswer(null, [new(new("区分がまだ決まっていません。", "Its classes have not been decided."), "Order, Art. 1(1)")]);
            return new(open, open, open);
        }

        var classes = rules.Counting(entered);
        if (!classes.IsSpecified)
        {
            var none = new DutyAnswer(false, [new(new("どの区分にも当たりません。", "It is in none of the classes."), "Cabinet Order, Art. 1(3)")]);
            return new(none, none, none);
        }

        return new ThreeAnswers(
            new DutyAnswer(true, [.. classes.Classes.Select(c => new DutyReason(c.Words(), c.Article()))]),
            Notified(facts, rules),
            Reported(classes, rules.Day));
    }

    private static DutyAnswer Notified(DutyFacts facts, RegisterRules rules)
    {
        var reasons = ImmutableArray.CreateBuilder<DutyReason>();
        if (facts.Unit is ComputerUnit.Unknown)
        {
            return new(null, [new(new("種類が決まっていません。アプライアンスはハードウェアを、ほかはOS・ミドルウェア・アプリケーションを届け出ます。", "Its kind has not been decided: of an appliance the hardware is notified, otherwise operating system, middleware and applications."), "Order, Art. 2(1)(i)")]);
        }

        if (facts.Unit is ComputerUnit.OtherHardware)
        {
            return new(false, [new(new("アプライアンス以外のハードウェアは届け出ません。組み込まれたOS・ミドルウェア・アプリケーションを届け出ます。", "Hardware that is no appliance is not notified; its operating system, middleware and applications are."), "Order, Art. 2(1)(ii)")]);
        }

        var designated = TheseProductsNeedNoNotification.Of(facts.Product, facts.Maker, rules.Designated);
        if (designated.Is is Designation.Yes)
        {
            return new(false, [new(designated.Why!, "Order, Art. 2(1)")]);
        }

        var dedicated = facts.Dedicated is DedicatedUse.OneOperator or DedicatedUse.OneGroup;
        if (dedicated && rules.DedicatedExempts)
        {
            return new(false, [new(new(
                "専用の製品として登録されているため、届出は不要です（この例外の読み方は設定によるもので、未確認です）。報告の義務は変わりません。",
                "Entered as dedicated: no notification, as that exception is read by a setting that has not been verified. Its incidents are still reported."), "Order, Art. 2(1)")]);
        }

        reasons.Add(new(new("特定重要電子計算機を導入したときは届け出ます。", "A critical computer that is introduced is notified."), "Act, Art. 4(1)"));
        if (designated.Is is Designation.Near)
        {
            reasons.Add(new(designated.Why!, "Order, Art. 2(1)"));
        }

        if (dedicated)
        {
            reasons.Add(new(new(
                "専用の製品として登録されていますが、この例外の読み方は未確認のため、届け出る扱いにしています。", "It is entered as dedicated; how that exception is read has not been verified, so it stays to be notified."), "Order, Art. 2(1)"));
        }

        return new(true, reasons.ToImmutable());
    }

    private static DutyAnswer Reported(ClassSet classes, DateOnly day) => !ReportableEvents.InForceOn(day)
        ? new(false, [new(new("報告の義務はまだ始まっていません。", "The duty to report has not begun."), "Act, Art. 5")])
        : ReportableEvents.IncludePrecursors(classes.Classes, day)
            ? new(true, [new(new("特定侵害事象のほか、その原因となり得る事象（イ～ヘ）も報告します。", "Incidents, and the events イ to ヘ that may lead to them, are reported."), "Order, Art. 4(1)(i)")])
            : new(true, [new(new("特定侵害事象のほか、その痕跡が記録される事象を報告します。", "Incidents, and events in which their traces are recorded, are reported."), "Order, Art. 4(1)(ii)")]);

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}

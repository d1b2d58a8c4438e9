using System.Globalization;
using Noroshi.Kernel;

namespace Noroshi.IncidentReports.Law.Clocks;

/// <summary>
/// 個人情報保護法 art 26(1) and its 施行規則 art 8, where personal data leaked: 速報 「速やかに」 (the Commission's guideline: 概ね3～5日以内) and
/// 確報 within 30 days, 60 where it may have been done 不正の目的をもって (施行規則 art 7(iii)). Another law's clock: shown as a help, with its
/// certainty, and never kept as one of ours. The guideline counts the day of knowledge as the first; we do the same, which is the safe side (ADR 0014).
/// </summary>
[Article("PIPA Rules, Art. 8")]
internal static class TheDataProtectionLawHasItsOwnClock
{
    internal static readonly Dated<(int Prompt, int Full, int FullIfMalicious)> Days =
        new Dated<(int Prompt, int Full, int FullIfMalicious)>().From(new(2022, 4, 1), (5, 30, 60));

    /// <summary>The clocks for a leak learnt of at this moment, the prompt report first.</summary>
    /// <param name="learnedAt">When the leak became known; it may differ from the knowledge of the incident.</param>
    /// <param name="malicious">Whether it may have been done with a wrongful purpose, as an attack is.</param>
    public static IReadOnlyList<Clock> For(DateTimeOffset learnedAt, bool malicious)
    {
        var day = LegalCalendar.LegalDay(learnedAt);
        var (prompt, full, fullIfMalicious) = Days.On(day);
        var longest = malicious ? fullIfMalicious : full;
        return
        [
            Make("pipa-prompt", prompt, Unmoved(day, prompt), new("個人情報保護委員会への速報（概ね3～5日以内）の目安", "Prompt report to the data protection commission (about 3 to 5 days)"), day),
            Make("pipa-full", longest, LegalCalendar.DaysAfter(day, longest, startsAtMidnight: true), new("個人情報保護委員会への確報の期限", "Full report to the data protection commission"), day),
        ];
    }

    // A guideline's "three to five days" is no limit set by law: it does not move for a closed day.
    private static Limit Unmoved(DateOnly day, int days) => new(day.AddDays(days - 1), day.AddDays(days - 1));

    private static Clock Make(string rule, int days, Limit limit, Words name, DateOnly day) => new(
        rule,
        "PIPA Rules, Art. 8",
        Days.VersionOn(day),
        day,
        string.Create(CultureInfo.InvariantCulture, $"{days} days"),
        limit,
        name,
        new(
            "個人情報保護法による別の期限です。知った日を1日目として数えた目安なので、必ず個人情報保護委員会の案内で確認してください。",
            "A limit of another law. Counted with the day of knowledge as the first, as a guide only: check it with the commission."),
        Certainty.Reported,
        OtherLaw: true);
}

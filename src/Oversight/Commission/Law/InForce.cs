using Noroshi.Kernel;

namespace Noroshi.Oversight.Commission.Law;

/// <summary>
/// What of the commission's work is in force. Section 1 of chapter 10 is since 1 April 2026, but for articles 48(iv) and 61(2), which are since 1 October 2026 (the main day). Section 2 (articles
/// 63 to 70) and article 61(2)(i) to (v) come into force on a day set by Cabinet Order, two years and six months after promulgation (23 May 2025) at the latest. That day is a setting; without
/// one the latest possible day stands, shown as unverified.
/// </summary>
[Article("Act, Suppl. Art. 1(iii)")]
[Article("Act, Suppl. Art. 1(iv)")]
internal static class InForce
{
    /// <summary>The name of the setting: a day as <c>2027-04-01</c>.</summary>
    public const string Setting = "commission.section-two-from";

    /// <summary>Section 1: the commission exists and meets.</summary>
    public static DateOnly SectionOne { get; } = new(2026, 4, 1);

    /// <summary>Articles 48(iv) and 61(2)(vi) to (ix): what the police and the Self-Defense Forces ask.</summary>
    public static DateOnly Main { get; } = new(2026, 10, 1);

    /// <summary>The day of section 2 by the setting; the latest possible one without.</summary>
    public static DateOnly SectionTwo(string? set) =>
        DateOnly.TryParseExact(set, "yyyy-MM-dd", out var day) && day <= PendingChapters.AtTheLatest ? day : PendingChapters.AtTheLatest;

    /// <summary>The refusal of what is not in force.</summary>
    public static Ruling.Refused NotYet(string article, DateOnly from) => new(article, new(
        $"この手続の根拠となる規定は、まだ施行されていません（施行日は政令で定まります。設定では{from.Year}年{from.Month}月{from.Day}日）。",
        $"The provision for this is not in force yet (the day is set by Cabinet Order; by the setting it is {from:yyyy-MM-dd})."));
}

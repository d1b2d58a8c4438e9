using System.Diagnostics;
using Noroshi.Kernel;

namespace Noroshi.Oversight.Commission.Law;

/// <summary>On what an inspection rests.</summary>
internal enum InspectionBasis
{
    /// <summary>A check of the record of this system, in the commission's task (47). Nobody is bound to more than the system shows.</summary>
    Record,

    /// <summary>法第63条第1項.</summary>
    Article63First,

    /// <summary>法第63条第2項.</summary>
    Article63Second,
}

/// <summary>What follows from a finding.</summary>
internal enum Measure
{
    /// <summary>Nothing more.</summary>
    None,

    /// <summary>The finding is told to whom it concerns, without legal effect: before section 2 is in force there is no more.</summary>
    Told,

    /// <summary>通知 (66(1)).</summary>
    Notice,

    /// <summary>要求 (67(1)).</summary>
    Demand,

    /// <summary>勧告 (68).</summary>
    Recommendation,
}

/// <summary>
/// Inspections under article 63, and notice (66), demand (67) and recommendation (68) after them, are of section 2 of chapter 10: refused until that is in force. Their text was not in the source; that a
/// notice, a demand and a recommendation are decided by the commission in a meeting follows from 48(iii) and 55.
/// </summary>
[Article("Act, Art. 48(ii)")]
[Article("Act, Art. 48(iii)")]
[Article("Act, Art. 63")]
[Article("Act, Art. 66")]
[Article("Act, Art. 67")]
[Article("Act, Art. 68")]
internal static class MeasuresAfterAnInspection
{
    public static Ruling Ask(InspectionBasis basis, DateOnly day, DateOnly sectionTwo) =>
        basis is InspectionBasis.Record ? new Ruling.Allowed("Act, Art. 47") : day >= sectionTwo ? new Ruling.Allowed("Act, Art. 63") : InForce.NotYet("Act, Art. 63", sectionTwo);

    public static Ruling Ask(Measure measure, DateOnly day, DateOnly sectionTwo) =>
        !NeedsADecision(measure) ? new Ruling.Allowed("Act, Art. 47") : day >= sectionTwo ? new Ruling.Allowed(Article(measure)) : InForce.NotYet(Article(measure), sectionTwo);

    /// <summary>Whether the commission has to decide it in a meeting.</summary>
    public static bool NeedsADecision(Measure measure) => measure is Measure.Notice or Measure.Demand or Measure.Recommendation;

    public static string Article(Measure measure) => measure switch
    {
        Measure.Notice => "Act, Art. 66",
        Measure.Demand => "Act, Art. 67",
        Measure.Recommendation => "Act, Art. 68",
        _ => "Act, Art. 47",
    };

    public static Words Words(this Measure measure) => measure switch
    {
        Measure.None => new("措置なし", "Nothing more"),
        Measure.Told => new("伝達（法的効果なし）", "Told, without legal effect"),
        Measure.Notice => new("通知（法第66条第1項）", "Notice (Art. 66(1))"),
        Measure.Demand => new("懲戒処分の要求（法第67条第1項）", "Demand (Art. 67(1))"),
        Measure.Recommendation => new("勧告（法第68条）", "Recommendation (Art. 68)"),
        _ => throw new UnreachableException(),
    };

    public static Words Words(this InspectionBasis basis) => basis switch
    {
        InspectionBasis.Record => new("記録の確認（法第47条の任務）", "Check of the record (the task of Art. 47)"),
        InspectionBasis.Article63First => new("検査（法第63条第1項）", "Inspection (Art. 63(1))"),
        InspectionBasis.Article63Second => new("検査（法第63条第2項）", "Inspection (Art. 63(2))"),
        _ => throw new UnreachableException(),
    };
}

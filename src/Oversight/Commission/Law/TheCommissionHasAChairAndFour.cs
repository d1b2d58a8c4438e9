using Noroshi.Kernel;

namespace Noroshi.Oversight.Commission.Law;

/// <summary>In which office somebody serves.</summary>
internal enum Office
{
    /// <summary>委員長.</summary>
    Chair,

    /// <summary>委員.</summary>
    Member,

    /// <summary>専門委員 (art 56): attends, has no vote.</summary>
    Expert,

    /// <summary>事務局長 (art 57).</summary>
    DirectorGeneral,

    /// <summary>事務局の職員 (art 57).</summary>
    Staff,
}

/// <summary>A seat as the rule sees it.</summary>
internal readonly record struct SeatFacts(Office Office, bool FullTime);

/// <summary>「委員会は、委員長及び委員四人をもって組織する。」「委員のうち二人は、非常勤とすることができる。」</summary>
[Article("Act, Art. 46")]
[Article("Act, Art. 50")]
[Article("Act, Art. 50(1)")]
[Article("Act, Art. 50(2)")]
internal static class TheCommissionHasAChairAndFour
{
    /// <summary>Whether one more may be seated beside those in office.</summary>
    public static Ruling Ask(SeatFacts added, IReadOnlyCollection<SeatFacts> inOffice) => added switch
    {
        { Office: Office.Chair } when inOffice.Any(s => s.Office is Office.Chair) => new Ruling.Refused("Act, Art. 50(1)", new("委員長は一人です。前任者の在任を終えてから登録してください。", "There is one chair. End the predecessor's office first.")),
        { Office: Office.Chair, FullTime: false } => new Ruling.Refused("Act, Art. 50(2)", new("非常勤とすることができるのは委員だけです。", "Only members may be part-time.")),
        { Office: Office.Member } when inOffice.Count(s => s.Office is Office.Member) >= 4 => new Ruling.Refused("Act, Art. 50(1)", new("委員は四人です。前任者の在任を終えてから登録してください。", "There are four members. End the predecessor's office first.")),
        { Office: Office.Member, FullTime: false } when inOffice.Count(s => s is { Office: Office.Member, FullTime: false }) >= 2 => new Ruling.Refused("Act, Art. 50(2)", new("非常勤の委員は二人までです。", "Two members at most are part-time.")),
        { Office: Office.Expert, FullTime: true } => new Ruling.Refused("Act, Art. 56(4)", new("専門委員は非常勤です。", "Expert members are part-time.")),
        _ => new Ruling.Allowed("Act, Art. 50(1)"),
    };
}

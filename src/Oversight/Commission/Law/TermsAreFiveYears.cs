using Noroshi.Kernel;

namespace Noroshi.Oversight.Commission.Law;

/// <summary>
/// 「委員長及び委員の任期は、五年とする。ただし、補欠の委員長又は委員の任期は、前任者の残任期間とする。」 Of the four members first appointed two serve three years (Suppl. art 5). Whose term has ended goes on until
/// a successor is appointed (51(3)). A term of years ends with the day before the corresponding one (Civil Code art 143).
/// </summary>
[Article("Act, Art. 51")]
[Article("Act, Art. 51(1)")]
[Article("Act, Art. 51(3)")]
[Article("Act, Suppl. Art. 5")]
internal static class TermsAreFiveYears
{
    /// <summary>The last day of a term.</summary>
    /// <param name="from">The day of appointment.</param>
    /// <param name="first">Whether it is one of the two first members of three years.</param>
    /// <param name="remainderUntil">The last day of the predecessor's term, for whoever fills a vacancy.</param>
    public static DateOnly Ends(DateOnly from, bool first = false, DateOnly? remainderUntil = null) => remainderUntil ?? from.AddYears(first ? 3 : 5).AddDays(-1);
}

using Noroshi.Kernel;

namespace Noroshi.Oversight.Commission.Law;

/// <summary>
/// What was done without an approval is told to the commission, which checks whether it was proper and recommends what is needed (警職法 6の2(9), (10); the text was not in the source). A notice is not closed
/// without its check; nor while a recommendation that the check calls for is undecided.
/// </summary>
[Article("Act, Art. 48(iv)")]
internal static class ANoticeAfterTheFactIsChecked
{
    public static Ruling MayClose(bool isChecked, bool recommends, Outcome? decision) => (isChecked, recommends, decision) switch
    {
        (false, _, _) => new Ruling.Refused("Act, Art. 48(iv)", new("確認（警職法第6条の2第10項）を終えるまで、この通知は終結できません。", "This notice is not closed before its check (Police Duties Execution Act, Art. 6-2(10)).")),
        (_, true, null or Outcome.Open or Outcome.Tied or Outcome.NoQuorum) => new Ruling.Refused("Act, Art. 48(iv)", new("勧告についての議決が終わるまで、この通知は終結できません。", "This notice is not closed before the recommendation is decided.")),
        _ => new Ruling.Allowed("Act, Art. 48(iv)"),
    };
}

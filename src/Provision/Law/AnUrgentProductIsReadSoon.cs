using Noroshi.Kernel;

namespace Noroshi.Provision.Law;

/// <summary>
/// Something urgent that nobody has read is told to the next people after thirty minutes. The Act sets no time; it asks operators to try to take measures
/// (art 40(2)), for which they must have read it (policy, ADR 0044).
/// </summary>
[Article("Act, Art. 40(2)")]
internal static class AnUrgentProductIsReadSoon
{
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);
}

using Noroshi.Kernel;

namespace Noroshi.Council.Law;

/// <summary>
/// 地域外不可: a contributor may say that an item stays in its region (remark 106 of the expert meeting). It is an opinion on handling, to which
/// others have regard; here it is held everywhere. The secretariat receives it nonetheless, since the council's office is no region.
/// </summary>
[Article("Act, Art. 45(6)")]
internal static class NotBeyondTheRegion
{
    private static readonly Words Outside = new("「地域外不可」とされたものは、その地域の外に出せません。", "What is marked “not beyond this region” does not leave it.");

    public static bool Holds(string? notBeyond, string? prefecture) => notBeyond is null || notBeyond == prefecture;

    public static Ruling Ask(string? notBeyond, string? prefecture) => Holds(notBeyond, prefecture)
        ? new Ruling.Allowed("Act, Art. 45(6)")
        : new Ruling.Refused("Act, Art. 45(6)", Outside);
}

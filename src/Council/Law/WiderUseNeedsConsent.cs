using Noroshi.Confidentiality.Face;
using Noroshi.Kernel;

namespace Noroshi.Council.Law;

/// <summary>
/// Who gives something chooses who gets it, and is asked when more is wanted (remark 120 of the expert meeting). The Act asks for less: regard to the
/// opinion on material given at the council's request (45(6)). So consent is this council's policy, shown as such; the exception below is the Act's.
/// </summary>
[Article("Act, Art. 45(6)")]
[Article("Act, Art. 45(8)")]
internal static class WiderUseNeedsConsent
{
    private static readonly Words NotConsented = new(
        "提供した構成員は、この範囲での利用に同意していません。利用範囲の拡大を求めてください。", "The contributor has not consented to use this wide. Ask for wider use.");

    private static readonly Words Withdrawn = new("提供した構成員がこの情報を取り下げています。", "The contributor has withdrawn it.");

    /// <summary>Whether use in a class is within what was allowed: a class with a wider circle is not.</summary>
    public static bool IsWithin(InformationClass allowed, InformationClass wanted) => wanted <= allowed;

    public static Ruling Ask(InformationClass allowed, InformationClass wanted, bool withdrawn) =>
        withdrawn ? new Ruling.Refused("Act, Art. 45(6)", Withdrawn)
        : IsWithin(allowed, wanted) ? new Ruling.Allowed("Act, Art. 45(6)")
        : new Ruling.Refused("Act, Art. 45(6)", NotConsented);
}

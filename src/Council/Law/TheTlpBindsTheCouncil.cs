using Noroshi.Confidentiality.Face;
using Noroshi.Council.Face;
using Noroshi.Kernel;

namespace Noroshi.Council.Law;

/// <summary>
/// TLP 2.0 as the council keeps it. RED is for those who were there when it was said; inside an organisation RED stays with the named
/// persons and AMBER+STRICT with the organisation; and no label lets an item into something with a wider circle than its own. A policy (ADR 0041): the Act
/// knows no TLP, it asks for regard to the contributor's opinion.
/// </summary>
[Article("Act, Art. 45(4)")]
[Article("Act, Art. 45(6)")]
internal static class TheTlpBindsTheCouncil
{
    /// <summary>Whether a member that came to a topic at a moment may read what was said there before.</summary>
    public static bool ReachesWhoCameAt(Tlp sharing, DateTimeOffset contributedAt, DateTimeOffset cameAt) => sharing != Tlp.Red || cameAt <= contributedAt;

    /// <summary>How far inside an organisation it may be told: what was accepted for the member, or less if the label says less.</summary>
    public static InHouseRange Within(InHouseRange accepted, Tlp sharing) =>
        sharing == Tlp.Red ? InHouseRange.NamedPersons
        : sharing == Tlp.AmberStrict && accepted > InHouseRange.Organisation ? InHouseRange.Organisation
        : accepted;

    /// <summary>The class with the widest circle in which the label allows use without further consent.</summary>
    public static InformationClass WidestClass(Tlp sharing) =>
        sharing == Tlp.Clear ? InformationClass.ForPublicity
        : sharing == Tlp.Green ? InformationClass.ForProvision
        : InformationClass.Comprehensive;

    /// <summary>The classes that a contributor may allow from the beginning.</summary>
    public static IReadOnlyList<InformationClass> ClassesUpTo(Tlp sharing) => [.. Enum.GetValues<InformationClass>().Where(c => c <= WidestClass(sharing))];
}

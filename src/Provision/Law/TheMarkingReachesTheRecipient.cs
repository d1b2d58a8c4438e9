using Noroshi.Confidentiality.Face;
using Noroshi.Kernel;
using Noroshi.Provision.Face;

namespace Noroshi.Provision.Law;

/// <summary>
/// How far a product's TLP label lets it go. TLP 2.0 is the originators' word and no law; that it is honoured at provision is our policy (ADR 0044). The public
/// gets TLP:CLEAR alone; TLP:RED, which is for persons, goes to bodies of the state alone.
/// </summary>
[Article("Act, Art. 45(6)")]
internal static class TheMarkingReachesTheRecipient
{
    public static Ruling Ask(Tlp sharing, RecipientKind to) => to switch
    {
        RecipientKind.Public when sharing != Tlp.Clear => new Ruling.Refused("Act, Art. 45(6)", new(
            $"{sharing.Label}の情報は公表できません。公表できるのはTLP:CLEARだけです。", $"What is {sharing.Label} is not made public; TLP:CLEAR alone is.")),
        not (RecipientKind.GovernmentBody or RecipientKind.PoliceOrDefence) when sharing == Tlp.Red => new Ruling.Refused("Act, Art. 45(6)", new(
            "TLP:REDの情報は、国の行政機関以外には提供できません。", "What is TLP:RED goes to bodies of the state alone.")),
        _ => new Ruling.Allowed("Act, Art. 45(6)"),
    };
}

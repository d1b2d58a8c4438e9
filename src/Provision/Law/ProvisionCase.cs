using Noroshi.Confidentiality.Face;
using Noroshi.Provision.Face;

namespace Noroshi.Provision.Law;

/// <summary>One question: may this go to that recipient, by that route, on that day.</summary>
/// <param name="To">The capacity in which the recipient is addressed.</param>
/// <param name="Route">The provision that the sender relies on.</param>
/// <param name="Sender">In whose name it is sent.</param>
/// <param name="Class">The class in which it stands approved.</param>
/// <param name="Marks">What it holds.</param>
/// <param name="OfParty">Whether some of the 選別後通信情報 in it is 選別後当事者通信情報.</param>
/// <param name="Purpose">For what it is provided.</param>
/// <param name="Holds">The conditions that are known to hold.</param>
/// <param name="Day">The legal day.</param>
internal readonly record struct ProvisionCase(
    RecipientKind To, LegalRoute Route, LegalSender Sender, InformationClass Class, Marks Marks, bool OfParty, ProvisionPurpose Purpose, Condition Holds, DateOnly Day);

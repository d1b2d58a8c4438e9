using Noroshi.Confidentiality.Face;
using Noroshi.Kernel;
using Noroshi.Provision.Face;

namespace Noroshi.Provision.Law;

/// <summary>One line of the table: who may be provided with what, by which provision, in whose name, on which conditions.</summary>
/// <param name="To">The recipient.</param>
/// <param name="Route">The provision.</param>
/// <param name="Senders">In whose name.</param>
/// <param name="Widest">The widest class that may go.</param>
/// <param name="Purposes">For what.</param>
/// <param name="Needed">What must hold in any case.</param>
/// <param name="Text">The words of the provision on which the line rests; null where there are none to quote.</param>
internal sealed record ProvisionRow(
    RecipientKind To, LegalRoute Route, IReadOnlyList<LegalSender> Senders, InformationClass Widest, IReadOnlyList<ProvisionPurpose> Purposes, Condition Needed, string? Text)
{
    /// <summary>What blocks release whatever the recipient: to infer the victim (arts 8, 43), and the originator's no.</summary>
    public const Condition OfEveryRelease = Condition.VictimCannotBeInferred | Condition.OriginatorAllows;

    /// <summary>What must hold besides if 選別後通信情報 is inside.</summary>
    public Condition WithSelectedCommunications { get; init; }

    /// <summary>What must hold besides if 選別後当事者通信情報 is inside.</summary>
    public Condition WithPartyCommunications { get; init; }

    /// <summary>How surely the line is known.</summary>
    public Certainty Certainty { get; init; } = Certainty.Text;

    /// <summary>All that must hold for content with these marks.</summary>
    public Condition NeededFor(Marks marks, bool ofParty) =>
        OfEveryRelease | Needed
        | (marks.HasFlag(Marks.HoldsSelectedCommunications) ? WithSelectedCommunications : Condition.None)
        | (ofParty ? WithPartyCommunications : Condition.None);
}

/// <summary>The table as it stands from one commencement to the next.</summary>
/// <param name="Rows">Its lines; what is on none is refused.</param>
/// <param name="SelectedCommunicationsExist">Whether the chapters under which 選別後通信情報 comes to be are in force.</param>
internal sealed record ProvisionTable(IReadOnlyList<ProvisionRow> Rows, bool SelectedCommunicationsExist)
{
    public ProvisionRow? Find(RecipientKind to, LegalRoute route) => Rows.FirstOrDefault(row => row.To == to && row.Route == route);
}

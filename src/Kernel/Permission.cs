namespace Noroshi.Kernel;

/// <summary>
/// What a role may allow. Doors ask for these, the table of roles (Parties) grants them. A permission opens a door; which things
/// are behind it is for the predicate of each thing to say.
/// </summary>
public enum Permission
{
    /// <summary>File, supplement, correct and withdraw incident reports for one's organisation or a principal.</summary>
    FileReports,

    /// <summary>Read the reports of one's own organisation.</summary>
    ReadOwnReports,

    /// <summary>Read reports addressed to one's authority.</summary>
    ReadReports,

    /// <summary>Work on cases at a desk: assign, note, close, enter a report that came by telephone or on paper.</summary>
    HandleCases,

    /// <summary>Ask for material (Act art 9) and give guidance (Act art 10).</summary>
    AskAndGuide,

    /// <summary>Order with a limit (Act art 6).</summary>
    Order,

    /// <summary>State the Prime Minister's opinion (Act art 7).</summary>
    StateOpinion,

    /// <summary>See how burdensome filing is, over all operators.</summary>
    SeeBurden,

    /// <summary>Manage the people, invitations, roles and tokens of one's own organisation.</summary>
    ManagePeople,

    /// <summary>Grant and revoke mandates for agents of one's own organisation.</summary>
    GrantMandates,

    /// <summary>Manage organisations, policy settings and the running of the system; sees no report.</summary>
    Administer,

    /// <summary>Read the record of acts.</summary>
    InspectRecord,

    /// <summary>Keep the register of critical computers of one's organisation or a principal, and notify them (Act art 4).</summary>
    KeepRegister,

    /// <summary>Read the register and the notifications of one's own organisation.</summary>
    ReadOwnRegister,

    /// <summary>Read notifications that reached one's authority (Act art 4).</summary>
    ReadNotifications,

    /// <summary>Erase the content of an act where a law demands it; the commitment stays.</summary>
    EraseContent,

    /// <summary>Write analysed information (Act art 37).</summary>
    WriteProducts,

    /// <summary>Approve the class and the release of analysed information, as one of two different persons.</summary>
    ApproveProducts,

    /// <summary>Provide analysed information in the Prime Minister's name (Act arts 38, 39, 41, 42, 45, 72).</summary>
    SendProducts,

    /// <summary>Provide analysed information in a minister's name (Act arts 38(4), 40).</summary>
    RelayProducts,

    /// <summary>Receive what was provided to one's organisation, and answer it.</summary>
    ReceiveProducts,

    /// <summary>Be the secretariat of the council (Act art 45).</summary>
    RunCouncil,

    /// <summary>Take part in the council as a person of a member organisation (Act art 45(2)).</summary>
    JoinCouncil,

    /// <summary>See what the commission deliberates, its registers and its inspections (Act arts 49, 59).</summary>
    SeeDeliberations,

    /// <summary>Keep the commission's registers as its bureau (Act art 57).</summary>
    KeepCommission,

    /// <summary>Sit in the commission as its chair or a member (Act art 50).</summary>
    SitInCommission,
}

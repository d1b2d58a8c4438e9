using System.Collections.Frozen;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using static Noroshi.Kernel.Permission;
using static Noroshi.Parties.Face.OrganisationKind;

namespace Noroshi.Parties.Law;

/// <summary>A role: who may hold it and what it allows.</summary>
internal sealed record Role(string Code, Words Name, OrganisationKind[] In, FrozenSet<Permission> May);

/// <summary>
/// The table of roles, as a manager would read it. A role is held in one organisation; what is not on a line is not allowed.
/// </summary>
internal static class Roles
{
    private static readonly OrganisationKind[] Everywhere = Enum.GetValues<OrganisationKind>();

    public static IReadOnlyList<Role> All { get; } =
    [
        Of("organisation-administrator", "組織管理者", "Organisation administrator", Everywhere, ManagePeople, GrantMandates),
        Of("reporter", "報告担当者", "Reporter", [Operator, VoluntaryReporter, LocalGovernment, Supplier, CouncilMember, ForeignEntity], FileReports, ReadOwnReports, KeepRegister, ReadOwnRegister, ReceiveProducts, JoinCouncil),
        Of("reader", "閲覧者", "Reader", [Operator, VoluntaryReporter, LocalGovernment, Supplier, CouncilMember, ForeignEntity], ReadOwnReports, ReadOwnRegister, ReceiveProducts, JoinCouncil),
        Of("agent-filer", "代理報告者", "Agent", [OrganisationKind.Agent], FileReports, ReadOwnReports, KeepRegister, ReadOwnRegister),
        Of("desk-officer", "省庁窓口担当者", "Ministry desk officer", [Ministry, RegionalBureau], ReadReports, HandleCases, AskAndGuide, ReadNotifications, RelayProducts, ReceiveProducts, JoinCouncil),
        Of("desk-supervisor", "省庁窓口責任者", "Ministry desk supervisor", [Ministry, RegionalBureau], ReadReports, HandleCases, AskAndGuide, ReadNotifications, Permission.Order, ApproveProducts, RelayProducts, ReceiveProducts, JoinCouncil),
        Of("cabinet-analyst", "内閣府担当者", "Cabinet Office analyst", [CabinetOffice], ReadReports, HandleCases, SeeBurden, ReadNotifications, WriteProducts, ApproveProducts, SendProducts, ReceiveProducts, RunCouncil),
        Of("cabinet-supervisor", "内閣府責任者", "Cabinet Office supervisor", [CabinetOffice], ReadReports, HandleCases, SeeBurden, ReadNotifications, StateOpinion, WriteProducts, ApproveProducts, SendProducts, ReceiveProducts, RunCouncil),
        Of("inspector", "監理委員会検査担当者", "Commission inspector", [Commission], InspectRecord, SeeDeliberations),
        Of("commission-member", "監理委員会委員長・委員", "Commission chair or member", [Commission], SeeDeliberations, SitInCommission),
        Of("commission-bureau", "監理委員会事務局職員", "Commission bureau", [Commission], SeeDeliberations, KeepCommission),
        Of("system-administrator", "システム管理者", "System administrator", [CabinetOffice], Administer, ManagePeople, EraseContent),
        Of("member", "構成員", "Member", [Contractor, Supplier, LocalGovernment, CouncilMember, ForeignEntity], ReceiveProducts, JoinCouncil),
    ];

    public static Role? Find(string code) => All.FirstOrDefault(r => r.Code == code);

    private static Role Of(string code, string ja, string en, OrganisationKind[] @in, params Permission[] may) =>
        new(code, new Words(ja, en), @in, may.ToFrozenSet());
}

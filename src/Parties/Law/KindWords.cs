using System.Diagnostics;
using Noroshi.Kernel;
using Noroshi.Parties.Face;

namespace Noroshi.Parties.Law;

/// <summary>Kinds of organisation, said to a person.</summary>
internal static class KindWords
{
    public static Words Of(OrganisationKind kind) => kind switch
    {
        OrganisationKind.CabinetOffice => new("内閣府", "Cabinet Office"),
        OrganisationKind.Ministry => new("特別社会基盤事業所管省庁", "Competent ministry"),
        OrganisationKind.RegionalBureau => new("地方支分部局", "Regional bureau"),
        OrganisationKind.Operator => new("特別社会基盤事業者", "Special operator"),
        OrganisationKind.Commission => new("監理委員会", "Oversight commission"),
        OrganisationKind.Contractor => new("受託者", "Contractor"),
        OrganisationKind.Supplier => new("電子計算機等供給者", "Supplier"),
        OrganisationKind.LocalGovernment => new("地方公共団体", "Local government"),
        OrganisationKind.CouncilMember => new("協議会構成員", "Council member"),
        OrganisationKind.ForeignEntity => new("外国の機関", "Foreign entity"),
        OrganisationKind.VoluntaryReporter => new("任意の報告者", "Voluntary reporter"),
        OrganisationKind.Agent => new("代理人", "Agent"),
        _ => throw new UnreachableException(),
    };
}

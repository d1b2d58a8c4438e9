using Noroshi.Kernel;
using Noroshi.Parties.Face;

namespace Noroshi.Council.Law;

/// <summary>How an organisation comes into the council, if it can.</summary>
internal enum WayIn
{
    /// <summary>It is asked and consents (45(2)).</summary>
    ByConsent,

    /// <summary>It is a 関係行政機関, whose head forms the council (45(1)).</summary>
    AsAuthority,
}

/// <summary>
/// 「重要電子計算機を使用する者、電子計算機等供給者その他の内閣総理大臣が必要と認める者」: nobody is left out by the text, foreign entities and local
/// governments among them. We leave out the office that organises the council, the commission that supervises the state, and agents, who act
/// for others (ADR 0041).
/// </summary>
[Article("Act, Art. 45(1)")]
[Article("Act, Art. 45(2)")]
internal static class OnlySomeMayBeAsked
{
    internal static readonly Dated<Func<OrganisationKind, WayIn?>> Rule = new Dated<Func<OrganisationKind, WayIn?>>().From(InForce.Since, kind => kind switch
    {
        OrganisationKind.Ministry or OrganisationKind.RegionalBureau => WayIn.AsAuthority,
        OrganisationKind.Operator or OrganisationKind.Supplier or OrganisationKind.LocalGovernment or OrganisationKind.Contractor
            or OrganisationKind.CouncilMember or OrganisationKind.ForeignEntity or OrganisationKind.VoluntaryReporter => WayIn.ByConsent,
        _ => null,
    });

    public static WayIn? Of(OrganisationKind kind, DateOnly day) => Rule.On(day)(kind);
}

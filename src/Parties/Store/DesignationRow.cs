using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;

namespace Noroshi.Parties.Store;

/// <summary>A designation as 特定社会基盤事業者, as kept.</summary>
internal sealed class DesignationRow : IRegistered
{
    public OrganisationId Operator { get; private set; }

    public string Sector { get; private set; } = "";

    public DateOnly DesignatedOn { get; private set; }

    public bool ThroughArticle53 { get; private set; }

    public DateOnly? Until { get; private set; }

    public static DesignationRow From(Designation d) => new()
    {
        Operator = d.Operator,
        Sector = d.Sector,
        DesignatedOn = d.DesignatedOn,
        ThroughArticle53 = d.ThroughArticle53,
        Until = d.Until,
    };

    public Designation Shown() => new(Operator, Sector, DesignatedOn, ThroughArticle53, Until);

    public void End(DateOnly on) => Until = on;
}

using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Store;

/// <summary>A 特定重要設備 of an operator, to which its computers belong (経済安全保障推進法 art 50(1)).</summary>
internal sealed class Facility
{
    public FacilityId Id { get; private set; }

    public OrganisationId Operator { get; private set; }

    /// <summary>The designated business for which it is used, by the code of the table of businesses: it decides the minister.</summary>
    public string Sector { get; private set; } = "";

    /// <summary>特定重要設備の区分, as the ministerial order of the business words it (Order art 2(5)(ii)).</summary>
    public string Category { get; private set; } = "";

    /// <summary>What the operator calls it; stays with the operator.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The day on which it became a 特定重要設備 by an amendment of the ministerial order; null if it was one from the first.</summary>
    public DateOnly? CoveredOn { get; private set; }

    /// <summary>Whether it was in place on 1 October 2026; null if that has not been answered.</summary>
    public bool? InPlace { get; private set; }

    public int Revision { get; private set; }

    /// <summary>What the operator says of it.</summary>
    public FacilityEntry Entry => new(Sector, Category, Name, CoveredOn, InPlace);

    public static Facility Enter(FacilityId id, OrganisationId @operator, FacilityEntry entry)
    {
        var facility = new Facility { Id = id, Operator = @operator };
        facility.Correct(entry);
        return facility;
    }

    public void Correct(FacilityEntry entry)
    {
        (Sector, Category, Name, CoveredOn, InPlace) = (entry.Sector, entry.Category, entry.Name, entry.CoveredOn, entry.InPlace);
        Revision++;
    }
}

/// <summary>What an operator says of a 特定重要設備.</summary>
internal sealed record FacilityEntry(string Sector, string Category, string Name, DateOnly? CoveredOn, bool? InPlace);

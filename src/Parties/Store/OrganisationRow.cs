using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;

namespace Noroshi.Parties.Store;

/// <summary>An organisation, as kept.</summary>
internal sealed class OrganisationRow : IRegistered
{
    public OrganisationId Id { get; private set; }

    public string Code { get; private set; } = "";

    public OrganisationKind Kind { get; private set; }

    public string NameJa { get; private set; } = "";

    public string NameEn { get; private set; } = "";

    public string? CorporateNumber { get; private set; }

    public OrganisationId? Superior { get; private set; }

    public string? Prefecture { get; private set; }

    public string? Address { get; private set; }

    public string? Representative { get; private set; }

    public string? Contact { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public static OrganisationRow From(Organisation o) => new()
    {
        Id = o.Id,
        Code = o.Code,
        Kind = o.Kind,
        NameJa = o.Name.Ja,
        NameEn = o.Name.En,
        CorporateNumber = o.CorporateNumber,
        Superior = o.Superior,
        Prefecture = o.Prefecture,
        Address = o.Address,
        Representative = o.Representative,
        Contact = o.Contact,
    };

    public Organisation Shown() => new(Id, Code, Kind, new Words(NameJa, NameEn), CorporateNumber, Superior, Prefecture, Address, Representative) { Contact = Contact };

    public void Describe(string? prefecture, string? address, string? representative, string? contact) =>
        (Prefecture, Address, Representative, Contact) = (prefecture, Some(address), Some(representative), Some(contact));

    public void Correct(string ja, string en, string? corporateNumber) => (NameJa, NameEn, CorporateNumber) = (ja.Trim(), en.Trim(), corporateNumber);

    public void Close(DateTimeOffset at) => ClosedAt ??= at;

    private static string? Some(string? text) => text?.Trim() is { Length: > 0 } some ? some : null;
}

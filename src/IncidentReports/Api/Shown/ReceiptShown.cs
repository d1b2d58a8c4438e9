using System.ComponentModel;
using Noroshi.IncidentReports.Filing;
using Noroshi.IncidentReports.Law.Competence;
using Noroshi.IncidentReports.Store;
using Noroshi.Parties.Face;
using Noroshi.Web.Machines;

namespace Noroshi.IncidentReports.Api.Shown;

/// <summary>That an authority received a report.</summary>
[Description("That an authority received the report, with its receipt number.")]
internal sealed record ReceiptShown(
    [property: Description("The receipt number that this authority gave.")] string Number,
    [property: Description("The authority's code, as in the register: meti-kanto, cao.")] string Authority,
    [property: Description("The authority's name; null where the register has since dropped it.")] Said? Name,
    [property: Description("In which capacity it received the report.")] string Capacity,
    [property: Description("The article by which it is an addressee.")] string Article,
    [property: Description("When it received the report, UTC.")] DateTimeOffset ReceivedAt)
{
    public static ReceiptShown Of(CaseAddressee addressee)
    {
        var code = CaseNumber.AuthorityOf(addressee.Receipt);
        var authority = Competence.Authorities.FirstOrDefault(a => a.Code == code);
        return new ReceiptShown(
            addressee.Receipt, code, authority is null ? null : Said.Of(authority.Name), Codes.Of(addressee.Capacity), addressee.Article, addressee.ReceivedAt);
    }
}

/// <summary>Enumerations as machines read them: kebab-case, stable.</summary>
internal static class Codes
{
    public static string Of(AddresseeCapacity capacity) => Kebab.Of(capacity);

    public static string Of(CaseState state) => Kebab.Of(state);

    public static string Of(ExchangeKind kind) => Kebab.Of(kind);

    public static string Of(Channel channel) => Kebab.Of(channel);
}

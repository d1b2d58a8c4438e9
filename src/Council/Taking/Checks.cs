using Noroshi.Kernel;
using Noroshi.Web.Fields;

namespace Noroshi.Council.Taking;

/// <summary>What is asked of texts, days and names in the forms of the council.</summary>
internal static class Checks
{
    public static bool IsTextOrNothing(string? text, int longest) => string.IsNullOrWhiteSpace(text) || TypedText.IsSaid(text, longest);

    public static OrganisationId? Organisation(string? written) => Guid.TryParse(written, out var id) ? new OrganisationId(id) : null;

    public static string Trimmed(string? text) => (text ?? "").Trim();

    // A number that people were given; what is longer or otherwise is none, and is not put into a question or the record as it stands.
    public static string Number(string? number) => (number is { Length: <= 40 } ? number : "").ToUpperInvariant();
}

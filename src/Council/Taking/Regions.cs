using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Web.Fields;

namespace Noroshi.Council.Taking;

/// <summary>Prefectures as the council speaks of them, and which local governments are prefectures.</summary>
internal static class Regions
{
    public static IReadOnlyList<Choice> Choices => [.. Competence.Prefectures.Select(p => Choice.Of(p.Code, p.Name))];

    public static bool IsOne(string? code) => Competence.Prefectures.Any(p => p.Code == code);

    public static Words Name(string code) => Competence.Prefectures.FirstOrDefault(p => p.Code == code)?.Name ?? new Words(code, code);

    /// <summary>
    /// Whether a local government's 法人番号 is that of a prefecture: after the check digit it holds 000020 and the code of the local government, and
    /// that of a prefecture ends in 000 before its own check digit. Proposed to the secretariat, which decides.
    /// </summary>
    public static bool LooksLikeAPrefecture(Organisation organisation) =>
        organisation.Kind is OrganisationKind.LocalGovernment
        && organisation.CorporateNumber is { Length: 13 } number
        && number[1..7] == "000020" && number[9..12] == "000";
}

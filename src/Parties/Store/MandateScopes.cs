using System.Diagnostics;
using Noroshi.Kernel;
using Noroshi.Parties.Face;

namespace Noroshi.Parties.Store;

/// <summary>The scopes of a mandate as they are kept: their codes with a space between, none of which holds another.</summary>
internal static class MandateScopes
{
    public static IReadOnlyList<MandateScope> All { get; } = Enum.GetValues<MandateScope>();

    public static string Code(this MandateScope scope) => scope switch
    {
        MandateScope.IncidentReports => "incident-reports",
        MandateScope.Register => "critical-computers",
        _ => throw new UnreachableException(),
    };

    public static Words Words(this MandateScope scope) => scope switch
    {
        MandateScope.IncidentReports => new("インシデント報告", "Incident reports"),
        MandateScope.Register => new("電子計算機の台帳と届出", "Register of computers and its notifications"),
        _ => throw new UnreachableException(),
    };

    /// <summary>Several, said in one line.</summary>
    public static Words InWords(IReadOnlyList<MandateScope> scopes) =>
        new(string.Join("、", scopes.Select(s => s.Words().Ja)), string.Join(", ", scopes.Select(s => s.Words().En)));

    public static string Written(IEnumerable<MandateScope> scopes) => string.Join(' ', scopes.Distinct().Order().Select(Code));

    public static IReadOnlyList<MandateScope> Read(string written) => [.. All.Where(scope => written.Split(' ').Contains(scope.Code()))];

    /// <summary>The scopes of these codes; null if one of them is none.</summary>
    public static IReadOnlyList<MandateScope>? Parse(IReadOnlyCollection<string> codes) =>
        codes.All(code => All.Any(scope => scope.Code() == code)) ? [.. All.Where(scope => codes.Contains(scope.Code()))] : null;
}

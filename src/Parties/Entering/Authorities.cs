using System.Text.Json;
using Noroshi.Kernel;
using Noroshi.Parties.Face;

namespace Noroshi.Parties.Entering;

/// <summary>
/// The Cabinet Office, the ministries and their regional bureaus, with which every installation begins: a report must find its
/// addressee from the first day.
/// </summary>
internal static class Authorities
{
    /// <summary>Enters all of them, superiors first.</summary>
    public static void Enter(IRegistrar registrar, TimeProvider clock)
    {
        var entered = new Dictionary<string, OrganisationId>(StringComparer.Ordinal);
        foreach (var line in Read().OrderBy(l => l.Parent is null ? 0 : 1))
        {
            var id = new OrganisationId(Identifier.New(clock));
            entered.Add(line.Code, id);
            registrar.Add(new Organisation(
                id,
                line.Code,
                line.Kind switch
                {
                    "cabinet-office" => OrganisationKind.CabinetOffice,
                    "ministry" => OrganisationKind.Ministry,
                    _ => OrganisationKind.RegionalBureau,
                },
                new Words(line.Ja, line.En),
                null,
                line.Parent is null ? null : entered[line.Parent],
                null,
                null,
                null));
        }
    }

    internal static IReadOnlyList<Line> Read()
    {
        using var stream = typeof(Authorities).Assembly.GetManifestResourceStream("authorities.json")!;
        return JsonSerializer.Deserialize<Sheet>(stream, JsonSerializerOptions.Web)!.Authorities;
    }

    internal sealed record Line(string Code, string Kind, string Ja, string En, string? Parent);

    private sealed record Sheet(Line[] Authorities);
}

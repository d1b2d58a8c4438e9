using System.Text.Json;

namespace Noroshi.Parties.Demo;

/// <summary>The demonstration world as it is written down in <c>world.json</c>.</summary>
internal sealed record World(
    IReadOnlyList<World.Firm> Organisations,
    IReadOnlyList<World.Named> Designations,
    IReadOnlyList<World.Somebody> People,
    IReadOnlyList<World.Mandated> Mandates)
{
    public static World Read()
    {
        using var stream = typeof(World).Assembly.GetManifestResourceStream("world.json")!;
        return JsonSerializer.Deserialize<World>(stream, JsonSerializerOptions.Web)!;
    }

    internal sealed record Firm(
        string Code, string Kind, string Ja, string En, string? Base, string? Prefecture, string? Address, string? Representative, string? Contact);

    internal sealed record Named(string Operator, string Sector, DateOnly DesignatedOn, bool ThroughArticle53);

    /// <param name="Name">Name.</param>
    /// <param name="Organisation">Code of the organisation.</param>
    /// <param name="Department">Department.</param>
    /// <param name="Mail">Address at example.jp.</param>
    /// <param name="Roles">Roles, the first being that in which the person begins to work.</param>
    /// <param name="Phone">Telephone.</param>
    /// <param name="Featured">The role for which this person stands on the sign-in page.</param>
    internal sealed record Somebody(string Name, string Organisation, string Department, string Mail, string[] Roles, string? Phone, string? Featured);

    internal sealed record Mandated(string Principal, string Agent, string GrantedBy, int StartsBefore, int Lasts);
}

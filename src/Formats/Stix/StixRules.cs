using System.Text.RegularExpressions;

namespace Noroshi.Formats.Stix;

/// <summary>The rules of STIX 2.1 that an object must keep. A breach is a fault of the caller: nothing of it comes from outside unread.</summary>
internal static partial class StixRules
{
    public static string TypeOf(StixObject it) => it switch
    {
        StixAuthor => "identity",
        StixReport => "report",
        StixIndicator => "indicator",
        StixTechnique => "attack-pattern",
        StixVulnerability => "vulnerability",
        StixSoftware => "software",
        StixInfrastructure => "infrastructure",
        StixAction => "course-of-action",
        StixRelationship => "relationship",
        _ => throw new ArgumentException($"{it.GetType().Name} is no object that is written.", nameof(it)),
    };

    public static void Check(StixBundle bundle, IReadOnlyCollection<StixObject> all)
    {
        Must(bundle.Modified >= bundle.Created, "The time of modification must not be before the time of creation.");
        Must(bundle.Objects.All(o => o is not (StixReport or StixAuthor)), "A bundle has one report and one author.");
        Must(bundle.Objects.Count > 0, "A report names at least one object.");
        var ids = new HashSet<StixId>();
        foreach (var it in all)
        {
            Must(it.Id.Type == TypeOf(it), $"{it.Id} is not the identifier of a {TypeOf(it)}.");
            Must(ids.Add(it.Id), $"Two different objects are called {it.Id}.");
            Must(it is StixSoftware || it.Id.Value != Guid.Empty, $"A {TypeOf(it)} has no identifier.");
            Own(it);
        }

        foreach (var each in all.OfType<StixRelationship>())
        {
            Must(ids.Contains(each.From) && ids.Contains(each.To), $"{each.Id} leads to what is not in the bundle.");
        }
    }

    public static bool IsCve(string name) => Cve().IsMatch(name);

    private static void Own(StixObject it)
    {
        var name = it switch
        {
            StixAuthor o => o.Name,
            StixReport o => o.Name,
            StixTechnique o => o.Name,
            StixVulnerability o => o.Name,
            StixSoftware o => o.Name,
            StixInfrastructure o => o.Name,
            StixAction o => o.Name,
            _ => "-",
        };
        Must(!string.IsNullOrWhiteSpace(name), $"{it.Id} has no name.");
        Must(it is not StixIndicator { ValidUntil: { } until } indicator || until > indicator.ValidFrom, $"{it.Id} ends before it begins.");
        Must(it is not StixTechnique technique || Technique().IsMatch(technique.Technique), $"{it.Id} does not name a technique (T1566 or T1566.001).");
        Must(it is not StixRelationship relationship || Kind().IsMatch(relationship.Kind), $"{it.Id} says in no usual word how its ends hang together.");
    }

    private static void Must(bool holds, string message)
    {
        if (!holds)
        {
            throw new ArgumentException(message);
        }
    }

    [GeneratedRegex(@"\AT[0-9]{4}(\.[0-9]{3})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Technique();

    [GeneratedRegex(@"\ACVE-[0-9]{4}-[0-9]{4,19}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Cve();

    [GeneratedRegex(@"\A[a-z][a-z0-9-]{2,49}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Kind();
}

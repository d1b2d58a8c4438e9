using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Noroshi.IncidentReports.Resuming;

/// <summary>The fields of a page that are kept: those that we know, and no other. A password, a token or a keeper is never among them.</summary>
internal sealed record KeptFields(IReadOnlyDictionary<string, string[]> Values)
{
    private const int MostCharacters = 2_000_000;
    private static readonly string[] Ours = ["Revision", "Was", "Kind", "Sector", "Prefecture", "Reason", "Draft", "Basis", "Judgement", "For", "Exercise"];

    /// <summary>The first value of a field.</summary>
    public string? this[string name] => Values.GetValueOrDefault(name)?.FirstOrDefault();

    /// <summary>The fields of a form; null if they are more than a draft could hold.</summary>
    public static KeptFields? Of(IFormCollection form)
    {
        var values = form.Where(f => Ours.Contains(f.Key, StringComparer.Ordinal) || f.Key.StartsWith("answers.", StringComparison.Ordinal))
            .ToDictionary(f => f.Key, f => f.Value.OfType<string>().ToArray(), StringComparer.Ordinal);
        return values.Sum(v => (long)v.Key.Length + v.Value.Sum(text => text.Length)) <= MostCharacters ? new KeptFields(values) : null;
    }

    /// <summary>The fields as the form that they came in.</summary>
    public IFormCollection AsForm() => new FormCollection(Values.ToDictionary(v => v.Key, v => new StringValues(v.Value), StringComparer.Ordinal));
}

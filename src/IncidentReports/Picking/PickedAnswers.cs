using Noroshi.CriticalComputers.Face;
using Noroshi.IncidentReports.CommonForms;
using Noroshi.IncidentReports.Store;

namespace Noroshi.IncidentReports.Picking;

/// <summary>
/// What a picked computer writes into item ④. It adds to what stands there and overwrites nothing; put back, it takes its own words away
/// and only where they still stand as they were written. All of it stays open to be edited.
/// </summary>
internal static class PickedAnswers
{
    private const string Classes = "computer.class";
    private const string Unknown = "unknown";

    private static readonly (string Code, string Between, Func<PickedComputer, string> Of)[] Texts =
    [
        ("computer.facility", "、", c => c.Facility),
        ("computer.name", "\n", c => c.Label),
        ("computer.product", "、", c => c.Product),
        ("computer.maker", "、", c => c.Maker),
    ];

    /// <summary>The fields that a picked computer fills in.</summary>
    public static IEnumerable<string> Fields => [Classes, .. Texts.Select(t => t.Code)];

    /// <summary>The answers with a computer's.</summary>
    public static Answers With(CommonForm form, Answers answers, PickedComputer computer)
    {
        foreach (var (code, between, of) in Texts)
        {
            var (stands, adds) = (answers[code] ?? "", of(computer));
            if (form.Field(code) is { } field && adds.Length > 0 && !Parts(stands, between).Contains(adds))
            {
                var text = stands.Length == 0 ? adds : stands + between + adds;

                // Where there is no room left the field stays as it is: the link says which computer it was.
                answers = text.Length <= field.Row.MaxLength ? answers.With(code, text) : answers;
            }
        }

        return computer.Classes.Count == 0 || form.Field(Classes) is null
            ? answers
            : answers.WithList(Classes, InOrder(answers.Of(Classes).Where(c => c != Unknown).Union(computer.Classes)));
    }

    /// <summary>The answers without what only this computer wrote.</summary>
    public static Answers Without(Answers answers, PickedComputer computer, IReadOnlyList<PickedComputer> others)
    {
        foreach (var (code, between, of) in Texts)
        {
            if (answers[code] is { } stands && !others.Any(other => of(other) == of(computer)))
            {
                answers = answers.With(code, string.Join(between, Parts(stands, between).Where(part => part != of(computer))));
            }
        }

        return answers.WithList(Classes, answers.Of(Classes).Where(c => !computer.Classes.Contains(c) || others.Any(other => other.Classes.Contains(c))));
    }

    private static string[] Parts(string text, string between) => text.Length == 0 ? [] : text.Split(between);

    private static IEnumerable<string> InOrder(IEnumerable<string> codes)
    {
        var chosen = codes.ToHashSet(StringComparer.Ordinal);
        var known = DeviceClasses.All.Select(c => c.Code()).Where(chosen.Contains).ToList();
        return known.Concat(chosen.Except(known, StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }
}

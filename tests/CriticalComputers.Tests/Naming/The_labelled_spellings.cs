using Noroshi.CriticalComputers.Naming;
using Xunit;

namespace Noroshi.CriticalComputers.Tests.Naming;

/// <summary>Real spellings of products against the dictionary, on the list that nothing was tuned on.</summary>
public class The_labelled_spellings(ITestOutputHelper output)
{
    [Fact]
    public void that_the_dictionary_decides_are_decided_rightly() => Holds(Spellings.HeldOut, Decided, precision: 0.98, recall: 0.75);

    [Fact]
    public void that_were_tuned_on_are_at_least_as_good() => Holds(Spellings.Tuned, Offered, precision: 0.98, recall: 0.95);

    [Fact]
    public void are_found_when_a_person_takes_what_is_offered() => Holds(Spellings.HeldOut, Offered, precision: 0.98, recall: 0.9);

    private static string? Decided(Spelling s) => NameDictionary.Current.Decide(s.Product, s.Maker)?.Product.Id;

    private static string? Offered(Spelling s) => Decided(s)
        ?? (new NameAdvice(NameDictionary.Current, KnownSpellings.None).For(s.Product, s.Maker) is [var first, ..] ? NameDictionary.Current.Decide(first.Product, first.Maker)?.Product.Id : null);

    // Products of the dictionary that are not among the labelled ones are right answers to none of the questions asked here, and no wrong ones.
    private void Holds(IReadOnlyList<Spelling> list, Func<Spelling, string?> answer, double precision, double recall)
    {
        var labelled = Spellings.Tuned.Concat(Spellings.HeldOut).Select(s => s.Is).OfType<string>().ToHashSet();
        var answers = list.Select(s => (s, Said: answer(s))).ToArray();
        var (right, wrong) = (answers.Count(a => a.Said is not null && a.Said == a.s.Is), answers.Count(a => a.Said is not null && a.Said != a.s.Is && (a.s.Is is not null || labelled.Contains(a.Said))));
        var all = list.Count(s => s.Is is not null);
        foreach (var (s, said) in answers.Where(a => a.Said != a.s.Is && (a.s.Is is not null || labelled.Contains(a.Said!))))
        {
            output.WriteLine($"{s.Maker} | {s.Product}: {said ?? "-"} instead of {s.Is ?? "-"}");
        }

        output.WriteLine($"precision {right / (double)(right + wrong):0.000}, recall {right / (double)all:0.000} of {all}");
        Assert.True(right >= precision * (right + wrong), $"precision {right / (double)(right + wrong):0.000}");
        Assert.True(right >= recall * all, $"recall {right / (double)all:0.000}");
    }
}

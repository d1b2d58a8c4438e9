using CsCheck;
using Noroshi.Confidentiality.Face;
using Noroshi.Kernel;
using Noroshi.Provision.Face;
using Noroshi.Provision.Law;
using Xunit;

namespace Noroshi.Provision.Tests.Law;

/// <summary>The flat form and the readable rule are one law.</summary>
public class The_fast_form
{
    /// <summary>The days on which the answer may change, and the day before each.</summary>
    private static readonly DateOnly[] Days = [.. EachRecipientHasItsRoute.Table.Commencements.SelectMany(day => new[] { day.AddDays(-1), day })];

    /// <summary>
    /// Over the whole domain of recipient, route, sender, class, marks, party, purpose and day: with everything stated and with nothing; where a line
    /// stands also with each condition alone left out, and with each alone stated.
    /// </summary>
    [Fact]
    public void agrees_over_the_whole_domain()
    {
        List<ProvisionCase> wrong = [];
        var asked = 0;
        foreach (var blank in Domain())
        {
            var fast = FastTable.On(blank.Day);
            foreach (var held in Probes(blank))
            {
                var one = blank with { Holds = held };
                asked++;
                if (fast.Allows(one) != (WhoMayReceive.Shortfalls(one).Count == 0))
                {
                    wrong.Add(one);
                }
            }
        }

        Assert.Empty(wrong.Take(5));
        Assert.Equal(5 * 24 * 8 * Days.Length * ((11 * 11 * 2) + (EachRecipientHasItsRoute.Lines().Count() * 2 * Conditions.All.Count)), asked);
    }

    /// <summary>Where a line stands: over every subset of what any line ever asks of that content, with and without all that it does not ask.</summary>
    [Fact]
    public void agrees_over_every_subset_of_conditions_on_every_line()
    {
        List<ProvisionCase> wrong = [];
        foreach (var (row, from) in EachRecipientHasItsRoute.Lines())
        {
            var mine = ProvisionRow.OfEveryRelease | row.Needed | row.WithSelectedCommunications | row.WithPartyCommunications;
            var others = WrittenExamples.Everything & ~mine;
            foreach (var content in Contents.All)
            {
                foreach (var subset in Subsets(mine))
                {
                    foreach (var held in new[] { subset, subset | others })
                    {
                        foreach (var day in new[] { from, PendingChapters.AtTheLatest })
                        {
                            var one = new ProvisionCase(row.To, row.Route, row.Senders[0], content.Class, content.Marks, content.OfParty, row.Purposes[0], held, day);
                            if (FastTable.On(day).Allows(one) != (WhoMayReceive.Shortfalls(one).Count == 0))
                            {
                                wrong.Add(one);
                            }
                        }
                    }
                }
            }
        }

        Assert.Empty(wrong.Take(5));
    }

    [Fact]
    public void agrees_on_whatever_comes_unknown_values_among_it() => AnyCase.Sample(asked =>
        Assert.Equal(WhoMayReceive.Ask(asked) is Ruling.Allowed, FastTable.On(asked.Day).Allows(asked)), iter: 200_000);

    private static readonly Gen<ProvisionCase> AnyCase = Gen.Select(
        Gen.Select(Gen.Byte[0, 20], Gen.Byte[0, 20], Gen.Byte[0, 20]), Gen.Select(Gen.Int[-1, 5], Gen.Int[-1, 8], Gen.Bool), Gen.Byte[0, 70], Gen.OneOf(Gen.UInt, Gen.Const(uint.MaxValue)), Gen.Int[0, 900],
        (who, what, purpose, held, days) => new ProvisionCase(
            (RecipientKind)who.Item1, (LegalRoute)who.Item2, (LegalSender)who.Item3, (InformationClass)what.Item1, (Marks)what.Item2, what.Item3, (ProvisionPurpose)purpose, (Condition)held, new DateOnly(2026, 9, 1).AddDays(days)));

    private static IEnumerable<ProvisionCase> Domain() =>
        from day in Days
        from to in RecipientKinds.All
        from route in LegalRoutes.All
        from sender in LegalSenders.All
        from content in Contents.All
        from purpose in ProvisionPurposes.All
        select new ProvisionCase(to, route, sender, content.Class, content.Marks, content.OfParty, purpose, Condition.None, day);

    private static readonly Condition[] Few = [WrittenExamples.Everything, Condition.None];

    private static readonly Condition[] Each = [.. Few, .. Conditions.All.Select(c => WrittenExamples.Everything & ~c.Condition), .. Conditions.All.Select(c => c.Condition)];

    private static readonly HashSet<(RecipientKind, LegalRoute)> Lines = [.. EachRecipientHasItsRoute.Lines().Select(l => (l.Row.To, l.Row.Route))];

    private static Condition[] Probes(ProvisionCase asked) => Lines.Contains((asked.To, asked.Route)) ? Each : Few;

    private static IEnumerable<Condition> Subsets(Condition of)
    {
        var mask = (uint)of;
        for (var subset = mask; ; subset = (subset - 1) & mask)
        {
            yield return (Condition)subset;
            if (subset == 0)
            {
                yield break;
            }
        }
    }
}

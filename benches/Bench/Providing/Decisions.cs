using System.Diagnostics;
using Noroshi.Bench.Measuring;
using Noroshi.Confidentiality.Face;
using Noroshi.Kernel;
using Noroshi.Provision.Face;
using Noroshi.Provision.Law;

namespace Noroshi.Bench.Providing;

/// <summary>
/// One product decided for a million recipients, each with its own capacity, route, class and conditions: by the flat table, beside a look-up of the
/// same keys in a hash table (which by itself would decide nothing), and beside the readable rule.
/// </summary>
internal static class Decisions
{
    // Until the compiler has seen what is hot: the first passes run as they were written.
    private const int WarmUp = 700;

    private static readonly DateOnly Day = new(2027, 12, 1);

    public static void Measure(Options options, Rows rows)
    {
        var count = options.Quick ? 10_000 : 1_000_000;
        var cases = Cases(count);
        var table = FastTable.On(Day);
        var keys = cases.Select(Packed).ToArray();
        var hashed = cases.DistinctBy(Packed).ToDictionary(Packed, c => c.Holds);
        Rows.Say($"{count:N0} cases, {hashed.Count:N0} different keys, {cases.Count(c => table.Allows(c)):N0} allowed");

        // Turn and turn about, so that whatever else the machine does falls on both.
        var (decided, looked) = (new List<double>(), new List<double>());
        for (var warm = Stopwatch.StartNew(); warm.ElapsedMilliseconds < WarmUp || decided.Count < (options.Quick ? 1_001 : 41);)
        {
            decided.Add(Nanoseconds(count, () => Decide(table, cases)));
            looked.Add(Nanoseconds(count, () => LookUp(hashed, keys)));
        }

        var (flat, hash) = (Median(decided), Median(looked));
        var readable = Nanoseconds(count, () => cases.Count(c => WhoMayReceive.Ask(c) is Ruling.Allowed));

        rows.Add(Row.AtMost($"a decision of {count:N0}, beside a look-up of the same keys in a hash table", flat, "ns", hash, 1.5));
        rows.Add(Row.Compared("the readable rule with all its reasons, beside the flat one", readable, "ns", flat));
        rows.Add(Row.None($"decisions in which the two differ, of {count:N0}", cases.Count(c => table.Allows(c) != WhoMayReceive.Ask(c) is Ruling.Allowed)));
    }

    // One number for the key, so that the peer loses no time on hashing five things.
    private static int Packed(ProvisionCase c) => ((int)c.To << 9) | ((int)c.Route << 5) | ((int)c.Class << 3) | ((int)c.Marks << 1) | (c.OfParty ? 1 : 0);

    private static double Nanoseconds(int count, Func<int> pass)
    {
        var watch = Stopwatch.StartNew();
        GC.KeepAlive(pass());
        return watch.Elapsed.TotalNanoseconds / count;
    }

    // The later half: the compiler has seen by then what is hot.
    private static double Median(List<double> times) => times.Skip(times.Count / 2).Order().ElementAt(times.Count / 4);

    private static int Decide(FastTable table, ProvisionCase[] cases)
    {
        var allowed = 0;
        foreach (ref readonly var asked in cases.AsSpan())
        {
            allowed += table.Allows(asked) ? 1 : 0;
        }

        return allowed;
    }

    private static int LookUp(Dictionary<int, Condition> hashed, int[] keys)
    {
        var found = 0;
        foreach (var key in keys)
        {
            found += hashed.TryGetValue(key, out var held) && held != Condition.None ? 1 : 0;
        }

        return found;
    }

    // Half of them as a sender would ask (a line of the table, nearly everything stated), half of them anything.
    private static ProvisionCase[] Cases(int count)
    {
        var random = new Random(20_261_128);
        var lines = EachRecipientHasItsRoute.Table.On(Day).Rows;
        var all = Conditions.All.Aggregate(Condition.None, (held, c) => held | c.Condition);
        var cases = new ProvisionCase[count];
        for (var i = 0; i < count; i++)
        {
            var line = lines[random.Next(lines.Count)];
            var marks = (Marks)random.Next(4);
            var sensible = random.Next(2) == 0;
            cases[i] = new(
                sensible ? line.To : (RecipientKind)random.Next(RecipientKinds.All.Count),
                sensible ? line.Route : (LegalRoute)random.Next(LegalRoutes.All.Count),
                line.Senders[0],
                sensible ? InformationClasses.Narrowest(marks) : (InformationClass)random.Next(3),
                marks,
                marks.HasFlag(Marks.HoldsSelectedCommunications) && random.Next(2) == 0,
                line.Purposes[0],
                random.Next(3) == 0 ? all & ~(Condition)(1u << random.Next(25)) : all,
                Day);
        }

        return cases;
    }
}

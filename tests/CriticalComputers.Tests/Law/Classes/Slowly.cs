using CsCheck;
using Noroshi.CriticalComputers.Law.Classes;
using Noroshi.CriticalComputers.Law.Classes.Networks;

namespace Noroshi.CriticalComputers.Tests.Law.Classes;

/// <summary>Random networks, and the facts of a computer found the slow way: word by word from the text, for one computer at a time.</summary>
internal static class Slowly
{
    public static readonly ClassFinder Finder = new(ClassReadings.Default, new DateOnly(2026, 10, 1));

    private static readonly Gen<ClassFact> OwnFacts = Gen.Int[0, 1 << 19].Select(Gen.Int[0, 9], (bits, kind) =>
    {
        var facts = (ClassFact)bits & FacilityNetwork.Own & ~ClassFact.PartOfFacility;
        return kind switch { 0 => facts | ClassFact.PartOfFacility, 1 or 2 or 3 => facts & ~(ClassFact.Routes | ClassFact.Filters), _ => facts | ClassFact.Affects };
    });

    public static readonly Gen<Drawn> Networks =
        from count in Gen.Int[1, 8]
        from facts in OwnFacts.Array[count]
        from lines in Gen.Int[0, count - 1].Select(Gen.Int[0, count - 1], Gen.Int[0, 5], Gen.Int[0, 3]).Select((a, b, open, flow) => new Line(a, b, open == 0, (Flow)flow)).Array[0, 14]
        from credentials in Gen.Int[0, count - 1].Select(Gen.Int[0, count - 1]).Select((a, b) => new Hold(a, b)).Array[0, 4]
        from access in Gen.Int[0, count - 1].Select(Gen.Int[0, count - 1]).Select((a, b) => new Hold(a, b)).Array[0, 4]
        select new Drawn(facts, lines, credentials, access);

    /// <summary>A drawn network as it was described.</summary>
    internal sealed record Drawn(ClassFact[] Facts, Line[] Lines, Hold[] Credentials, Hold[] Access)
    {
        public ClassifiedNetwork Classified => NetworkClasses.Find(FacilityNetwork.Of(Facts, Lines, Credentials, Access), Finder);

        /// <summary>The facts of one computer's place, apart from what it holds for others.</summary>
        public ClassFact PlaceOf(int computer)
        {
            var facts = Facts[computer];
            facts |= Connected(computer) ? ClassFact.Connected : 0;
            facts |= Sends(computer, ClassFact.Routes) ? ClassFact.NoRouterBetween : 0;
            facts |= Sends(computer, ClassFact.Filters) ? ClassFact.NoFilterBetween : 0;
            facts |= Sends(computer, ClassFact.Routes) && Has(computer, ClassFact.Affects) && !Has(computer, ClassFact.Routes) ? ClassFact.SendsUnrouted : 0;
            facts |= OnlyThroughFilter(computer) ? ClassFact.OnlyThroughFilter : 0;
            facts |= Has(computer, ClassFact.Filters) && Enumerable.Range(0, Facts.Length).Any(relay => OnlyThroughFilter(relay) && Connected(relay)
                && Area(relay).Any(inside => Lines.Any(l => Ends(l, inside, computer)))) ? ClassFact.FilterOfRelay : 0;
            return facts;
        }

        private bool Has(int computer, ClassFact fact) => (Facts[computer] & fact) != 0;

        private static bool Ends(Line line, int a, int b) => (line.From == a && line.To == b) || (line.From == b && line.To == a);

        private bool Connected(int computer)
        {
            var seen = new HashSet<int> { computer };
            for (var grew = true; grew;)
            {
                grew = Lines.Where(l => !l.Public && (seen.Contains(l.From) || seen.Contains(l.To))).Count(l => seen.Add(l.From) | seen.Add(l.To)) > 0;
            }

            return seen.Any(c => Has(c, ClassFact.PartOfFacility));
        }

        // A way to a 一号電子計算機 on which no computer in between has the fact, tried by walking every simple way.
        private bool Sends(int computer, ClassFact barrier) => Has(computer, ClassFact.PartOfFacility) || Walk(computer, barrier, [computer]);

        private bool Walk(int here, ClassFact barrier, HashSet<int> walked)
        {
            foreach (var line in Lines.Where(l => !l.Public))
            {
                var next = line.From == here && line.Flow.HasFlag(Flow.Forward) ? line.To : line.To == here && line.Flow.HasFlag(Flow.Backward) ? line.From : -1;
                if (next < 0 || walked.Contains(next))
                {
                    continue;
                }

                if (Has(next, ClassFact.PartOfFacility) || (!Has(next, barrier) && Walk(next, barrier, [.. walked, next])))
                {
                    return true;
                }
            }

            return false;
        }

        private HashSet<int> Area(int computer)
        {
            var area = new HashSet<int> { computer };
            for (var grew = true; grew;)
            {
                grew = false;
                foreach (var line in Lines.Where(l => !l.Public))
                {
                    foreach (var (a, b) in new[] { (line.From, line.To), (line.To, line.From) })
                    {
                        grew |= area.Contains(a) && !Has(b, ClassFact.Filters) && area.Add(b);
                    }
                }
            }

            return area;
        }

        private bool OnlyThroughFilter(int relay)
        {
            if (!Has(relay, ClassFact.Buffers) || Has(relay, ClassFact.Filters))
            {
                return false;
            }

            var area = Area(relay);
            var met = Lines.Where(l => l.From != l.To).SelectMany(l => new[] { (Here: l.From, There: l.To, l.Public), (Here: l.To, There: l.From, l.Public) }).Where(e => area.Contains(e.Here)).ToList();
            return met.Any(e => Has(e.There, ClassFact.Filters))
                && !met.Any(e => e.Public && !Has(e.There, ClassFact.Filters))
                && !area.Any(c => Has(c, ClassFact.PartOfFacility) || (Has(c, ClassFact.Affects) && !Has(c, ClassFact.Routes) && !Has(c, ClassFact.Buffers)));
        }
    }
}

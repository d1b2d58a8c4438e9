namespace Noroshi.CriticalComputers.Law.Classes.Networks;

/// <summary>How data flow on a line.</summary>
[Flags]
internal enum Flow : byte
{
    /// <summary>Connected, with no flow that counts.</summary>
    None = 0,

    /// <summary>From the first end to the second.</summary>
    Forward = 1,

    /// <summary>From the second end to the first.</summary>
    Backward = 2,

    /// <summary>Both ways.</summary>
    Both = Forward | Backward,
}

/// <summary>One line between two computers.</summary>
/// <param name="From">Index of the first end.</param>
/// <param name="To">Index of the second end.</param>
/// <param name="Public">Whether the line serves the public, as the internet does.</param>
/// <param name="Flow">Which way data flow.</param>
internal readonly record struct Line(int From, int To, bool Public = false, Flow Flow = Flow.Both);

/// <summary>What one computer keeps or does for another.</summary>
/// <param name="Holder">Index of the one that keeps or does it.</param>
/// <param name="Of">Index of the one that it is for.</param>
internal readonly record struct Hold(int Holder, int Of);

/// <summary>
/// A 特定重要設備 and what hangs on it: own facts for each computer, lines, all credentials kept, access controlled. Laid out in arrays, each
/// line standing with both of its ends, so that a million computers are walked without an allocation for each.
/// </summary>
internal sealed class FacilityNetwork
{
    /// <summary>The facts that belong to a computer itself; those of its place are found by <see cref="NetworkClasses"/>.</summary>
    public const ClassFact Own = ClassFact.PartOfFacility | ClassFact.Affects | ClassFact.Routes | ClassFact.Filters | ClassFact.Buffers
        | ClassFact.KeepsDiagram | ClassFact.HasAddress | ClassFact.HasGlobalAddress | ClassFact.Feeds | ClassFact.FeedMatters;

    // What an end of a line says: the line serves the public; the neighbour can send here; one can send from here to the neighbour.
    internal const byte IsPublic = 1, Arrives = 2, Leaves = 4;

    private FacilityNetwork(ClassFact[] facts, int[] starts, int[] ends, byte[] kinds, IReadOnlyList<Hold> credentials, IReadOnlyList<Hold> access) =>
        (Facts, Starts, Ends, Kinds, Credentials, Access) = (facts, starts, ends, kinds, credentials, access);

    public int Count => Facts.Length;

    public ClassFact[] Facts { get; }

    public IReadOnlyList<Hold> Credentials { get; }

    public IReadOnlyList<Hold> Access { get; }

    internal int[] Starts { get; }

    internal int[] Ends { get; }

    internal byte[] Kinds { get; }

    /// <summary>Lays a network out.</summary>
    /// <param name="facts">Own facts of each computer; its index is its name here.</param>
    /// <param name="lines">The lines; one from a computer to itself says nothing and is left out.</param>
    /// <param name="credentials">Who keeps all credentials of whom, not for a time only.</param>
    /// <param name="access">Who has the access control of whom.</param>
    /// <exception cref="ArgumentOutOfRangeException">A line or a hold names a computer that is not there.</exception>
    public static FacilityNetwork Of(IReadOnlyList<ClassFact> facts, IReadOnlyList<Line> lines, IReadOnlyList<Hold>? credentials = null, IReadOnlyList<Hold>? access = null)
    {
        var starts = new int[facts.Count + 1];
        foreach (var line in lines)
        {
            Check(line.From, facts.Count);
            Check(line.To, facts.Count);
            if (line.From != line.To)
            {
                starts[line.From + 1]++;
                starts[line.To + 1]++;
            }
        }

        foreach (var hold in (credentials ?? []).Concat(access ?? []))
        {
            Check(hold.Holder, facts.Count);
            Check(hold.Of, facts.Count);
        }

        for (var i = 0; i < facts.Count; i++)
        {
            starts[i + 1] += starts[i];
        }

        var (ends, kinds, next) = (new int[starts[^1]], new byte[starts[^1]], starts[..^1]);
        foreach (var line in lines)
        {
            if (line.From == line.To)
            {
                continue;
            }

            var kind = line.Public ? IsPublic : (byte)0;
            var (forward, backward) = (line.Flow.HasFlag(Flow.Forward), line.Flow.HasFlag(Flow.Backward));
            Lay(line.From, line.To, (byte)(kind | (backward ? Arrives : 0) | (forward ? Leaves : 0)));
            Lay(line.To, line.From, (byte)(kind | (forward ? Arrives : 0) | (backward ? Leaves : 0)));
        }

        return new([.. facts.Select(f => f & Own)], starts, ends, kinds, credentials ?? [], access ?? []);

        void Lay(int here, int there, byte kind)
        {
            var at = next[here]++;
            ends[at] = there;
            kinds[at] = kind;
        }
    }

    /// <summary>The same lines and holds with other own facts.</summary>
    public FacilityNetwork With(IEnumerable<ClassFact> facts) => new([.. facts.Select(f => f & Own)], Starts, Ends, Kinds, Credentials, Access);

    private static void Check(int index, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, count);
    }
}

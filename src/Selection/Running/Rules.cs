using Noroshi.Selection.Criteria;
using Noroshi.Selection.Directions;

namespace Noroshi.Selection.Running;

/// <summary>All that decides on a packet. It never changes; new criteria are new rules, and a chunk of packets is judged by one set of rules from its first packet to its last.</summary>
internal sealed class Rules : IDisposable
{
    private readonly int routes;

    /// <summary>Makes the rules.</summary>
    /// <param name="prefixes">Which addresses are home.</param>
    /// <param name="criteria">What is looked for.</param>
    /// <param name="routes">The directions that may be kept; <see cref="Direction.Internal"/> never is.</param>
    /// <param name="lookInside">Whether tunnels may be opened.</param>
    public Rules(PrefixList prefixes, CriteriaList criteria, IEnumerable<Direction> routes, bool lookInside)
    {
        Criteria = criteria;
        LooksInside = lookInside;
        foreach (var route in routes)
        {
            this.routes |= route is Direction.Outbound or Direction.Inbound or Direction.Transit
                ? 1 << (int)route
                : throw new ArgumentException($"What goes {route.Word()} is never kept.", nameof(routes));
        }

        var texts = criteria.Parts.Select(p => p.TextList()).ToArray();
        AddressTable? addresses = null;
        TextSet? names = null;
        Parallel.Invoke(() => addresses = new(prefixes, criteria), () => names = new(texts));
        (Addresses, Texts) = (addresses!, names!);
        Signatures = new([.. criteria.Parts.SelectMany(p => p.Signatures)]);
        Flows = [.. criteria.Parts.SelectMany(p => p.Flows)];
        UsesTexts = names!.Count > 0;
        UsesFingerprints = texts.Any(t => t.Uses.Span.Contains(TextUse.Fingerprint));
    }

    /// <summary>The criteria.</summary>
    public CriteriaList Criteria { get; private set; }

    /// <summary>What is said of addresses.</summary>
    public AddressTable Addresses { get; }

    /// <summary>Names, pages, fingerprints.</summary>
    public TextSet Texts { get; }

    /// <summary>Byte signatures.</summary>
    public SignatureSet Signatures { get; }

    /// <summary>Combinations of ports and flags.</summary>
    public FlowCriterion[] Flows { get; }

    /// <summary>Whether any criterion is a text.</summary>
    public bool UsesTexts { get; }

    /// <summary>Whether any criterion is a fingerprint: reckoning one costs more than all else.</summary>
    public bool UsesFingerprints { get; }

    /// <summary>Whether any criterion can be met across packets: what is put together is asked for texts and signatures alone, since addresses, ports and flags stand in its first part.</summary>
    public bool Joins => UsesTexts || Signatures.Count > 0;

    /// <summary>Whether tunnels are opened and judged by the addresses within.</summary>
    public bool LooksInside { get; }

    /// <summary>Whether what goes this way may be kept.</summary>
    public bool Permits(Direction direction) => (routes >> (int)direction & 1) != 0;

    /// <inheritdoc/>
    public void Dispose()
    {
        Addresses.Dispose();
        Texts.Dispose();
        Signatures.Dispose();
        Criteria = CriteriaList.None;
    }
}

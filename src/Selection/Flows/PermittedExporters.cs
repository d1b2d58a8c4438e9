using System.Text;
using Noroshi.Selection.Criteria;
using Noroshi.Selection.Directions;

namespace Noroshi.Selection.Flows;

/// <summary>Who may send flow records: NetFlow and IPFIX over UDP have no authentication, so a sender is known by its address alone.</summary>
internal sealed class PermittedExporters
{
    private static readonly UInt128 Mapped = (UInt128)0xffff << 32;
    private readonly Boundary[] flat;

    private PermittedExporters(Boundary[] flat) => this.flat = flat;

    /// <summary>Whoever can reach the socket; only where nobody but this machine can.</summary>
    public static PermittedExporters Anybody { get; } = new([new(0, 1)]);

    /// <summary>Reads a list of addresses and blocks, with commas between them.</summary>
    public static PermittedExporters? Parse(string list)
    {
        var blocks = new List<AddressRange>();
        foreach (var written in list.Split(',', StringSplitOptions.TrimEntries))
        {
            if (!AddressText.TryBlock(Encoding.UTF8.GetBytes(written), out var first, out var last, out var isV6))
            {
                return null;
            }

            blocks.Add(isV6 ? new(first, last, 1) : new(Mapped | first, Mapped | last, 1));
        }

        return FlatRanges.Of(blocks, UInt128.MaxValue, out _) is { } flat ? new(flat) : null;
    }

    /// <summary>Whether an exporter is one of them.</summary>
    /// <param name="address">Its address; an IPv4 address as IPv6 maps it.</param>
    public bool Has(UInt128 address) => FlatRanges.At(flat, address) != 0;
}

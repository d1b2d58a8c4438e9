using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Noroshi.Selection.Directions;

namespace Noroshi.Selection.Criteria;

/// <summary>Criteria of one part of a list, sorted by what they are compared with. Numbers count from the part's first line; <see cref="Shift"/> makes them those of the whole list.</summary>
internal sealed class CriteriaPart
{
    private const int MostRefusedKept = 20;
    private static readonly SearchValues<byte> NameOctets = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-_."u8);
    private readonly Column<byte> idOctets = new();
    private readonly Column<int> idEnds = new();
    private readonly byte[] scratch = new byte[4096];
    private int first;
    private TextList? texts;

    /// <summary>IPv4 addresses.</summary>
    public (Column<uint> Addresses, Column<int> Criteria) V4 { get; } = (new(), new());

    /// <summary>IPv6 addresses.</summary>
    public (Column<UInt128> Addresses, Column<int> Criteria) V6 { get; } = (new(), new());

    /// <summary>IPv4 blocks.</summary>
    public Column<AddressRange> Blocks4 { get; } = new();

    /// <summary>IPv6 blocks.</summary>
    public Column<AddressRange> Blocks6 { get; } = new();

    /// <summary>Byte signatures.</summary>
    public List<(byte[] Octets, int Criterion)> Signatures { get; } = [];

    /// <summary>Combinations of protocol, ports and flags.</summary>
    public List<FlowCriterion> Flows { get; } = [];

    /// <summary>The first lines that are no criteria.</summary>
    public List<(int Line, string Why)> Refused { get; } = [];

    /// <summary>How many lines are no criteria.</summary>
    public long RefusedCount { get; private set; }

    /// <summary>How many are over.</summary>
    public long Expired { get; private set; }

    /// <summary>The last day of the one that ends first; the last of all days where none ends.</summary>
    public DateOnly FirstEnd { get; private set; } = DateOnly.MaxValue;

    /// <summary>How many are there.</summary>
    public long Count { get; private set; }

    /// <summary>How many lines the part has.</summary>
    public int Lines { get; private set; }

    private (Column<byte> Octets, Column<int> Starts, Column<TextUse> Uses, Column<int> Criteria) Texts { get; } = (new(), new(), new(), new());

    /// <summary>Names, addresses of pages, fingerprints; asked for when all lines were taken.</summary>
    public TextList TextList() => texts ??= MakeTextList();

    private TextList MakeTextList()
    {
        Texts.Starts.Add(Texts.Octets.Count);
        Texts.Octets.AddAll(new byte[NameHash.Slack]);
        return new(Texts.Octets.Memory, Texts.Starts.Memory, Texts.Uses.Memory, Texts.Criteria.Memory);
    }

    /// <summary>Makes the numbers those of the whole list.</summary>
    public void Shift(int by)
    {
        first = by;
        foreach (var column in (Span<Column<int>>)[V4.Criteria, V6.Criteria, Texts.Criteria])
        {
            foreach (ref var number in column.Span)
            {
                number += by;
            }
        }

        foreach (var blocks in (Span<Column<AddressRange>>)[Blocks4, Blocks6])
        {
            foreach (ref var block in blocks.Span)
            {
                block = block with { Says = block.Says + by };
            }
        }

        for (var i = 0; i < Signatures.Count; i++)
        {
            Signatures[i] = Signatures[i] with { Criterion = Signatures[i].Criterion + by };
        }

        for (var i = 0; i < Flows.Count; i++)
        {
            Flows[i] = Flows[i] with { Criterion = Flows[i].Criterion + by };
        }
    }

    /// <summary>What a criterion is called; null if its line has no name for it.</summary>
    public string? IdOf(int number)
    {
        var line = number - first;
        if (line >= idEnds.Count)
        {
            return null;
        }

        var start = line == 0 ? 0 : idEnds.Span[line - 1];
        return idEnds.Span[line] == start ? null : Encoding.UTF8.GetString(idOctets.Span[start..idEnds.Span[line]]);
    }

    /// <summary>Takes one line: <c>type TAB value [TAB id [TAB basis [TAB expires]]]</c>.</summary>
    /// <param name="line">Without its line end.</param>
    /// <param name="today">What ends before this day is over.</param>
    public void Take(ReadOnlySpan<byte> line, DateOnly today)
    {
        var number = Lines++;
        var rest = line is [.., (byte)'\r'] ? line[..^1] : line;
        if (rest.IsEmpty || rest[0] == '#')
        {
            return;
        }

        var type = Field(ref rest);
        var value = Field(ref rest);
        // Most lists say no more of a criterion.
        var said = !rest.IsEmpty;
        var id = said ? Field(ref rest) : default;
        var basis = said ? Field(ref rest) : default;
        var expires = said ? Field(ref rest) : default;
        if (value.IsEmpty)
        {
            Refuse(number, "a line is type, tab, value");
            return;
        }

        var end = DateOnly.MaxValue;
        if (!expires.IsEmpty && !DateOnly.TryParseExact(Encoding.UTF8.GetString(expires), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out end))
        {
            Refuse(number, "the day of expiry is written 2027-03-31");
            return;
        }

        if (end < today)
        {
            Expired++;
            return;
        }

        if (Add(type, value, number) is { } why)
        {
            Refuse(number, why);
            return;
        }

        Count++;
        FirstEnd = end < FirstEnd ? end : FirstEnd;
        if (!id.IsEmpty || !basis.IsEmpty)
        {
            while (idEnds.Count < number)
            {
                idEnds.Add(idOctets.Count);
            }

            idOctets.AddAll(id);
            if (!basis.IsEmpty)
            {
                idOctets.Add((byte)'\t');
                idOctets.AddAll(basis);
            }

            idEnds.Add(idOctets.Count);
        }
    }

    /// <summary>Takes one line that is a byte signature in hexadecimal digits.</summary>
    public void TakeSignature(ReadOnlySpan<byte> line)
    {
        var number = Lines++;
        if (line.IsEmpty || line[0] == '#')
        {
            return;
        }

        if (Signature(line, number) is { } why)
        {
            Refuse(number, why);
            return;
        }

        Count++;
    }

    /// <summary>Counts something that stands where a criterion could, and is none.</summary>
    public void RefuseNext(string why) => Refuse(Lines++, why);

    /// <summary>Takes a criterion of a kind; says why not, or null.</summary>
    public string? Add(ReadOnlySpan<byte> type, ReadOnlySpan<byte> value, int number)
    {
        switch (type)
        {
            case var _ when type.SequenceEqual("ip4"u8):
                return AddressText.TryV4(value, out var v4) ? Address4(v4, number) : "not an IPv4 address";
            case var _ when type.SequenceEqual("ip6"u8) || type.SequenceEqual("ip"u8) || type.SequenceEqual("cidr4"u8) || type.SequenceEqual("cidr6"u8) || type.SequenceEqual("cidr"u8):
                return Block(type, value, number);
            case var _ when type.SequenceEqual("domain"u8):
                return Name(value, TextUse.Domain, number);
            case var _ when type.SequenceEqual("sni"u8):
                return Name(value, TextUse.ServerName, number);
            case var _ when type.SequenceEqual("dns"u8):
                return Name(value, TextUse.Question, number);
            case var _ when type.SequenceEqual("url"u8):
                return Url(value, number);
            case var _ when type.SequenceEqual("ja4"u8):
                return value.Length == 36 && value[10] == '_' && value[23] == '_' && !value[11..].ContainsAnyInRange((byte)'A', (byte)'Z') ? Text(value, TextUse.Fingerprint, number) : "a JA4 fingerprint has 36 characters, its digests in small letters: 10_12_12";
            case var _ when type.SequenceEqual("sig"u8):
                return Signature(value, number);
            case var _ when type.SequenceEqual("flow"u8):
                if (FlowCriterion.TryParse(Encoding.UTF8.GetString(value), number, out var flow, out var fault))
                {
                    Flows.Add(flow);
                    return null;
                }

                return fault;
            default:
                return $"no kind of criterion is called {Encoding.UTF8.GetString(type[..Math.Min(type.Length, 40)])}";
        }
    }

    private static ReadOnlySpan<byte> Field(ref ReadOnlySpan<byte> rest)
    {
        var tab = rest.IndexOf((byte)'\t');
        var field = tab < 0 ? rest : rest[..tab];
        rest = tab < 0 ? [] : rest[(tab + 1)..];
        return field;
    }

    private string? Address4(uint address, int number)
    {
        V4.Addresses.Add(address);
        V4.Criteria.Add(number);
        return null;
    }

    private string? Block(ReadOnlySpan<byte> type, ReadOnlySpan<byte> value, int number)
    {
        if (!AddressText.TryBlock(value, out var low, out var high, out var isV6))
        {
            return "not an address or a block of addresses";
        }

        if (type[^1] == '4' && isV6 || type[^1] == '6' && !isV6)
        {
            return "an address of the other family than the kind says";
        }

        if (low == high && !isV6)
        {
            return Address4((uint)low, number);
        }

        if (low == high)
        {
            V6.Addresses.Add(low);
            V6.Criteria.Add(number);
            return null;
        }

        (isV6 ? Blocks6 : Blocks4).Add(new(low, high, number));
        return null;
    }

    private string? Name(ReadOnlySpan<byte> value, TextUse use, int number)
    {
        if (!TryName(value, out var length))
        {
            return "not a domain name in its ASCII form";
        }

        return Text(scratch.AsSpan(0, length), use, number);
    }

    // In small letters, without the dot at the end.
    private bool TryName(ReadOnlySpan<byte> value, out int length)
    {
        value = value is [.. var whole, (byte)'.'] ? whole : value;
        return Ascii.ToLower(value.Length <= 253 ? value : [], scratch, out length) == OperationStatus.Done && length > 0
            && !scratch.AsSpan(0, length).ContainsAnyExcept(NameOctets) && scratch[0] != '.' && scratch.AsSpan(0, length).IndexOf(".."u8) < 0;
    }

    private string? Url(ReadOnlySpan<byte> value, int number)
    {
        var scheme = value.IndexOf("://"u8);
        value = scheme is > 0 and < 8 ? value[(scheme + 3)..] : value;
        var slash = value.IndexOf((byte)'/');
        var host = slash < 0 ? value : value[..slash];
        var colon = host.IndexOf((byte)':');
        host = colon < 0 ? host : host[..colon];
        var path = slash < 0 ? "/"u8 : value[slash..];
        if (!TryName(host, out var length) || length + path.Length > scratch.Length || path.ContainsAnyInRange<byte>(0, 0x20) || path.Contains((byte)'#') || !Utf8.IsValid(path))
        {
            return "not host and path of a page as a request has them";
        }

        path.CopyTo(scratch.AsSpan(length));
        return Text(scratch.AsSpan(0, length + path.Length), TextUse.Url, number);
    }

    private string? Text(ReadOnlySpan<byte> text, TextUse use, int number)
    {
        Texts.Starts.Add(Texts.Octets.Count);
        Texts.Octets.AddAll(text);
        Texts.Uses.Add(use);
        Texts.Criteria.Add(number);
        return null;
    }

    private string? Signature(ReadOnlySpan<byte> value, int number)
    {
        var octets = new byte[value.Length / 2];
        if (Convert.FromHexString(value, octets, out _, out _) != OperationStatus.Done || value.Length % 2 != 0)
        {
            return "a signature is written in pairs of hexadecimal digits";
        }

        if (octets.Length is < SignatureSet.Shortest or > SignatureSet.Longest)
        {
            return $"a signature has {SignatureSet.Shortest} to {SignatureSet.Longest} octets";
        }

        Signatures.Add((octets, number));
        return null;
    }

    private void Refuse(int line, string why)
    {
        RefusedCount++;
        if (Refused.Count < MostRefusedKept)
        {
            Refused.Add((line, why));
        }
    }
}

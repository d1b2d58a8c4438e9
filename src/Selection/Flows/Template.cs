using System.Buffers.Binary;

namespace Noroshi.Selection.Flows;

/// <summary>One step on the way through a record.</summary>
/// <param name="Offset">Where the field begins in a record whose fields all have their lengths.</param>
/// <param name="Length">Its length in octets; <see cref="Template.Varies"/> where each record says it.</param>
/// <param name="Meaning">What it is.</param>
internal readonly record struct Step(ushort Offset, ushort Length, Meaning Meaning);

/// <summary>
/// A template, made into a plan once: where the few fields stand that the selection asks for. Where a field has a length of its own in each record, the plan has all fields, and those in a row that nobody asks for are one step.
/// </summary>
internal sealed class Template
{
    /// <summary>The length of a field that each record says for itself (RFC 7011, 7).</summary>
    public const int Varies = 65_535;

    /// <summary>The most octets that the field specifiers of a template may have: room for 256 fields of enterprises, 512 others.</summary>
    public const int LongestDefinition = 2_048;

    private const int Roles = (int)Role.Lasted + 1;
    private readonly byte[] definition;
    private uint roles;

    private Template(ReadOnlySpan<byte> definition, bool options)
    {
        this.definition = definition.ToArray();
        IsOptions = options;
    }

    /// <summary>The way through a record.</summary>
    public Step[] Steps { get; private set; } = [];

    /// <summary>How long a record is; where fields vary, how long it is at least.</summary>
    public int Length { get; private set; }

    /// <summary>Whether records have lengths of their own.</summary>
    public bool HasVarying { get; private set; }

    /// <summary>Whether records are about the exporter, not about flows: they are counted, and only since when it runs is read from them.</summary>
    public bool IsOptions { get; }

    /// <summary>How many octets its definition has.</summary>
    public int Size => definition.Length;

    /// <summary>When it must have been sent again, in milliseconds of the reader's clock.</summary>
    public long Expires { get; set; }

    /// <summary>Makes the plan of a template.</summary>
    /// <param name="fields">The field specifiers.</param>
    /// <param name="options">Whether it is an options template.</param>
    /// <param name="ipfix">Whether fields may vary in length or belong to an enterprise.</param>
    /// <returns>The plan; null where a record would have no octets, or more than any message.</returns>
    public static Template? Of(ReadOnlySpan<byte> fields, bool options, bool ipfix)
    {
        var template = new Template(fields, options);
        var all = new List<Step>();
        var offset = 0;
        for (var rest = fields; !rest.IsEmpty;)
        {
            var (number, length) = (BinaryPrimitives.ReadUInt16BigEndian(rest), BinaryPrimitives.ReadUInt16BigEndian(rest[2..]));
            var enterprise = ipfix && number > 0x7fff;
            var varies = ipfix && length == Varies;
            var meaning = enterprise || (options && number != InformationElements.SystemInitTime) ? default : InformationElements.Of(number);
            all.Add(new((ushort)Math.Min(offset, ushort.MaxValue), length, varies || meaning.Fits(length) ? meaning : default));
            template.HasVarying |= varies;
            offset += varies ? 1 : length;
            rest = rest[(enterprise ? 8 : 4)..];
        }

        if (offset is 0 or > ushort.MaxValue)
        {
            return null;
        }

        template.Length = offset;
        template.Plan(all);
        return template;
    }

    /// <summary>Whether this is the same template, sent again.</summary>
    public bool Is(ReadOnlySpan<byte> fields, bool options) => options == IsOptions && fields.SequenceEqual(definition);

    /// <summary>Whether records have a field for this.</summary>
    public bool Has(Role role) => (roles >> (int)role & 1) != 0;

    private void Plan(List<Step> all)
    {
        Span<int> best = stackalloc int[Roles];
        best.Fill(-1);
        for (var i = 0; i < all.Count; i++)
        {
            ref var counts = ref best[(int)all[i].Meaning.Role];
            counts = counts < 0 || all[i].Meaning.Rank > all[counts].Meaning.Rank ? i : counts;
        }

        var steps = new List<Step>();
        for (var i = 0; i < all.Count; i++)
        {
            var role = all[i].Meaning.Role;
            if (role != Role.None && best[(int)role] == i)
            {
                roles |= 1u << (int)role;
                steps.Add(all[i]);
            }
            else if (HasVarying)
            {
                Pass(steps, all[i].Length);
            }
        }

        Steps = [.. steps];
    }

    private static void Pass(List<Step> steps, ushort length)
    {
        if (length != Varies && steps is [.., { Meaning.Role: Role.None, Length: not Varies } last] && last.Length + length < Varies)
        {
            steps[^1] = last with { Length = (ushort)(last.Length + length) };
        }
        else
        {
            steps.Add(new(0, length, default));
        }
    }
}

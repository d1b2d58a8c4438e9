using Noroshi.Selection.Directions;
using Noroshi.Selection.Evidence;

namespace Noroshi.Selection.Recording;

/// <summary>What a field is told to, in whatever form records are written. Whoever is told nothing of a field leaves it out.</summary>
internal interface IFieldWriter
{
    /// <summary>A time, in nanoseconds since 1970.</summary>
    void Time(long nanoseconds);

    /// <summary>A word of our own.</summary>
    void Word(string word);

    /// <summary>An address.</summary>
    /// <param name="address">Its bits.</param>
    /// <param name="family">4 or 6.</param>
    void Address(UInt128 address, byte family);

    /// <summary>A number.</summary>
    void Number(ulong number);

    /// <summary>That it is so.</summary>
    void Yes();

    /// <summary>A name out of a packet, before tokens stand in the place of persons.</summary>
    void Name(ReadOnlySpan<byte> name);

    /// <summary>Octets out of a packet.</summary>
    void Octets(ReadOnlySpan<byte> octets);
}

/// <summary>What a column of a field holds where columns have types.</summary>
internal enum ColumnForm
{
    /// <summary>Nanoseconds since 1970.</summary>
    Time,

    /// <summary>A word of our own, or an address.</summary>
    Text,

    /// <summary>A name out of a packet.</summary>
    Name,

    /// <summary>A day.</summary>
    Day,

    /// <summary>A number of 8 bits.</summary>
    Number8,

    /// <summary>A number of 16 bits.</summary>
    Number16,

    /// <summary>A number of 32 bits.</summary>
    Number32,

    /// <summary>A number of 64 bits.</summary>
    Number64,

    /// <summary>Yes, or nothing.</summary>
    Flag,

    /// <summary>Octets.</summary>
    Octets,
}

/// <summary>
/// A field of a record as it is written. <see cref="All"/> is the closed list of what can come out (機械的情報; Act, Art. 2(8)): every form of output goes through it, so that no field can be in one and not in the other, and a field more is one line here.
/// </summary>
/// <param name="Name">What it is called.</param>
/// <param name="Form">What its column holds.</param>
/// <param name="Tell">Tells what a record holds of it; nothing where it has none.</param>
internal sealed record RecordField(string Name, ColumnForm Form, RecordField.Telling Tell)
{
    /// <summary>Tells a field of a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="kept">Where its texts are.</param>
    /// <param name="texts">How criteria and basis are written.</param>
    /// <param name="to">Who is told.</param>
    internal delegate void Telling(in KeptRecord record, KeptRecords kept, RecordTexts texts, IFieldWriter to);

    /// <summary>All fields, in the order in which they are written.</summary>
    public static IReadOnlyList<RecordField> All { get; } =
    [
        new("time", ColumnForm.Time, static (in record, _, _, to) => to.Time(record.Time)),
        new("direction", ColumnForm.Text, static (in record, _, _, to) => to.Word(record.Direction.Word())),
        new("source", ColumnForm.Text, static (in record, _, _, to) => to.Address(record.Source, record.Family)),
        new("destination", ColumnForm.Text, static (in record, _, _, to) => to.Address(record.Destination, record.Family)),
        new("protocol", ColumnForm.Number8, static (in record, _, _, to) => to.Number(record.Protocol)),
        new("source_port", ColumnForm.Number16, static (in record, _, _, to) => NumberIf(HasPorts(record), record.SourcePort, to)),
        new("destination_port", ColumnForm.Number16, static (in record, _, _, to) => NumberIf(HasPorts(record), record.DestinationPort, to)),
        new("tcp_flags", ColumnForm.Number8, static (in record, _, _, to) => NumberIf(record.Flags != 0, record.Flags, to)),
        new("until", ColumnForm.Time, static (in record, _, _, to) => TimeIf(record.IsFlow, record.Until, to)),
        new("packets", ColumnForm.Number64, static (in record, _, _, to) => NumberIf(record.IsFlow, record.Packets, to)),
        new("octets", ColumnForm.Number64, static (in record, _, _, to) => NumberIf(record.IsFlow, record.Octets, to)),
        new("length", ColumnForm.Number32, static (in record, _, _, to) => NumberIf(!record.IsFlow, record.Length, to)),
        new("dns_question", ColumnForm.Name, static (in record, kept, _, to) => NameIf(record.Question, kept, to)),
        new("server_name", ColumnForm.Name, static (in record, kept, _, to) => NameIf(record.ServerName, kept, to)),
        new("host", ColumnForm.Name, static (in record, kept, _, to) => NameIf(record.Host, kept, to)),
        new("path", ColumnForm.Name, static (in record, kept, _, to) => NameIf(record.Path, kept, to)),
        new("ja4", ColumnForm.Name, static (in record, kept, _, to) => NameIf(record.Fingerprint, kept, to)),
        new("signature", ColumnForm.Octets, static (in record, kept, _, to) => OctetsIf(record.Signature, kept, to)),
        new("evidence", ColumnForm.Text, static (in record, _, _, to) => to.Word(record.Kind.Word())),
        new("joined", ColumnForm.Flag, static (in record, _, _, to) => YesIf(record.Joined, to)),
        new("criterion", ColumnForm.Text, static (in record, kept, texts, to) => to.Word(texts.CriterionId(kept.Criteria, record.Criterion))),
        new("basis", ColumnForm.Text, static (in _, _, texts, to) => to.Word(texts.Basis)),
        new("keep_until", ColumnForm.Day, static (in _, _, texts, to) => to.Word(texts.KeepUntil)),
    ];

    private static void TimeIf(bool has, long nanoseconds, IFieldWriter to)
    {
        if (has)
        {
            to.Time(nanoseconds);
        }
    }

    private static bool HasPorts(in KeptRecord record) => record.SourcePort != 0 || record.DestinationPort != 0;

    private static void NumberIf(bool has, ulong number, IFieldWriter to)
    {
        if (has)
        {
            to.Number(number);
        }
    }

    private static void YesIf(bool yes, IFieldWriter to)
    {
        if (yes)
        {
            to.Yes();
        }
    }

    private static void NameIf(TextPlace place, KeptRecords kept, IFieldWriter to)
    {
        if (place.Length > 0)
        {
            to.Name(kept.Text(place));
        }
    }

    private static void OctetsIf(TextPlace place, KeptRecords kept, IFieldWriter to)
    {
        if (place.Length > 0)
        {
            to.Octets(kept.Text(place));
        }
    }
}

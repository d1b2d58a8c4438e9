using System.Diagnostics;
using DuckDB.NET.Data;
using DuckDB.NET.Data.DataChunk.Writer;

namespace Noroshi.Selection.Recording;

/// <summary>A record as a row of typed columns; empty where the record has nothing of a field.</summary>
/// <param name="texts">How criteria, basis and names are written.</param>
internal sealed class ParquetRow(RecordTexts texts) : IFieldWriter
{
    // On its way into DuckDB a text ends at its first zero octet, and strangers write zero octets into names. Names have one octet a letter, so the first letter beyond stands for it.
    private const char StandIn = '\u0100';

    private IDuckDBDataWriter? column;
    private ColumnForm form;
    private ulong line;
    private bool told;

    /// <summary>A field's column as it goes to DuckDB.</summary>
    public static ColumnInfo ColumnOf(RecordField field) => new(field.Name, field.Form switch
    {
        ColumnForm.Time => typeof(long),
        ColumnForm.Text or ColumnForm.Name or ColumnForm.Day or ColumnForm.Octets => typeof(string),
        ColumnForm.Number8 => typeof(byte),
        ColumnForm.Number16 => typeof(ushort),
        ColumnForm.Number32 => typeof(uint),
        ColumnForm.Number64 => typeof(ulong),
        ColumnForm.Flag => typeof(bool),
        _ => throw new UnreachableException(),
    });

    /// <summary>A field's column as it stands in the file: what .NET has no type for is given its own here.</summary>
    public static string Expression(RecordField field) => field.Form switch
    {
        ColumnForm.Time => $"make_timestamp_ns({field.Name}) AS {field.Name}",
        ColumnForm.Day => $"CAST({field.Name} AS DATE) AS {field.Name}",
        ColumnForm.Name => $"replace({field.Name}, '{StandIn}', chr(0)) AS {field.Name}",
        ColumnForm.Octets => $"unhex({field.Name}) AS {field.Name}",
        _ => field.Name,
    };

    /// <summary>Writes a record.</summary>
    /// <param name="kept">The records of a chunk.</param>
    /// <param name="place">Which of them.</param>
    /// <param name="columns">The columns, in the order of <see cref="RecordField.All"/>.</param>
    /// <param name="line">The row.</param>
    public void Write(KeptRecords kept, int place, IDuckDBDataWriter[] columns, ulong line)
    {
        this.line = line;
        for (var i = 0; i < columns.Length; i++)
        {
            var field = RecordField.All[i];
            (column, form, told) = (columns[i], field.Form, false);
            field.Tell(kept.Records[place], kept, texts, this);
            if (!told)
            {
                column.WriteNull(line);
            }
        }
    }

    void IFieldWriter.Time(long nanoseconds) => Put(nanoseconds);

    void IFieldWriter.Word(string word) => Put(word.Replace('\0', '\ufffd'));

    void IFieldWriter.Address(UInt128 address, byte family)
    {
        Span<char> text = stackalloc char[RecordTexts.LongestAddress];
        Put(new string(text[..RecordTexts.Address(address, family, text)]));
    }

    void IFieldWriter.Number(ulong number)
    {
        switch (form)
        {
            case ColumnForm.Number8: Put(checked((byte)number)); break;
            case ColumnForm.Number16: Put(checked((ushort)number)); break;
            case ColumnForm.Number32: Put(checked((uint)number)); break;
            default: Put(number); break;
        }
    }

    void IFieldWriter.Yes() => Put(true);

    void IFieldWriter.Name(ReadOnlySpan<byte> name) => Put(texts.Written(name).ToString().Replace('\0', StandIn));

    void IFieldWriter.Octets(ReadOnlySpan<byte> octets) => Put(Convert.ToHexStringLower(octets));

    private void Put<T>(T value)
    {
        column!.WriteValue(value, line);
        told = true;
    }
}

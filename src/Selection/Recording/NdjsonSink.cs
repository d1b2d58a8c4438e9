using System.Text.Encodings.Web;
using System.Text.Json;
using Noroshi.Selection.Criteria;

namespace Noroshi.Selection.Recording;

/// <summary>Records as lines of JSON.</summary>
internal sealed class NdjsonSink : IRecordSink, IFieldWriter
{
    private static readonly JsonEncodedText[] Names = [.. RecordField.All.Select(f => JsonEncodedText.Encode(f.Name))];
    private readonly RecordFile file;
    private readonly MemoryStream lines = new();
    private readonly Utf8JsonWriter writer;
    private readonly RecordTexts texts;
    private JsonEncodedText name;

    /// <summary>Makes one.</summary>
    /// <param name="output">Where lines go.</param>
    /// <param name="texts">How criteria, basis and names are written.</param>
    public NdjsonSink(Stream output, RecordTexts texts)
        : this(new RecordFile(output), texts)
    {
    }

    /// <summary>Makes one.</summary>
    /// <param name="file">Where lines go.</param>
    /// <param name="texts">How criteria, basis and names are written.</param>
    public NdjsonSink(RecordFile file, RecordTexts texts)
    {
        (this.file, this.texts) = (file, texts);
        writer = new(lines, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
    }

    /// <inheritdoc/>
    public void Write(KeptRecords kept)
    {
        foreach (ref readonly var record in kept.Records)
        {
            writer.WriteStartObject();
            for (var i = 0; i < Names.Length; i++)
            {
                name = Names[i];
                RecordField.All[i].Tell(record, kept, texts, this);
            }

            writer.WriteEndObject();
            writer.Flush();
            writer.Reset();
            lines.WriteByte((byte)'\n');
        }

        if (lines.Length > 0)
        {
            file.Write(lines.GetBuffer().AsSpan(0, (int)lines.Length));
            lines.SetLength(0);
        }
    }

    /// <inheritdoc/>
    public string Finish() => file.Finish();

    /// <inheritdoc/>
    public void Dispose()
    {
        writer.Dispose();
        file.Dispose();
    }

    void IFieldWriter.Time(long nanoseconds)
    {
        Span<char> text = stackalloc char[64];
        writer.WriteString(name, text[..RecordTexts.Time(nanoseconds, text)]);
    }

    void IFieldWriter.Word(string word) => writer.WriteString(name, word);

    void IFieldWriter.Address(UInt128 address, byte family)
    {
        Span<char> text = stackalloc char[RecordTexts.LongestAddress];
        writer.WriteString(name, text[..RecordTexts.Address(address, family, text)]);
    }

    void IFieldWriter.Number(ulong number) => writer.WriteNumber(name, number);

    void IFieldWriter.Yes() => writer.WriteBoolean(name, true);

    void IFieldWriter.Name(ReadOnlySpan<byte> name) => writer.WriteString(this.name, texts.Written(name));

    void IFieldWriter.Octets(ReadOnlySpan<byte> octets)
    {
        Span<char> digits = stackalloc char[2 * SignatureSet.Longest];
        if (!Convert.TryToHexStringLower(octets, digits, out var written))
        {
            throw new ArgumentOutOfRangeException(nameof(octets), octets.Length, "More octets than a signature has.");
        }

        writer.WriteString(name, digits[..written]);
    }
}

using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Noroshi.Selection.Directions;
using Noroshi.Selection.Evidence;

namespace Noroshi.Selection.Recording;

/// <summary>Records as lines of JSON.</summary>
internal sealed class NdjsonSink : IRecordSink
{
    private readonly Stream output;
    private readonly IncrementalHash digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly MemoryStream lines = new();
    private readonly Utf8JsonWriter writer;
    private readonly RecordTexts texts;

    /// <summary>Makes one.</summary>
    /// <param name="output">Where lines go.</param>
    /// <param name="texts">How criteria, basis and names are written.</param>
    public NdjsonSink(Stream output, RecordTexts texts)
    {
        (this.output, this.texts) = (output, texts);
        writer = new(lines, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
    }

    /// <inheritdoc/>
    public void Write(KeptRecords kept)
    {
        foreach (ref readonly var record in kept.Records)
        {
            Line(record, kept);
            writer.Flush();
            writer.Reset();
            lines.WriteByte((byte)'\n');
        }

        if (lines.Length > 0)
        {
            var octets = lines.GetBuffer().AsSpan(0, (int)lines.Length);
            digest.AppendData(octets);
            output.Write(octets);
            lines.SetLength(0);
        }
    }

    /// <inheritdoc/>
    public string Finish()
    {
        output.Flush();
        return Convert.ToHexStringLower(digest.GetCurrentHash());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        writer.Dispose();
        digest.Dispose();
        output.Dispose();
    }

    private void Line(in KeptRecord record, KeptRecords kept)
    {
        Span<char> text = stackalloc char[64];
        writer.WriteStartObject();
        writer.WriteString("time"u8, text[..RecordTexts.Time(record.Time, text)]);
        writer.WriteString("direction"u8, record.Direction.Word());
        writer.WriteString("source"u8, text[..RecordTexts.Address(record.Source, record.Family, text)]);
        writer.WriteString("destination"u8, text[..RecordTexts.Address(record.Destination, record.Family, text)]);
        writer.WriteNumber("protocol"u8, record.Protocol);
        if (record.SourcePort != 0 || record.DestinationPort != 0)
        {
            writer.WriteNumber("source_port"u8, record.SourcePort);
            writer.WriteNumber("destination_port"u8, record.DestinationPort);
        }

        if (record.Flags != 0)
        {
            writer.WriteNumber("tcp_flags"u8, record.Flags);
        }

        if (record.Until != 0)
        {
            writer.WriteString("until"u8, text[..RecordTexts.Time(record.Until, text)]);
            writer.WriteNumber("packets"u8, record.Packets);
            writer.WriteNumber("octets"u8, record.Octets);
        }
        else
        {
            writer.WriteNumber("length"u8, record.Length);
        }

        Name("dns_question"u8, record.Question, kept);
        Name("server_name"u8, record.ServerName, kept);
        Name("host"u8, record.Host, kept);
        Name("path"u8, record.Path, kept);
        Name("ja4"u8, record.Fingerprint, kept);
        if (record.Signature.Length > 0)
        {
            writer.WriteString("signature"u8, Convert.ToHexStringLower(kept.Text(record.Signature)));
        }

        writer.WriteString("evidence"u8, record.Kind.Word());
        if (record.Joined)
        {
            writer.WriteBoolean("joined"u8, true);
        }

        writer.WriteString("criterion"u8, texts.CriterionId(kept.Criteria, record.Criterion));
        writer.WriteString("basis"u8, texts.Basis);
        writer.WriteString("keep_until"u8, texts.KeepUntil);
        writer.WriteEndObject();
    }

    private void Name(ReadOnlySpan<byte> member, TextPlace place, KeptRecords kept)
    {
        if (place.Length > 0)
        {
            writer.WriteString(member, texts.Written(kept.Text(place)));
        }
    }
}

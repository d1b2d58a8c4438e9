using System.IO.Compression;
using System.Text;
using Noroshi.Formats.Forms;
using Xunit;

namespace Noroshi.Formats.Tests.Forms;

/// <summary>What is refused at the door, each with words that say how to mend it.</summary>
public class A_form_from_outside
{
    private static readonly byte[] Good = SampleForm.Xlsx(SampleForm.Filled(("operator.name", ["東都電力株式会社"])));

    [Fact]
    public void is_refused_when_it_is_empty() => Assert.Equal("damaged-file", SampleForm.Refused([]).Code);

    [Fact]
    public void is_refused_when_it_is_something_else() => Assert.Equal("damaged-file", SampleForm.Refused(Encoding.UTF8.GetBytes("name,値\n"))!.Code);

    [Fact]
    public void is_refused_wherever_it_is_cut_off() => Assert.All(Enumerable.Range(1, 60), part =>
        Assert.NotEmpty(SampleForm.Read(Good[..(Good.Length * part / 61)]).Problems));

    [Fact]
    public void is_refused_when_an_old_or_locked_workbook() =>
        Assert.Equal("old-or-locked-file", SampleForm.Refused([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0]).Code);

    [Fact]
    public void is_refused_when_a_byte_of_it_was_flipped_in_the_middle()
    {
        var spoilt = With(Good, entry => entry.FullName == "xl/worksheets/sheet1.xml");
        Assert.Equal("damaged-file", SampleForm.Refused(spoilt).Code);
    }

    [Fact]
    public void is_refused_when_larger_than_a_form_can_be() =>
        Assert.Equal("too-large", SampleForm.Refused(new byte[FormSheetReader.LongestFile + 1]).Code);

    [Fact]
    public void is_refused_as_a_bomb_by_what_it_declares()
    {
        var bomb = SampleForm.With(Good, ("xl/worksheets/sheet1.xml", sheet => sheet + new string(' ', 7_900_000)));
        Assert.Equal("too-large", SampleForm.Refused(bomb).Code);
    }

    [Fact]
    public void is_refused_as_a_bomb_that_lies_about_its_size()
    {
        // The directory says 1000 bytes; the entry goes on for millions.
        var bomb = SampleForm.With(Good, ("xl/workbook.xml", book => book.Replace("</workbook>", new string(' ', 3_000_000) + "</workbook>", StringComparison.Ordinal)));
        var directory = IndexOf(bomb, [0x50, 0x4B, 0x01, 0x02], "xl/workbook.xml");
        BitConverter.GetBytes(1000).CopyTo(bomb, directory + 24);
        Assert.Contains(SampleForm.Refused(bomb).Code, new[] { "too-large", "damaged-file" });
    }

    [Fact]
    public void is_refused_with_too_many_entries()
    {
        var many = Enumerable.Range(0, 600).Select(n => ($"xl/media/{n}.txt", (Func<string, string?>)(_ => "x"))).ToArray();
        Assert.Equal("too-large", SampleForm.Refused(SampleForm.With(Good, many)).Code);
    }

    [Fact]
    public void is_refused_when_a_name_stands_twice()
    {
        var twice = new MemoryStream();
        twice.Write(Good);
        using (var archive = new ZipArchive(twice, ZipArchiveMode.Update, leaveOpen: true))
        {
            archive.CreateEntry("xl/WORKBOOK.xml");
        }

        Assert.Equal("damaged-file", SampleForm.Refused(twice.ToArray()).Code);
    }

    [Theory]
    [InlineData("xl/vbaProject.bin", "macros")]
    [InlineData("xl/macrosheets/sheet1.xml", "macros")]
    [InlineData("xl/externalLinks/externalLink1.xml", "external-links")]
    [InlineData("xl/embeddings/oleObject1.bin", "embedded-objects")]
    [InlineData("xl/activeX/activeX1.xml", "embedded-objects")]
    [InlineData("xl/connections.xml", "external-links")]
    public void is_refused_with_a_part_that_runs_or_reaches_out(string part, string code) =>
        Assert.Equal(code, SampleForm.Refused(SampleForm.With(Good, (part, _ => "<x/>"))).Code);

    [Fact]
    public void is_refused_when_its_type_allows_macros() =>
        Assert.Equal("macros", SampleForm.Refused(SampleForm.With(Good, ("[Content_Types].xml", types =>
            types.Replace("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "application/vnd.ms-excel.sheet.macroEnabled.main+xml", StringComparison.Ordinal)))).Code);

    [Fact]
    public void is_refused_when_a_relation_points_outside() =>
        Assert.Equal("external-links", SampleForm.Refused(SampleForm.With(Good, ("xl/worksheets/_rels/sheet1.xml.rels", _ =>
            """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="http://169.254.169.254/" TargetMode="External"/></Relationships>"""))).Code);

    [Theory]
    [InlineData("""<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>""")]
    [InlineData("""<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>""")]
    [InlineData("""<!DOCTYPE x SYSTEM "http://127.0.0.1/x.dtd">""")]
    public void is_refused_with_a_document_type_in_any_part(string type)
    {
        foreach (var part in new[] { "[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml" })
        {
            var spoilt = SampleForm.With(Good, (part, xml => xml.Replace("?>\n", $"?>{type}", StringComparison.Ordinal)));
            Assert.Equal("damaged-xml", SampleForm.Refused(spoilt).Code);
        }
    }

    [Fact]
    public void is_refused_when_it_is_no_form_of_ours() =>
        Assert.Equal("not-our-form", SampleForm.Refused(SampleForm.With(Good, ("xl/workbook.xml", book => book.Replace("_noroshi\" sheetId", "sheet2\" sheetId", StringComparison.Ordinal)))).Code);

    [Theory, InlineData("sample", "another"), InlineData("2026-10-01", "2025-10-01")]
    public void is_refused_as_another_form_or_edition(string from, string to) =>
        Assert.Equal("wrong-form", SampleForm.Refused(SampleForm.With(Good, ("xl/worksheets/sheet2.xml", sheet => sheet.Replace(from, to, StringComparison.Ordinal)))).Code);

    private static int IndexOf(byte[] file, byte[] signature, string name)
    {
        for (var at = 0; at < file.Length - 46; at++)
        {
            if (file.AsSpan(at, 4).SequenceEqual(signature) && Encoding.UTF8.GetString(file, at + 46, Math.Min(name.Length, file.Length - at - 46)) == name)
            {
                return at;
            }
        }

        throw new InvalidOperationException("no such entry");
    }

    // Stored without compression, a flipped byte is found by the check sum alone.
    private static byte[] With(byte[] file, Func<ZipArchiveEntry, bool> flipped)
    {
        var spoilt = new MemoryStream();
        using (var from = new ZipArchive(new MemoryStream(file)))
        using (var to = new ZipArchive(spoilt, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in from.Entries)
            {
                using var target = to.CreateEntry(entry.FullName, CompressionLevel.NoCompression).Open();
                using var source = entry.Open();
                source.CopyTo(target);
            }
        }

        var bytes = spoilt.ToArray();
        using var archive = new ZipArchive(new MemoryStream(bytes));
        var name = archive.Entries.Single(flipped);
        var text = Encoding.UTF8.GetBytes("東都電力");
        var place = bytes.AsSpan().IndexOf(text);
        Assert.True(place > 0 && name.Length > 0);
        bytes[place + 2] ^= 0x01;
        return bytes;
    }
}

using CsCheck;
using Xunit;

namespace Noroshi.Formats.Tests.Forms;

/// <summary>Whatever the bytes, the answer is a reading with problems, or the very answers; never an exception, never much memory.</summary>
public class A_spoilt_form
{
    private static readonly byte[] Good = SampleForm.Xlsx(SampleForm.Filled(("operator.name", ["東都電力株式会社"]), ("event.facts", [new string('経', 500)])));

    [Fact]
    public void with_bytes_changed_is_refused_or_read_and_nothing_else() =>
        Gen.Select(Gen.Int[0, Good.Length - 1], Gen.Byte).List[1, 20].Sample(
            changes =>
            {
                var spoilt = (byte[])Good.Clone();
                foreach (var (place, octet) in changes)
                {
                    spoilt[place] = octet;
                }

                NeverThrows(spoilt);
            },
            iter: 2000);

    [Fact]
    public void with_a_piece_cut_out_or_doubled_is_refused_or_read_and_nothing_else() =>
        Gen.Select(Gen.Int[0, Good.Length - 1], Gen.Int[0, 400], Gen.Bool).Sample(
            (place, length, doubled) =>
            {
                length = Math.Min(length, Good.Length - place);
                byte[] spoilt = doubled ? [.. Good[..(place + length)], .. Good[place..]] : [.. Good[..place], .. Good[(place + length)..]];
                NeverThrows(spoilt);
            },
            iter: 2000);

    [Fact]
    public void with_its_xml_spoilt_is_refused_or_read_and_nothing_else()
    {
        string[] parts = ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml"];
        string[] bits = ["<c ", "<v>", "</v>", "t=\"s\"", "<is>", "</c>", "<f>", "&#0;", "&amp;", "<![CDATA[", "]]>", "r=\"C7\"", "<row>", "99999999999999999999", "\"", "<", ">", "名", "'!$C$7", "<si/>"];
        Gen.Select(Gen.Int[0, parts.Length - 1].Select(place => parts[place]), Gen.Int[0, bits.Length - 1].Select(place => bits[place]), Gen.Double[0, 1], Gen.Int[0, 30]).Sample(
            (part, bit, where, cut) =>
            {
                var spoilt = SampleForm.With(Good, (part, xml =>
                {
                    var place = (int)(where * (xml.Length - 1));
                    return string.Concat(xml.AsSpan(0, place), bit, xml.AsSpan(Math.Min(xml.Length, place + cut)));
                }));
                NeverThrows(spoilt);
            },
            iter: 1500);
    }

    [Fact]
    public void that_swells_is_refused_within_little_memory()
    {
        var bomb = SampleForm.With(Good, ("xl/worksheets/sheet1.xml", sheet => sheet.Replace("<sheetData>", "<sheetData>" + new string('あ', 2_600_000), StringComparison.Ordinal)));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal("too-large", SampleForm.Refused(bomb).Code);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20_000_000);
    }

    [Fact]
    public void as_large_as_a_part_may_be_is_read_within_bounded_memory()
    {
        var random = new Random(1);
        var noise = string.Concat(Enumerable.Range(0, 300_000).Select(_ => "<x/>" + (char)('a' + random.Next(26))));
        var large = SampleForm.With(Good, ("xl/worksheets/sheet1.xml", sheet => sheet.Replace("</sheetData>", noise + "</sheetData>", StringComparison.Ordinal)));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Empty(SampleForm.Read(large).Problems);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 60_000_000);
    }

    private static void NeverThrows(byte[] file) =>
        Assert.True(FormFuzzing.Read(file, out var fault) != FuzzOutcome.Exception, fault?.ToString());
}

namespace Noroshi.Formats.Xlsx;

/// <summary>The looks of our sheets: one style part for forms and tables. The numbers are places in its list.</summary>
internal static class SheetStyles
{
    public const int Plain = 0;
    public const int Title = 1;
    public const int Note = 2;
    public const int Section = 3;
    public const int Label = 4;
    public const int Input = 5;
    public const int RequiredInput = 6;
    public const int NumberInput = 7;
    public const int RequiredNumberInput = 8;
    public const int Help = 9;
    public const int Watermark = 10;
    public const int Item = 11;
    public const int TableHead = 12;
    public const int TableMoment = 13;
    public const int TableText = 14;
    public const int TableNumber = 15;
    public const int Subtitle = 16;
    public const int TableDay = 17;

    // Input cells are text (format 49, quotePrefix), so that what a person types there, or we write there, is never a formula.
    public const string Xml = """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy/mm/dd\ hh:mm"/><numFmt numFmtId="165" formatCode="yyyy/mm/dd"/></numFmts>
        <fonts count="8">
        <font><sz val="11"/><color rgb="FF1A1A1C"/><name val="Yu Gothic"/><family val="2"/><charset val="128"/></font>
        <font><b/><sz val="16"/><color rgb="FF1A1A1C"/><name val="Yu Gothic"/><family val="2"/><charset val="128"/></font>
        <font><b/><sz val="12"/><color rgb="FFFFFFFF"/><name val="Yu Gothic"/><family val="2"/><charset val="128"/></font>
        <font><sz val="9"/><color rgb="FF626264"/><name val="Yu Gothic"/><family val="2"/><charset val="128"/></font>
        <font><b/><sz val="18"/><color rgb="FFCE0000"/><name val="Yu Gothic"/><family val="2"/><charset val="128"/></font>
        <font><b/><sz val="10"/><color rgb="FF1A1A1C"/><name val="Yu Gothic"/><family val="2"/><charset val="128"/></font>
        <font><b/><sz val="11"/><color rgb="FF1A1A1C"/><name val="Yu Gothic"/><family val="2"/><charset val="128"/></font>
        <font><b/><sz val="12"/><color rgb="FF1A1A1C"/><name val="Yu Gothic"/><family val="2"/><charset val="128"/></font>
        </fonts>
        <fills count="6"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>
        <fill><patternFill patternType="solid"><fgColor rgb="FF00118F"/><bgColor indexed="64"/></patternFill></fill>
        <fill><patternFill patternType="solid"><fgColor rgb="FFFFF5D6"/><bgColor indexed="64"/></patternFill></fill>
        <fill><patternFill patternType="solid"><fgColor rgb="FFE8F1FE"/><bgColor indexed="64"/></patternFill></fill>
        <fill><patternFill patternType="solid"><fgColor rgb="FFFFFFFF"/><bgColor indexed="64"/></patternFill></fill></fills>
        <borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>
        <border><left style="thin"><color rgb="FF949494"/></left><right style="thin"><color rgb="FF949494"/></right><top style="thin"><color rgb="FF949494"/></top><bottom style="thin"><color rgb="FF949494"/></bottom><diagonal/></border></borders>
        <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
        <cellXfs count="18">
        <xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>
        <xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>
        <xf numFmtId="0" fontId="3" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>
        <xf numFmtId="0" fontId="2" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="center"/></xf>
        <xf numFmtId="0" fontId="5" fillId="4" borderId="1" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>
        <xf numFmtId="49" fontId="0" fillId="5" borderId="1" xfId="0" quotePrefix="1" applyNumberFormat="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>
        <xf numFmtId="49" fontId="0" fillId="3" borderId="1" xfId="0" quotePrefix="1" applyNumberFormat="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>
        <xf numFmtId="0" fontId="0" fillId="5" borderId="1" xfId="0" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="left" vertical="top"/></xf>
        <xf numFmtId="0" fontId="0" fillId="3" borderId="1" xfId="0" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="left" vertical="top"/></xf>
        <xf numFmtId="0" fontId="3" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>
        <xf numFmtId="0" fontId="4" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment vertical="center"/></xf>
        <xf numFmtId="0" fontId="5" fillId="4" borderId="1" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="top"/></xf>
        <xf numFmtId="49" fontId="6" fillId="4" borderId="1" xfId="0" quotePrefix="1" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>
        <xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment horizontal="left" vertical="top"/></xf>
        <xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>
        <xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top"/></xf>
        <xf numFmtId="0" fontId="7" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment vertical="center"/></xf>
        <xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment horizontal="left" vertical="top"/></xf>
        </cellXfs>
        <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>
        """;
}

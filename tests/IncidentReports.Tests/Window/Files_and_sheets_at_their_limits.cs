using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Noroshi.IncidentReports.Store;
using Noroshi.IncidentReports.Tests.Desk;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.IncidentReports.Tests.Window;

/// <summary>A sheet with wrong cells, what stands on the paper, and the figures of the burden.</summary>
public sealed partial class Files_and_sheets_at_their_limits(Houses houses) : IClassFixture<Houses>
{
    [Theory, BothDatabases]
    public async Task a_sheet_with_wrong_cells_is_refused_cell_by_cell_and_says_how_to_mend_each(Database on)
    {
        var world = await DeskWorld.InAsync(await houses.OnAsync(on));
        using var reporter = await world.AReporterAsync();
        var blank = await reporter.GetAsync("/reports/forms/ransomware.xlsx");
        var mail = CellOf(blank.Bytes, "@example.jp");
        var page = await reporter.GetAsync("/reports/forms");

        var refused = await reporter.PostAsync("/reports/forms", Sheet(page, Changed(blank.Bytes, "@example.jp", "あっと example.jp")));

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        var said = refused.Find("#errors")!.TextContent;
        Assert.Contains($"セル{mail}：", said, StringComparison.Ordinal);
        Assert.Contains("メールアドレス", said, StringComparison.Ordinal);
        Assert.Equal(0, await world.LookAsync(db => db.Set<Draft>().CountAsync(d => d.StartedBy == reporter.Person)));
    }

    [Theory, BothDatabases]
    public async Task the_paper_holds_the_answers_in_readable_japanese(Database on)
    {
        var world = await DeskWorld.InAsync(await houses.OnAsync(on));
        using var reporter = await world.AReporterAsync();
        var number = await reporter.ReportAsync(WindowWorld.FirstPage(ground: "髙橋が﨑山から電話を受けた"));

        var paper = await reporter.GetAsync($"/reports/{number}/versions/1/form.pdf");
        var text = TextOf(paper.Bytes);

        Assert.Equal("application/pdf", paper.Headers["Content-Type"]);
        foreach (var answer in new[] { "監視端末2台が暗号化された", "髙橋が﨑山から電話を受けた", "CSIRT試験", "2026年11月24日", "ランサムウェア", "速報" })
        {
            Assert.Contains(answer, text, StringComparison.Ordinal);
        }
    }

    [Theory, BothDatabases]
    public async Task the_burden_is_what_a_watched_filing_took(Database on)
    {
        await using var house = await House.OpenAsync(on); // its clock is moved
        var world = await DeskWorld.InAsync(house);
        using var reporter = await world.AReporterAsync();
        var open = await reporter.GetAsync("/reports/new");
        house.Clock.Advance(TimeSpan.FromMinutes(7));
        var facts = await reporter.SubmitAsync(open, WindowWorld.FirstPage());
        house.Clock.Advance(TimeSpan.FromMinutes(5));
        var draft = facts.Location![..facts.Location!.LastIndexOf('/')];
        var number = (await reporter.FileAsync(draft)).Location!.Split('/')[2];

        house.Clock.Advance(TimeSpan.FromHours(1));
        var next = await reporter.NextAsync(number, "supplement");
        house.Clock.Advance(TimeSpan.FromMinutes(3));
        await reporter.FillInAsync(next + "/facts", new Dictionary<string, object> { ["answers.event.status"] = "contained" });
        await reporter.FileAsync(next);

        var versions = await world.LookAsync(db => db.Set<ReportVersion>().AsNoTracking().OrderBy(v => v.Number).Select(v => new { v.SecondsToFile, v.Typed, v.Inherited, v.Answers }).ToListAsync());
        var page = await reporter.GetAsync("/reports/burden");
        var rows = page.Document.QuerySelectorAll("tbody tr").Select(r => r.QuerySelectorAll("th, td").Select(c => c.TextContent.Trim()).ToArray()).ToDictionary(r => r[0], StringComparer.Ordinal);

        Assert.Equal((12 * 60, 3 * 60), (versions[0].SecondsToFile, versions[1].SecondsToFile));
        Assert.Equal((6, 1), (versions[0].Typed, versions[1].Typed)); // five on the first page and the corporate number; then one
        Assert.True(versions[1].Inherited > versions[0].Inherited);
        Assert.Equal(("12分", "6.0"), (rows["速報"][3], rows["速報"][5]));
        Assert.Equal(("3分", "1.0"), (rows["続報"][3], rows["続報"][5]));
    }

    private static MultipartFormDataContent Sheet(Page page, byte[] book) => new()
    {
        { new StringContent(page.Find("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" },
        { new StringContent("statutory"), "Basis" },
        { new ByteArrayContent(book), "Sheet", "form.xlsx" },
    };

    private static string CellOf(byte[] book, string text)
    {
        using var zip = new ZipArchive(new MemoryStream(book));
        using var reader = new StreamReader(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        return Cell().Matches(reader.ReadToEnd()).First(c => c.Groups[2].Value.Contains(text, StringComparison.Ordinal)).Groups[1].Value;
    }

    private static byte[] Changed(byte[] book, string from, string to)
    {
        var stream = new MemoryStream();
        stream.Write(book);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            var part = zip.GetEntry("xl/worksheets/sheet1.xml")!;
            string text;
            using (var reader = new StreamReader(part.Open()))
            {
                text = reader.ReadToEnd();
            }

            part.Delete();
            using var writer = new StreamWriter(zip.CreateEntry("xl/worksheets/sheet1.xml").Open(), new UTF8Encoding(false));
            writer.Write(text.Replace(from, to, StringComparison.Ordinal));
        }

        return stream.ToArray();
    }

    // Without the spaces by which it lays columns out.
    private static string TextOf(byte[] pdf) => string.Concat(PaperText.Of(pdf, layout: false).Where(c => !char.IsWhiteSpace(c)));

    [GeneratedRegex("<c r=\"([A-Z]+[0-9]+)\"[^>]*>(.*?)</c>", RegexOptions.Singleline)]
    private static partial Regex Cell();
}

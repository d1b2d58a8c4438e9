using System.IO.Compression;
using System.Text;
using Noroshi.Formats.Forms;
using Noroshi.IncidentReports.CommonForms;
using Noroshi.IncidentReports.Face;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.IncidentReports.Tests.Desk;

/// <summary>Each field that takes words takes a script and a formula, and hands them on as words: on every page, sheet and export.</summary>
public sealed class Every_text_that_is_typed
{
    private const string Formula = "=HYPERLINK(\"http://evil.example\")";

    [Theory]
    [BothDatabases("ddos")]
    [BothDatabases("ransomware")]
    [BothDatabases("other")]
    public async Task stays_text_wherever_it_is_shown(Database on, string form)
    {
        await using var house = await House.OpenAsync(on);
        var world = await DeskWorld.InAsync(house);
        var fields = FormBook.On(new DateOnly(2026, 11, 24)).Form(form).Fields
            .Where(f => f.Kind is FieldKind.Text or FieldKind.LongText && f.Check is FieldCheck.None && !f.FilledByWindow).ToList();
        var said = fields.ToDictionary(f => f.Code, f => $"{Formula}<img src=x onerror=alert('{f.Code}')>\"'&amp;");
        var @case = await world.AReportAsync(kind: Enum.GetValues<IncidentKind>().Single(k => k.Code() == form), more: [.. said.Select(s => (s.Key, s.Value))]);
        var exchange = $"{Formula}<script>alert('exchange')</script>";
        using var officer = await world.OpenAsync(@case, "desk-officer");
        Assert.NotNull((await officer.FillInAsync($"/desk/cases/{@case.Number}/write/request", new { Text = exchange, DueOn = "2026-12-24" })).Location);
        using var reporter = await house.SignInAsAsync("reporter", world.Operator);

        foreach (var (visitor, path) in new[]
        {
            (reporter, $"/reports/{@case.Number}"), (reporter, $"/reports/{@case.Number}/versions"), (reporter, $"/reports/{@case.Number}/exchanges"), (reporter, "/reports"),
            (officer, $"/desk/cases/{@case.Number}"), (officer, $"/desk/cases/{@case.Number}/versions"), (officer, "/desk"), (officer, "/desk/search?q=evil.example"),
        })
        {
            var page = await visitor.GetAsync(path);
            Assert.Equal(System.Net.HttpStatusCode.OK, page.Status);
            Assert.Empty(page.Document.QuerySelectorAll("main script, main [onerror], img[src=x]"));
        }

        var own = (await reporter.GetAsync($"/reports/{@case.Number}")).Words;
        Assert.All(said.Values, text => Assert.Contains(text, own, StringComparison.Ordinal));
        Assert.Contains(exchange, (await reporter.GetAsync($"/reports/{@case.Number}/exchanges")).Words, StringComparison.Ordinal);

        var sheet = await SheetsAsync((await reporter.GetAsync($"/reports/{@case.Number}/versions/1/form.xlsx")).Bytes);
        Assert.All(said.Keys, code => Assert.Contains($"alert('{code}')", sheet.Replace("&apos;", "'", StringComparison.Ordinal), StringComparison.Ordinal));
        HoldsNoFormula(sheet);
        foreach (var format in new[] { "csv", "xlsx", "json" })
        {
            var file = await officer.FillInAsync("/desk/export", new { Purpose = "handling-incident", View = "open", Format = format });
            if (format == "xlsx")
            {
                HoldsNoFormula(await SheetsAsync(file.Bytes));
            }
            else if (format == "csv")
            {
                Assert.Contains("'" + Formula[..11], file.Text, StringComparison.Ordinal);
                Assert.DoesNotContain(",=", file.Text, StringComparison.Ordinal);
                Assert.DoesNotContain(",\"=", file.Text, StringComparison.Ordinal);
            }
            else
            {
                Assert.NotNull(file.Json);
            }
        }
    }

    // A formula has an element of its own; text that looks like one stands as text between tags, with its own tags escaped.
    private static void HoldsNoFormula(string sheets)
    {
        Assert.DoesNotContain("<f>", sheets, StringComparison.Ordinal);
        Assert.DoesNotContain("<f ", sheets, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", sheets, StringComparison.Ordinal);
    }

    private static async Task<string> SheetsAsync(byte[] book)
    {
        using var zip = new ZipArchive(new MemoryStream(book));
        var all = new StringBuilder();
        foreach (var part in zip.Entries.Where(e => e.FullName.StartsWith("xl/", StringComparison.Ordinal) && e.Name.EndsWith(".xml", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(await part.OpenAsync(TestContext.Current.CancellationToken));
            all.Append(await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
        }

        return all.ToString();
    }
}

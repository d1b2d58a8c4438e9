using System.Text.Json.Nodes;
using Noroshi.Formats.Forms;
using Noroshi.IncidentReports.CommonForms;
using Xunit;

namespace Noroshi.IncidentReports.Tests.CommonForms;

/// <summary>Written once, handed over in another authority's form.</summary>
public class A_copy_for_another_authority
{
    private static readonly DateOnly Day = new(2026, 11, 24);

    private static readonly Answers Answers = Answers.None
        .With("report.stage", "first").With("operator.name", "東都電力株式会社")
        .With("contact.name", "佐藤 恵").With("contact.email", "csirt@example.jp")
        .With("awareness.at", "2026-11-24T08:10:00+09:00").With("awareness.ground", "EDRの警告")
        .With("impact.personal-data", "unknown").With("ransom.note", "=ALL YOUR FILES").WithList("ransom.types", ["encryption", "money-demand"]);

    [Fact]
    public void is_refused_when_it_is_filled_from_an_answer_nobody_asks_for()
    {
        var refusal = Assert.Throws<InvalidDataException>(() => FormCopyReader.Read(Spoilt(row => row["from"] = new JsonArray("no.such"))));
        Assert.Contains("no.such, which no common form asks for", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void is_refused_with_nothing_in_a_list() =>
        Assert.Throws<InvalidDataException>(() => FormCopyReader.Read(Spoilt(row => row["from"] = new JsonArray((JsonNode?)null))));

    [Fact]
    public void is_refused_without_a_label() =>
        Assert.Contains("has no label", Assert.Throws<InvalidDataException>(() => FormCopyReader.Read(Spoilt(row => row["label"]!["en"] = ""))).Message, StringComparison.Ordinal);

    [Fact]
    public void does_not_exist_for_a_sector_procedure() => Assert.Null(CopyBook.For("sector:電気", Day));

    [Fact]
    public void for_the_commission_on_personal_information_says_what_was_answered()
    {
        var sheet = Sheet("ppc");
        Assert.Equal("速報", Assert.Single(Row(sheet, "ppc.stage").Values));
        Assert.Equal("【事務連絡者の氏名】佐藤 恵\n【事務連絡者の電子メールアドレス】csirt@example.jp", Assert.Single(Row(sheet, "ppc.contact").Values));
        Assert.Empty(Row(sheet, "ppc.category").Values);
        Assert.Contains("未確認", sheet.Number, StringComparison.Ordinal);
        Assert.DoesNotContain(sheet.Rows.SelectMany(row => row.Values), value => value.Contains("ALL YOUR FILES", StringComparison.Ordinal));
    }

    [Fact]
    public void for_the_police_says_what_was_demanded() =>
        Assert.Equal("【ランサムノートの文言・画面】\n=ALL YOUR FILES", Row(Sheet("police"), "police.extortion").Values.Single().Split('\n', 2)[1]);

    [Theory, InlineData("ppc"), InlineData("police")]
    public async Task leaves_as_xlsx_and_pdf(string recipient)
    {
        var xlsx = new MemoryStream();
        await FormSheetWriter.WriteAsync(Sheet(recipient), xlsx, TestContext.Current.CancellationToken);
        Assert.True(xlsx.Length > 1000);
        var pdf = new MemoryStream();
        Assert.Null(FormPdfWriter.Write(Sheet(recipient), new FormStamp { Made = DateTimeOffset.UnixEpoch }, pdf));
        Assert.True(pdf.Length > 1000);
    }

    private static FormSheet Sheet(string recipient) => CopyBook.For(recipient, Day)!.ToSheet(FormBook.On(Day).Form("ransomware"), Answers);

    private static FormRow Row(FormSheet sheet, string code) => sheet.Rows.Single(row => row.Code == code);

    private static string Spoilt(Action<JsonNode> spoil)
    {
        var file = JsonNode.Parse(FormEditionReader.Texts("form-copies-").Single())!;
        spoil(file["copies"]![0]!["sections"]![0]!["rows"]![0]!);
        return file.ToJsonString();
    }
}

using CsCheck;
using Noroshi.Formats.Forms;
using Noroshi.IncidentReports.CommonForms;
using Xunit;

namespace Noroshi.IncidentReports.Tests.CommonForms;

/// <summary>An operator fills the sheet offline and sends it back.</summary>
public class A_common_form_on_paper
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.FromHours(9));
    private static readonly FormEdition Edition = FormBook.On(new DateOnly(2026, 10, 1));

    [Fact]
    public async Task is_refused_when_it_is_another_common_form()
    {
        var sheet = await WriteAsync(Edition.Form("ddos"), Answers.None);
        var reading = await CommonFormSheet.ReadAsync(new MemoryStream(sheet), Edition.Form("ransomware"), TestContext.Current.CancellationToken);
        Assert.Equal("wrong-form", Assert.Single(reading.Problems).Code);
    }

    [Fact]
    public async Task names_the_cell_of_what_is_missing()
    {
        var form = Edition.Form("ransomware");
        var reading = await CommonFormSheet.ReadAsync(new MemoryStream(await WriteAsync(form, Answers.None)), form, TestContext.Current.CancellationToken);
        var (answers, problems) = CommonFormSheet.FromSheet(form, FormStage.First, reading, Now);
        Assert.Equal(0, answers.Count);
        Assert.Equal(11, problems.Count);
        Assert.All(problems, problem => Assert.Matches("^[A-D][0-9]+$", problem.Field));
        Assert.Contains(problems, problem => problem.Field == reading.Cells["awareness.at"] && problem.Message.Ja.StartsWith($"セル{problem.Field}", StringComparison.Ordinal));
    }

    [Theory, InlineData("ddos"), InlineData("ransomware"), InlineData("other")]
    public void comes_back_with_the_same_answers(string code)
    {
        var form = Edition.Form(code);
        AnswersTo(form).Sample(
            answers =>
            {
                var sheet = WriteAsync(form, answers).GetAwaiter().GetResult();
                var reading = CommonFormSheet.ReadAsync(new MemoryStream(sheet), form, CancellationToken.None).GetAwaiter().GetResult();
                var (read, problems) = CommonFormSheet.FromSheet(form, FormStage.First, reading, Now);
                Assert.DoesNotContain(problems, problem => problem.Code != "required");
                Assert.Equal(answers, read);
            },
            iter: 40);
    }

    private static Gen<Answers> AnswersTo(CommonForm form) => Gen.Int.Select(seed =>
    {
        var random = new Random(seed);
        return CommonFormCheck.Tidy(form, form.Fields.Where(_ => random.Next(3) > 0).Aggregate(Answers.None, (answers, field) => field switch
        {
            { Kind: FieldKind.MultiChoice } => answers.WithList(field.Code, field.Choices.Where(choice => !field.Exclusive.Contains(choice.Code) && random.Next(2) == 0).Select(choice => choice.Code)),
            { Kind: FieldKind.Choice or FieldKind.YesNoUnknown } => answers.With(field.Code, field.Choices[random.Next(field.Choices.Count)].Code),
            { Kind: FieldKind.DateTime } => answers.With(field.Code, WrittenMoment.Stored(Now.AddSeconds(-random.Next(100_000_000)))),
            { Kind: FieldKind.Number } => answers.With(field.Code, random.Next().ToString(System.Globalization.CultureInfo.InvariantCulture)),
            { Check: FieldCheck.CorporateNumber } => answers.With(field.Code, Kernel.CorporateNumber.FromBase(random.NextInt64(100_000_000_000, 999_999_999_999).ToString(System.Globalization.CultureInfo.InvariantCulture)).Digits),
            { Check: FieldCheck.Phone } => answers.With(field.Code, "03-1234-5678（内線12）"),
            { Check: FieldCheck.Email } => answers.With(field.Code, $"csirt{random.Next(99)}@example.jp"),
            { Kind: FieldKind.LongText } => answers.With(field.Code, $"=一行目 {random.Next()}\n<b>二行目</b>\t𠮷 _x0041_"),
            _ => answers.With(field.Code, $"+値 {random.Next()} & “引用”"),
        }));
    });

    private static async Task<byte[]> WriteAsync(CommonForm form, Answers answers)
    {
        var file = new MemoryStream();
        await FormSheetWriter.WriteAsync(CommonFormSheet.ToSheet(form, FormStage.First, answers), file, TestContext.Current.CancellationToken);
        return file.ToArray();
    }
}

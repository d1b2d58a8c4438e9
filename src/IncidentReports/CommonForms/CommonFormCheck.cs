using System.Globalization;
using System.Net.Mail;
using Noroshi.Formats.Forms;
using Noroshi.Kernel;

namespace Noroshi.IncidentReports.CommonForms;

/// <summary>
/// What is wrong with a set of answers, all of it. Pure: the same answers, stage and hour give the same problems. The first
/// report is refused for nothing of items ③ to ⑦ that is merely unknown.
/// </summary>
[Article("Order, Art. 4(2)")]
[Article("Order, Art. 4(3)")]
internal static class CommonFormCheck
{
    // Clocks differ by minutes; by more than that, somebody meant another day.
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    private static readonly DateTimeOffset Earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.FromHours(9));

    /// <summary>The answers as they are kept: trimmed, folded where the field folds, dates and numbers in one form.</summary>
    public static Answers Tidy(CommonForm form, Answers answers)
    {
        foreach (var code in answers.Codes.ToArray())
        {
            if (form.Field(code) is not { } field)
            {
                continue;
            }

            var values = WrittenValue.Tidy(field.Row, answers.Of(code)).Select(value => Tidy(field, value)).ToArray();
            answers = field.Kind == FieldKind.MultiChoice ? answers.WithList(code, values) : values.Length > 1 ? answers : answers.With(code, values.FirstOrDefault());
        }

        return answers;
    }

    /// <summary>All problems of tidied answers at a stage. Fields are named <c>answers.CODE</c>.</summary>
    public static Problems Problems(CommonForm form, FormStage stage, Answers answers, DateTimeOffset now)
    {
        var problems = new Problems();
        foreach (var field in form.Fields)
        {
            Check(field, stage, answers, now, problems);
        }

        foreach (var code in answers.Codes.Where(code => form.Field(code) is null))
        {
            problems.Add(new(Name(Short(code)), "unknown-field", new(
                $"{form.Number}にない欄です。", $"{form.Title.En} has no such field.")));
        }

        return problems;
    }

    /// <summary>The problems of a draft: nothing is demanded yet, but what stands there must be sound.</summary>
    public static Problems ProblemsOfADraft(CommonForm form, Answers answers, DateTimeOffset now)
    {
        var problems = Problems(form, FormStage.First, answers, now);
        problems.RemoveAll(problem => problem.Code == "required");
        return problems;
    }

    /// <summary>How a field is named in problems and on pages.</summary>
    public static string Name(string code) => $"answers.{code}";

    private static void Check(FormField field, FormStage stage, Answers answers, DateTimeOffset now, Problems problems)
    {
        var name = Name(field.Code);
        var values = answers.Of(field.Code);
        if (values.IsEmpty)
        {
            problems.Unless(!field.IsRequiredAt(stage), name, "required", field.Kind is FieldKind.Choice or FieldKind.MultiChoice or FieldKind.YesNoUnknown
                ? new($"「{field.Label.Ja}」を選択してください。", $"Choose “{field.Label.En}”.")
                : new($"「{field.Label.Ja}」を入力してください。", $"Fill in “{field.Label.En}”."));
            return;
        }

        if (WrittenValue.FaultIn(field.Row, values) is { } fault)
        {
            problems.Add(new(name, fault.Code, new($"「{field.Label.Ja}」：{fault.Message.Ja}", $"“{field.Label.En}”: {fault.Message.En}")));
            return;
        }

        problems.Unless(values.Length == 1 || !values.Any(field.Exclusive.Contains), name, "stands-alone", new(
            $"「{field.Label.Ja}」：「不明」などは、ほかの選択肢と一緒には選べません。",
            $"“{field.Label.En}”: “unknown” and the like cannot be chosen beside another."));

        if (FaultOf(field, values[0], now) is var (code, message))
        {
            problems.Add(new(name, code, message));
        }
    }

    private static (string Code, Words Message)? FaultOf(FormField field, string value, DateTimeOffset now) => field.Check switch
    {
        FieldCheck.CorporateNumber when !CorporateNumber.TryParse(value, null, out _) => ("not-a-corporate-number", new(
            "法人番号は１３桁で、先頭の検査用数字が合っている必要があります。番号を確かめてください。",
            "A corporate number has thirteen digits with a valid check digit in front. Look it up again.")),
        FieldCheck.Phone when !IsPhone(value) => ("not-a-phone-number", new(
            "電話番号は数字、ハイフン、かっこ、先頭の＋、「内線」で書いてください。例：03-1234-5678",
            "Write the telephone number with digits, hyphens, brackets, a leading plus and 内線. Example: 03-1234-5678")),
        FieldCheck.Email when !IsEmail(value) => ("not-an-email-address", new(
            "電子メールアドレスの形をしていません。例：csirt@example.jp",
            "Not an e-mail address. Example: csirt@example.jp")),
        FieldCheck.Past when WrittenMoment.TryRead(value, out var moment) && moment > now + ClockTolerance => ("in-the-future", new(
            $"「{field.Label.Ja}」が未来の日時になっています。日付と時刻を確かめてください。",
            $"“{field.Label.En}” lies in the future. Check the date and the hour.")),
        FieldCheck.Past when WrittenMoment.TryRead(value, out var moment) && moment < Earliest => ("too-long-ago", new(
            $"「{field.Label.Ja}」が２０００年より前になっています。年を確かめてください。",
            $"“{field.Label.En}” lies before the year 2000. Check the year.")),
        FieldCheck.Whole when !decimal.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                || number < 0 || number != decimal.Truncate(number) => ("not-a-whole-number", new(
            $"「{field.Label.Ja}」は０以上の整数で入力してください。",
            $"“{field.Label.En}” must be a whole number, zero or more.")),
        _ => null,
    };

    private static string Tidy(FormField field, string value) =>
        field.Check == FieldCheck.CorporateNumber && CorporateNumber.TryParse(value, null, out var number) ? number.Digits : value;

    private static bool IsPhone(string value) =>
        value.Count(char.IsAsciiDigit) is >= 6 and <= 24 && value.All(c => char.IsAsciiDigit(c) || c is ' ' or '-' or '(' or ')' or '+' or '/' or '内' or '線' or 'x' or '、');

    private static bool IsEmail(string value) =>
        !value.Any(c => char.IsWhiteSpace(c) || c is '<' or '>' or '"' or ',' or ';') && MailAddress.TryCreate(value, out var address) && address.Address == value;

    private static string Short(string code) => code.Length <= 80 ? code : code[..80];
}

using System.ComponentModel;
using Noroshi.IncidentReports.CommonForms;
using Noroshi.IncidentReports.Store;
using Noroshi.Web.Machines;

namespace Noroshi.IncidentReports.Api.Shown;

/// <summary>What changed between two versions.</summary>
[Description("What changed between two versions.")]
internal sealed record DifferenceShown(
    [property: Description("The older version.")] int From,
    [property: Description("The newer version.")] int To,
    [property: Description("The fields that changed, in the order of the form.")] IReadOnlyList<FieldDifference> Fields)
{
    public static DifferenceShown Of(ReportVersion older, ReportVersion newer)
    {
        var form = FormBook.Edition(newer.Edition).Form(newer.Form);
        return new DifferenceShown(
            older.Number,
            newer.Number,
            [
                .. AnswersDifference.Between(form, Answers.FromJson(older.Answers), Answers.FromJson(newer.Answers))
                    .Select(c => new FieldDifference(c.Code, Said.Of(c.LabelBy(form)), [.. c.Older], [.. c.Newer])),
            ]);
    }
}

/// <summary>One field that changed.</summary>
[Description("One field that changed.")]
internal sealed record FieldDifference(
    [property: Description("The field's code.")] string Field,
    [property: Description("The field's label.")] Said Label,
    [property: Description("What stood there; empty for nothing.")] IReadOnlyList<string> Older,
    [property: Description("What stands there now; empty for nothing.")] IReadOnlyList<string> Newer);

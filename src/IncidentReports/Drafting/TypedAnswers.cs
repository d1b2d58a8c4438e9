using Microsoft.AspNetCore.Http;
using Noroshi.Formats.Forms;
using Noroshi.IncidentReports.CommonForms;
using Noroshi.Web.Fields;

namespace Noroshi.IncidentReports.Drafting;

/// <summary>What was typed on a page, as answers. What cannot be read is kept as it was typed: the check names it, and nothing is lost.</summary>
internal static class TypedAnswers
{
    /// <summary>The answers on this page; a field that was left empty has none.</summary>
    public static Answers Read(IFormCollection sent, CommonForm form, IEnumerable<FormField> fields) => CommonFormCheck.Tidy(form, fields.Aggregate(Answers.None, (answers, field) =>
    {
        var name = CommonFormCheck.Name(field.Code);
        return field.Kind switch
        {
            FieldKind.MultiChoice => answers.WithList(field.Code, sent[name].OfType<string>()),
            FieldKind.DateTime => answers.With(field.Code, Moment(sent[name + ".Date"], sent[name + ".Time"])),
            _ => answers.With(field.Code, sent[name].FirstOrDefault()),
        };
    }));

    /// <summary>All other answers as they were, and these for the fields of the page.</summary>
    public static Answers Over(Answers before, Answers typed, IEnumerable<FormField> fields) => fields.Aggregate(before, (answers, field) =>
        field.Kind is FieldKind.MultiChoice ? answers.WithList(field.Code, typed.Of(field.Code)) : answers.With(field.Code, typed[field.Code]));

    /// <summary>A moment as the two boxes of its field show it.</summary>
    public static TokyoInput Shown(string? stored)
    {
        if (stored is null || WrittenMoment.TryRead(stored, out var moment))
        {
            return stored is null ? new TokyoInput() : TokyoInput.From(WrittenMoment.TryRead(stored, out moment) ? moment : null);
        }

        var cut = stored.IndexOf(' ', StringComparison.Ordinal);
        return cut < 0 ? new TokyoInput { Date = stored } : new TokyoInput { Date = stored[..cut], Time = stored[(cut + 1)..] };
    }

    private static string? Moment(string? date, string? time)
    {
        var typed = new TokyoInput { Date = date, Time = time };
        return typed.IsEmpty ? null : typed.Moment is { } moment ? WrittenMoment.Stored(moment) : $"{date} {time}".Trim();
    }
}

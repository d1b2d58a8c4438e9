using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Noroshi.IncidentReports.Api.Shown;
using Noroshi.IncidentReports.CommonForms;
using Noroshi.IncidentReports.Face;
using Noroshi.IncidentReports.Law.Clocks;
using Noroshi.Kernel;
using Noroshi.Web.Answers;
using Noroshi.Web.Machines;

namespace Noroshi.IncidentReports.Api;

/// <summary>What a tool must know before it files: the forms as data, and how the clocks count.</summary>
/// <remarks>For those who read or file reports. It is law and forms, the same for everybody; nothing of a report stands in it.</remarks>
[Article("Order, Art. 4(2)")]
[Article("Order, Art. 4(3)")]
internal static class FormDoors
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/forms", (TimeProvider clock) => TypedResults.Ok(FormsShown.On(LegalCalendar.LegalDay(clock.GetUtcNow()))))
            .Describe("list-forms", "The common forms", "The common forms in use today, the businesses with their ministers, and the prefectures: dated data with source and certainty.")
            .Answers<FormsShown>().Refuses(401, 403, 429).RequireAuthorization(ApiDoors.Reading);
        api.MapGet("/forms/{kind}", Form)
            .Describe("get-form", "A common form", "The sections and fields of a common form: labels, choices, limits, and at which stage an answer is demanded.")
            .Answers<FormShown>().Refuses(401, 403, 404, 429).RequireAuthorization(ApiDoors.Reading);
        api.MapGet("/clocks", Clocks)
            .Describe("compute-clocks", "When is it due?", "Computes the limits for an incident learnt of at a moment, by the law of that day. Nothing is kept.")
            .Answers<IReadOnlyList<ClockShown>>().Refuses(400, 401, 403, 429).RequireAuthorization(ApiDoors.Reading);
    }

    private static IResult Form(string kind, TimeProvider clock) =>
        FormBook.On(LegalCalendar.LegalDay(clock.GetUtcNow())).FormOrNull(kind) is { } form ? TypedResults.Ok(FormShown.Of(form)) : ProblemResults.Absent();

    private static IResult Clocks(DateTimeOffset learnedAt, string? kind, bool? personalData, bool? malicious)
    {
        IncidentKind known = default;
        var day = learnedAt.Year is > 2000 and < 2100 ? LegalCalendar.LegalDay(learnedAt) : default;
        var problems = new Problems()
            .Unless(kind is null || IncidentKinds.TryParse(kind, out known), "kind", "unknown-kind", new("ddos、ransomware、otherのいずれかを指定してください。", "Use ddos, ransomware or other."))
            .Unless(TheFullReportIsDueWithinThirtyDays.Days.IsInForceOn(day) && day.AddDays(70).Year <= LegalCalendar.HolidaysKnownUntil, "learnedAt", "not-in-force", new(
                "この日の期限は計算できません（令和8年10月1日より前か、休日の表の範囲外です）。",
                "No limit can be computed for this day: before 1 October 2026, or beyond the table of holidays."));
        if (problems.Count > 0)
        {
            return ProblemResults.Mend(problems);
        }

        List<ClockShown> clocks = [ClockShown.Of(TheFullReportIsDueWithinThirtyDays.For(learnedAt))];
        if (kind is not null)
        {
            clocks.Insert(0, ClockShown.Target(TheFirstReportIsDueWithoutDelay.Target(known, learnedAt)));
        }

        if (personalData is true)
        {
            clocks.AddRange(TheDataProtectionLawHasItsOwnClock.For(learnedAt, malicious ?? true).Select(ClockShown.Of));
        }

        return TypedResults.Ok<IReadOnlyList<ClockShown>>(clocks);
    }
}

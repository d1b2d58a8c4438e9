using System.ComponentModel;
using System.Text.Json.Nodes;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Noroshi.IncidentReports.Api.Shown;
using Noroshi.IncidentReports.Law.Duty;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Sending;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Machines;

namespace Noroshi.IncidentReports.Api;

/// <summary>A question "must this be reported?".</summary>
[Description("What is known about an event. A fact that is left out is not known: neither so nor not so.")]
internal sealed record CheckToMake
{
    [Description("Fact code → whether it is so. The codes: GET /checks/questions.")]
    public required IReadOnlyDictionary<string, bool> Facts { get; init; }

    [Description("The day in Tokyo on which the event became known; today if left out.")]
    public DateOnly? OnDay { get; init; }
}

/// <summary>Machines ask whether an event must be reported; the answer is kept with who asked, when, and the version of the rule.</summary>
/// <remarks>For those who may file: the answer prepares a report. An answer is read only by the organisation that asked.</remarks>
[Article("Act, Art. 5")]
internal static class CheckDoors
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/checks", CheckAsync)
            .Describe("check-reportability", "Must this be reported?", "Answers must-report, need-not or cannot-tell-yet, each reason with its article and the version of the rule. The answer is kept.")
            .Example(Examples.Check)
            .AnswersOnce<CheckShown>().Refuses(400, 401, 403, 413, 415, 422, 429).RequireAuthorization(nameof(Permission.FileReports));
        api.MapGet("/checks/{id:guid}", ShowAsync)
            .Describe("get-check", "Read an answer", "An answer that was kept, for the organisation that asked.")
            .Answers<CheckShown>().Refuses(401, 403, 404, 429).RequireAuthorization(nameof(Permission.FileReports));
        api.MapGet("/checks/questions", () => TypedResults.Ok<IReadOnlyList<QuestionShown>>([.. Questions.All.Select(QuestionShown.Of)]))
            .Describe("list-questions", "What the check asks", "The questions of the self-check in order, in plain words, with the facts that they settle.")
            .Answers<IReadOnlyList<QuestionShown>>().Refuses(401, 403, 429).RequireAuthorization(nameof(Permission.FileReports));
    }

    private static Task<IResult> CheckAsync(
        Sent<CheckToMake> sent, HttpContext context, SendingOnce once, StoreDb db, IRecordOfActs acts, TimeProvider clock, CancellationToken cancellation) =>
        once.DoAsync(context, sent.Digest, async keep =>
        {
            var now = clock.GetUtcNow();
            var today = LegalCalendar.LegalDay(now);
            var day = sent.Value.OnDay ?? today;
            var problems = new Problems().Unless(day <= today && day.Year >= 2000, "onDay", "out-of-range", new(
                "認知した日は今日までの日付で指定してください。", "The day of knowledge is today or earlier."));
            var facts = Facts.None;
            foreach (var (code, holds) in sent.Value.Facts)
            {
                problems.Unless(Fact.TryParse(code, out var fact), $"facts.{code}", "unknown-fact", new(
                    "この事実のコードはありません。GET /checks/questionsで確認してください。", "There is no such fact. See GET /checks/questions."));
                facts = problems.Count == 0 ? facts.With(fact, holds) : facts;
            }

            if (problems.Count > 0)
            {
                return ProblemResults.Mend(problems);
            }

            var answer = Reportability.Of(facts, day);
            var judgement = new Judgement
            {
                Id = Identifier.New(clock),
                Organisation = db.Actor.Organisation,
                Person = db.Actor.Person,
                At = now,
                OnDay = day,
                Facts = JsonSerializer.Serialize(facts.Known),
                Answer = answer.Verdict.Code(),
                Reasons = JsonSerializer.Serialize(answer.Reasons.Select(r => new { r.Article, r.Text.Ja, r.Text.En })),
                RuleVersion = answer.RuleVersion,
            };
            db.Add(judgement);
            acts.Write(new Act("incident-reports.checked", "Act, Art. 5", $"judgement:{judgement.Id}")
            {
                Content = new JsonObject { ["answer"] = judgement.Answer, ["ruleVersion"] = judgement.RuleVersion.ToString("O", System.Globalization.CultureInfo.InvariantCulture) },
            });
            keep.Keep(StatusCodes.Status201Created, $"/api/v1/checks/{judgement.Id}", CheckShown.Of(judgement, answer));
            await db.SaveChangesAsync(cancellation);
            return keep.Answer;
        });

    private static async Task<IResult> ShowAsync(Guid id, StoreDb db, CancellationToken cancellation)
    {
        var kept = await db.Set<Judgement>().AsNoTracking().FirstOrDefaultAsync(j => j.Id == id && j.Organisation == db.Actor.Organisation, cancellation);
        if (kept is null)
        {
            return ProblemResults.Absent();
        }

        // The rule is dated and pure: the same facts on the same day give the same answer.
        var facts = JsonSerializer.Deserialize<Dictionary<string, bool>>(kept.Facts)!
            .Aggregate(Facts.None, (known, pair) => Fact.TryParse(pair.Key, out var fact) ? known.With(fact, pair.Value) : known);
        return TypedResults.Ok(CheckShown.Of(kept, Reportability.Of(facts, kept.OnDay)));
    }
}

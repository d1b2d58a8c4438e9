using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Noroshi.IncidentReports.Api.Shown;
using Noroshi.IncidentReports.CommonForms;
using Noroshi.IncidentReports.Drafting;
using Noroshi.IncidentReports.Face;
using Noroshi.IncidentReports.Filing;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Sending;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Machines;

namespace Noroshi.IncidentReports.Api;

/// <summary>A SOC's tool files and supplements.</summary>
/// <remarks>For those who may file for their own organisation or, under a mandate, for another; <see cref="FileReport"/> asks for whom.</remarks>
[Article("Act, Art. 5")]
internal static class FilingDoors
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/reports", FileFirstAsync)
            .Describe("file-report", "File a first report",
                "Files a first report (速報), statutory or voluntary, for one's own organisation or for a principal. It reaches the competent minister, or the delegated regional head, and the Prime Minister; each gives a receipt.")
            .Example(Examples.FirstReport)
            .AnswersOnce<FiledShown>()
            .Refuses(400, 401, 403, 413, 415, 422, 429)
            .RequireAuthorization(nameof(Permission.FileReports));
        api.MapPost("/reports/{number}/versions", FileNextAsync)
            .Describe("file-version", "File a later version",
                "Files a supplement (続報), the thirty-day report (30日報告), a correction (訂正) or a withdrawal (取下げ). Send If-Match with the ETag of the report that you read.")
            .Example(Examples.Supplement)
            .AnswersOnce<FiledShown>()
            .ChangesIfMatch()
            .Refuses(400, 401, 403, 404, 412, 413, 415, 422, 428, 429)
            .RequireAuthorization(nameof(Permission.FileReports));
    }

    private static Task<IResult> FileFirstAsync(
        Sent<ReportToFile> sent, HttpContext context, SendingOnce once, Principals principals, FileReport filing, IRecordOfActs acts, CancellationToken cancellation) =>
        once.DoAsync(context, sent.Digest, async keep =>
        {
            var report = sent.Value;
            var problems = new Problems();
            var answers = Answers.Read(report.Answers, problems);
            problems.Unless(IncidentKinds.TryParse(report.Kind, out var kind), "kind", "unknown-kind", new Words(
                "ddos、ransomware、otherのいずれかを指定してください。", "Use ddos, ransomware or other."));
            if (problems.Count > 0)
            {
                return ProblemResults.Mend(problems);
            }

            var reporter = await principals.FindAsync(report.Principal, cancellation);
            return await FileAsync(
                filing,
                acts,
                keep,
                new Submission
                {
                    Reporter = reporter,
                    Stage = ReportStage.First,
                    Kind = kind,
                    Voluntary = report.Voluntary,
                    Exercise = report.Exercise,
                    Answers = await principals.CompleteAsync(answers, reporter, kind, ReportStage.First, report.Voluntary, cancellation),
                    Computers = report.Computers ?? [],
                    Channel = Channel.Api,
                    Sector = report.Sector,
                    Prefecture = report.Prefecture,
                },
                cancellation);
        }, rowsAlone: true);

    private static Task<IResult> FileNextAsync(
        string number, Sent<VersionToFile> sent, HttpContext context, SendingOnce once, ReportsOverApi reports, Principals principals, FileReport filing, IRecordOfActs acts, StoreDb db, CancellationToken cancellation) =>
        once.DoAsync(context, sent.Digest, async keep =>
        {
            if (await reports.FindAsync(number, cancellation) is not { } @case)
            {
                return ProblemResults.Absent();
            }

            if (Preconditions.Refusal(context.Request, @case.Revision) is { } refusal)
            {
                return refusal;
            }

            var version = sent.Value;
            var problems = new Problems();
            var changes = Answers.Read(version.Answers, problems);
            problems.Unless(ReportStages.TryParse(version.Stage, out var stage) && stage is not ReportStage.First, "stage", "unknown-stage", new Words(
                "supplement、thirty-day、correction、withdrawalのいずれかを指定してください。", "Use supplement, thirty-day, correction or withdrawal."));
            var kind = @case.Kind;
            problems.Unless(version.Kind is null || IncidentKinds.TryParse(version.Kind, out kind), "kind", "unknown-kind", new Words(
                "ddos、ransomware、otherのいずれかを指定してください。", "Use ddos, ransomware or other."));
            if (problems.Count > 0)
            {
                return ProblemResults.Mend(problems);
            }

            var newest = await db.Set<ReportVersion>().AsNoTracking().Where(v => v.Case == @case.Id).OrderByDescending(v => v.Number).FirstAsync(cancellation);
            return await FileAsync(
                filing,
                acts,
                keep,
                new Submission
                {
                    Reporter = @case.Reporter,
                    Case = @case.Id,
                    Stage = stage,
                    Kind = kind,
                    Voluntary = @case.Voluntary,
                    Exercise = @case.Exercise,
                    Answers = WindowAnswers.Lay(Over(Answers.FromJson(newest.Answers), changes, version.Answers), stage, kind, @case.Voluntary),
                    Computers = version.Computers,
                    Reason = version.Reason,
                    Channel = Channel.Api,
                },
                cancellation);
        });

    private static async Task<IResult> FileAsync(FileReport filing, IRecordOfActs acts, Once keep, Submission submission, CancellationToken cancellation)
    {
        var outcome = await filing.FileAsync(
            submission with { AlsoKeep = (@case, version) => keep.Keep(StatusCodes.Status201Created, $"/api/v1/reports/{@case.Number}", FiledShown.Of(@case, version)) },
            cancellation);
        switch (outcome)
        {
            case FilingOutcome.Filed:
                return keep.Answer;
            case FilingOutcome.Malformed malformed:
                return ProblemResults.Mend(malformed.Problems);
            case FilingOutcome.Refused refused:
                await acts.WriteRefusalAsync(new Act("incident-reports.filing-refused", refused.Ruling.Article, $"organisation:{submission.Reporter}"), cancellation);
                return ProblemResults.Refuse(refused.Ruling);
            case FilingOutcome.Overtaken:
                return Preconditions.Overtaken;
            default:
                return ProblemResults.Absent();
        }
    }

    private static Answers Over(Answers older, Answers changes, JsonElement sent) => sent.EnumerateObject()
        .Where(member => member.Value.ValueKind is JsonValueKind.Null)
        .Aggregate(older.With(changes), (answers, member) => answers.With(member.Name, null));
}

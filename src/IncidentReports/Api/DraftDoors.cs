using System.ComponentModel;
using System.Text.Json.Nodes;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Noroshi.IncidentReports.CommonForms;
using Noroshi.IncidentReports.Drafting;
using Noroshi.IncidentReports.Face;
using Noroshi.IncidentReports.Filing;
using Noroshi.IncidentReports.Reminding;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Sending;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Machines;

namespace Noroshi.IncidentReports.Api;

/// <summary>A draft as a machine begins it.</summary>
[Description("A draft of a first report. It may be as incomplete as it likes; a person can go on with it on the pages.")]
internal sealed record DraftToStart
{
    [Description("ddos, ransomware or other.")]
    public required string Kind { get; init; }

    [Description("Field code → answer, as far as known.")]
    public required JsonElement Answers { get; init; }

    [Description("Made without a duty under article 5 of the Act.")]
    public bool Voluntary { get; init; }

    [Description("Part of an exercise.")]
    public bool Exercise { get; init; }

    [Description("For an agent: the code or the 法人番号 of the organisation whose incident it is.")]
    public string? Principal { get; init; }
}

/// <summary>What a draft holds from now on.</summary>
[Description("What the draft holds from now on: all its answers.")]
internal sealed record DraftToSave
{
    [Description("Field code → answer; what is left out is gone.")]
    public required JsonElement Answers { get; init; }

    [Description("Another kind of incident.")]
    public string? Kind { get; init; }
}

/// <summary>A draft.</summary>
[Description("A draft: a report that has not been reported. Only those who write it see it; no authority does.")]
internal sealed record DraftShown(
    [property: Description("Its identity.")] Guid Id,
    [property: Description("ddos, ransomware or other.")] string Kind,
    [property: Description("The stage of the version that it will be.")] string Stage,
    [property: Description("The identity of the organisation whose report it will be.")] Guid Reporter,
    [property: Description("Made without a duty.")] bool Voluntary,
    [property: Description("Part of an exercise.")] bool Exercise,
    [property: Description("What has been answered so far.")] JsonObject Answers,
    [property: Description("When it was saved last, UTC.")] DateTimeOffset SavedAt,
    [property: Description("The revision; also the ETag.")] int Revision,
    [property: Description("What would have to be mended before it can be filed; with code `required` what is still missing.")] IReadOnlyList<DraftProblem> Problems)
{
    public static DraftShown Of(Draft d, DateTimeOffset now)
    {
        var answers = CommonForms.Answers.FromJson(d.Answers);
        var form = FormBook.On(LegalCalendar.LegalDay(now)).Form(d.Kind.Code());
        var laid = WindowAnswers.Lay(CommonFormCheck.Tidy(form, answers), d.Stage, d.Kind, d.Voluntary);
        return new DraftShown(
            d.Id.Value, d.Kind.Code(), d.Stage.Code(), d.Reporter.Value, d.Voluntary, d.Exercise, answers.ToNode(), d.SavedAt, d.Revision,
            [.. CommonFormCheck.Problems(form, FormStages.Of(d.Stage, d.Voluntary), laid, now).Select(p => new DraftProblem(p.Field, p.Code, p.Message.Ja, p.Message.En))]);
    }
}

/// <summary>Something to mend in a draft.</summary>
[Description("Something to mend before filing.")]
internal sealed record DraftProblem(
    [property: Description("The field.")] string Field,
    [property: Description("A stable code.")] string Code,
    [property: Description("What to mend, in Japanese.")] string Ja,
    [property: Description("What to mend, in English.")] string En);

/// <summary>Machines prepare a report that a person completes, or that they file later.</summary>
/// <remarks>For those who may file; a draft is seen only by the organisation that writes it.</remarks>
[Article("Act, Art. 5")]
internal static class DraftDoors
{
    private const int MostCharacters = 1_000_000;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/drafts", StartAsync)
            .Describe("start-draft", "Start a draft", "Starts a draft of a first report.")
            .Example(Examples.Draft)
            .AnswersOnce<DraftShown>().Refuses(400, 401, 403, 413, 415, 422, 429).RequireAuthorization(nameof(Permission.FileReports));
        api.MapGet("/drafts/{id:guid}", ShowAsync)
            .Describe("get-draft", "Read a draft", "The draft, with what is still to be mended before it can be filed.")
            .Answers<DraftShown>().KnowsETag().Refuses(401, 403, 404, 429).RequireAuthorization(nameof(Permission.FileReports));
        api.MapPut("/drafts/{id:guid}", SaveAsync)
            .Describe("save-draft", "Save a draft", "Replaces the answers of a draft. Send If-Match with the ETag that you read: two who write one draft do not overwrite each other.")
            .Example(Examples.DraftSaved)
            .Answers<DraftShown>().ChangesIfMatch().Refuses(400, 401, 403, 404, 409, 412, 413, 415, 428, 429).RequireAuthorization(nameof(Permission.FileReports));
    }

    private static Task<IResult> StartAsync(
        Sent<DraftToStart> sent, HttpContext context, SendingOnce once, Principals principals, StoreDb db, IOutbox outbox, IRecordOfActs acts, TimeProvider clock, CancellationToken cancellation) =>
        once.DoAsync(context, sent.Digest, async keep =>
        {
            var problems = new Problems();
            var answers = Read(sent.Value.Answers, problems);
            problems.Unless(IncidentKinds.TryParse(sent.Value.Kind, out var kind), "kind", "unknown-kind", new("ddos、ransomware、otherのいずれかを指定してください。", "Use ddos, ransomware or other."));
            if (problems.Count > 0)
            {
                return ProblemResults.Mend(problems);
            }

            var reporter = await principals.FindAsync(sent.Value.Principal, cancellation);
            if (reporter == default)
            {
                var refused = new Ruling.Refused("Act, Art. 5", new("この組織の報告を作成する権限がありません。", "You may not write reports for this organisation."));
                await acts.WriteRefusalAsync(new Act("incident-reports.filing-refused", refused.Article, "organisation:unknown"), cancellation);
                return ProblemResults.Refuse(refused);
            }

            var now = clock.GetUtcNow();
            var draft = Draft.Start(
                new DraftId(Identifier.New(clock)), reporter, db.Actor, ReportStage.First, kind, sent.Value.Voluntary, sent.Value.Exercise, null, answers.ToJson(), null, now);
            db.Add(draft);
            DraftClockTicks.Begin(outbox, draft, answers, now);
            context.Response.Headers.ETag = Preconditions.Tag(draft.Revision);
            keep.Keep(StatusCodes.Status201Created, $"/api/v1/drafts/{draft.Id}", DraftShown.Of(draft, now));
            await db.SaveChangesAsync(cancellation);
            return keep.Answer;
        });

    private static async Task<IResult> ShowAsync(Guid id, HttpContext context, StoreDb db, TimeProvider clock, CancellationToken cancellation)
    {
        if (await db.Set<Draft>().AsNoTracking().FirstOrDefaultAsync(d => d.Id == new DraftId(id), cancellation) is not { } draft)
        {
            return ProblemResults.Absent();
        }

        Preconditions.Tell(context, draft.Revision);
        return Preconditions.IsKnown(context.Request, draft.Revision)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Ok(DraftShown.Of(draft, clock.GetUtcNow()));
    }

    private static async Task<IResult> SaveAsync(Guid id, Sent<DraftToSave> sent, HttpContext context, StoreDb db, IOutbox outbox, TimeProvider clock, CancellationToken cancellation)
    {
        if (await db.Set<Draft>().FirstOrDefaultAsync(d => d.Id == new DraftId(id), cancellation) is not { } draft)
        {
            return ProblemResults.Absent();
        }

        if (draft.FiledAs is not null)
        {
            return ProblemResults.Answer(StatusCodes.Status409Conflict, "already-filed", new("この下書きは提出済みです。", "This draft has been filed."));
        }

        if (Preconditions.Refusal(context.Request, draft.Revision) is { } refusal)
        {
            return refusal;
        }

        var problems = new Problems();
        var answers = Read(sent.Value.Answers, problems);
        var kind = draft.Kind;
        problems.Unless(sent.Value.Kind is null || IncidentKinds.TryParse(sent.Value.Kind, out kind), "kind", "unknown-kind", new("ddos、ransomware、otherのいずれかを指定してください。", "Use ddos, ransomware or other."));
        if (problems.Count > 0)
        {
            return ProblemResults.Mend(problems);
        }

        var now = clock.GetUtcNow();
        if (kind != draft.Kind)
        {
            draft.ChooseKind(kind);
        }

        DraftClockTicks.Begin(outbox, draft, answers, now);
        draft.Save(answers.ToJson(), db.Actor.Person, now);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Preconditions.Overtaken;
        }

        Preconditions.Tell(context, draft.Revision);
        return TypedResults.Ok(DraftShown.Of(draft, now));
    }

    private static Answers Read(JsonElement sent, Problems problems)
    {
        var answers = Answers.Read(sent, problems);
        problems.Unless(answers.ToJson().Length <= MostCharacters, "answers", "too-long", new("下書きに保存できる量を超えています。", "This is more than a draft can hold."));
        return answers;
    }
}

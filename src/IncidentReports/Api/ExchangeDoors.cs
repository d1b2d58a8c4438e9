using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Noroshi.Formats.Forms;
using Noroshi.IncidentReports.Exchanging;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Sending;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Machines;

namespace Noroshi.IncidentReports.Api;

/// <summary>An answer or a message, as a machine sends it.</summary>
[Description("An answer to a request, an order, guidance or a message; or, without `inReplyTo`, a message of one's own accord.")]
internal sealed record ExchangeToSend
{
    [Description("What is said, at most 20,000 characters.")]
    public required string Text { get; init; }

    [Description("The identity of the exchange that is answered.")]
    public Guid? InReplyTo { get; init; }
}

/// <summary>One exchange inside a case.</summary>
[Description("What was said in a case after filing.")]
internal sealed record ExchangeShown(
    [property: Description("Its identity.")] Guid Id,
    [property: Description("request (art. 9), guidance (art. 10), order (art. 6), opinion (art. 7), answer, message, note or closing.")] string Kind,
    [property: Description("The article that it rests on; null for what has no legal effect.")] string? Basis,
    [property: Description("The identity of the organisation that said it.")] Guid From,
    [property: Description("The identity of the organisation to which it was said; null for all whom the case reached.")] Guid? To,
    [property: Description("What was said.")] string Text,
    [property: Description("The last day in Tokyo to answer or comply.")] DateOnly? DueOn,
    [property: Description("The identity of the exchange that it answers.")] Guid? InReplyTo,
    [property: Description("When it was said, UTC.")] DateTimeOffset At)
{
    public static ExchangeShown Of(Exchange x) => new(x.Id, x.Kind.Code(), x.Basis, x.From.Value, x.To?.Value, x.Text, x.DueOn, x.InReplyTo, x.At);
}

/// <summary>Machines read what was said in a case, and a reporter's machine answers.</summary>
/// <remarks>
/// Read by those who may read the report; which exchanges, the visibility filter says (a note stays on its desk, an opinion with the
/// authorities). Written by the reporter and its agents only: powers are used by people, on the pages.
/// </remarks>
[Article("Act, Art. 6")]
[Article("Act, Art. 9")]
internal static class ExchangeDoors
{
    private static readonly Ruling.Refused ByPeople = new("Act, Art. 8(1)", new(
        "窓口からのやり取りは、画面から職員が行います。APIから送れるのは、報告者とその代理人だけです。",
        "A desk writes on the pages, by a person. Over the API only the reporter and its agents write."));

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/reports/{number}/exchanges", ListAsync)
            .Describe("list-exchanges", "Read exchanges", "What was said in the case after filing, the oldest first: requests, answers, guidance, orders, messages. A reading is recorded.")
            .Answers<IReadOnlyList<ExchangeShown>>().AsksPurpose().Refuses(400, 401, 403, 404, 429).RequireAuthorization(ApiDoors.Reading);
        api.MapPost("/reports/{number}/exchanges", SendAsync)
            .Describe("send-exchange", "Answer or write", "Answers a request, an order, guidance or a message, or sends a message to all authorities that the report reached.")
            .Example(Examples.Answer)
            .AnswersOnce<ExchangeShown>().Refuses(400, 401, 403, 404, 412, 413, 415, 422, 429).RequireAuthorization(nameof(Permission.FileReports));
    }

    private static async Task<IResult> ListAsync(string number, HttpContext context, ReportsOverApi reports, StoreDb db, CancellationToken cancellation)
    {
        if (await reports.FindAsync(number, cancellation) is not { } @case)
        {
            return ProblemResults.Absent();
        }

        var (purpose, refusal) = await reports.PurposeAsync(context, @case, cancellation);
        if (refusal is not null)
        {
            return refusal;
        }

        var said = await db.Set<Exchange>().AsNoTracking().Where(x => x.Case == @case.Id).OrderBy(x => x.At).ThenBy(x => x.Id).ToListAsync(cancellation);
        reports.Note(@case, @case.Versions, purpose);
        await db.SaveChangesAsync(cancellation);
        return TypedResults.Ok<IReadOnlyList<ExchangeShown>>([.. said.Select(ExchangeShown.Of)]);
    }

    private static Task<IResult> SendAsync(
        string number, Sent<ExchangeToSend> sent, HttpContext context, SendingOnce once, ReportsOverApi reports, AnswerInCase answering, StoreDb db, IRecordOfActs acts, CancellationToken cancellation) =>
        once.DoAsync(context, sent.Digest, async keep =>
        {
            if (await reports.FindAsync(number, cancellation) is not { } @case)
            {
                return ProblemResults.Absent();
            }

            if (!reports.IsOwn(@case))
            {
                await acts.WriteRefusalAsync(new Act("incident-reports.answering-refused", ByPeople.Article, $"case:{@case.Id}"), cancellation);
                return ProblemResults.Refuse(ByPeople);
            }

            var text = sent.Value.Text.ReplaceLineEndings("\n").Trim();
            var asked = sent.Value.InReplyTo is { } id ? await answering.AskedAsync(@case, id, cancellation) : null;
            var problems = new Problems()
                .Unless(text.Length is > 0 and <= AnswerInCase.LongestText, "text", "text-required", new("内容を20,000字以内で送ってください。", "Send a text of at most 20,000 characters."))
                .Unless(sent.Value.InReplyTo is null || asked is not null, "inReplyTo", "no-such-exchange", new("この案件にそのやり取りはありません。", "There is no such exchange in this case."));
            if (WrittenText.FaultIn(text) is { } fault)
            {
                problems.Add(new Problem("text", fault.Code, fault.Message));
            }

            if (problems.Count > 0)
            {
                return ProblemResults.Mend(problems);
            }

            var exchange = await answering.KeepAsync(@case, asked, text, cancellation);
            keep.Keep(StatusCodes.Status201Created, $"/api/v1/reports/{@case.Number}/exchanges", ExchangeShown.Of(exchange));
            try
            {
                await db.SaveChangesAsync(cancellation);
            }
            catch (DbUpdateConcurrencyException)
            {
                return Preconditions.Overtaken;
            }

            return keep.Answer;
        });
}

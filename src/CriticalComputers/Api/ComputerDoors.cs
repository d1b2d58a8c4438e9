using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Noroshi.CriticalComputers.Api.Shown;
using Noroshi.CriticalComputers.Law.Deadlines;
using Noroshi.CriticalComputers.Listing;
using Noroshi.CriticalComputers.Registering;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Sending;
using Noroshi.Web.Answers;
using Noroshi.Web.Machines;

namespace Noroshi.CriticalComputers.Api;

/// <summary>Machines read and keep the entries of their organisation's register.</summary>
/// <remarks>Read by those who may read the own register, kept by those who may keep it. Another's entry is not there (404).</remarks>
[Article("Act, Art. 4")]
[Article("Order, Art. 2(5)")]
internal static class ComputerDoors
{
    private static readonly Words NameTaken = new(
        "この設備には同じ管理名の登録があります。別の管理名にするか、既存の登録を変更してください。", "This facility has an entry of the same label. Use another label, or change that entry.");

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/computers", ListAsync)
            .Describe("list-computers", "List entries", "The entries of the own register, narrowed and sorted as on the page.")
            .Answers<ComputerList>().Refuses(400, 401, 403, 429).RequireAuthorization(nameof(Permission.ReadOwnRegister));
        api.MapPost("/computers", EnterAsync)
            .Describe("enter-computer", "Enter a computer", "Enters a computer and answers where it stands and until when it is to be notified. Nothing is notified by this.")
            .Example(RegistryExamples.Computer)
            .AnswersOnce<ComputerShown>().Refuses(400, 401, 403, 409, 413, 415, 422, 429).RequireAuthorization(nameof(Permission.KeepRegister));
        api.MapGet("/computers/{id:guid}", ShowAsync)
            .Describe("get-computer", "Read an entry", "One entry with the three answers and their reasons, what is owed by which rule, its notifications and its history.")
            .Answers<ComputerFileShown>().KnowsETag().Refuses(401, 403, 404, 429).RequireAuthorization(nameof(Permission.ReadOwnRegister));
        api.MapPut("/computers/{id:guid}", ChangeAsync)
            .Describe("change-computer", "Change an entry", "Replaces what is said of a computer; what is left out is gone. An entry is taken out by removedOn. Send If-Match with the ETag that you read.")
            .Example(RegistryExamples.Computer)
            .Answers<ComputerShown>().ChangesIfMatch().Refuses(400, 401, 403, 404, 409, 412, 413, 415, 428, 429).RequireAuthorization(nameof(Permission.KeepRegister));
        api.MapGet("/deadlines", DeadlinesAsync)
            .Describe("list-deadlines", "Last days", "The days until which computers are to be notified, the nearest first, each with its rule.")
            .Answers<IReadOnlyList<DeadlineShown>>().Refuses(401, 403, 429).RequireAuthorization(nameof(Permission.ReadOwnRegister));
    }

    private static async Task<IResult> ListAsync([AsParameters] RegisterQuery query, HttpContext context, RegisterList list, WhoseRegister whose, CancellationToken cancellation)
    {
        var problems = new Problems();
        var filter = RegisterFilter.Read(context.Request.Query, problems);
        var (count, _) = Members.Page(query.Limit, null, problems);
        if (problems.Count > 0)
        {
            return ProblemResults.Mend(problems);
        }

        var page = await list.PageAsync(whose.Operator, filter, count, cancellation);
        return TypedResults.Ok(new ComputerList([.. page.Rows.Select(ComputerShown.Of)], page.Next));
    }

    private static Task<IResult> EnterAsync(
        Sent<ComputerToKeep> sent, HttpContext context, SendingOnce once, KeepComputers computers, KeepFacilities facilities, WhoseRegister whose, CancellationToken cancellation) =>
        once.DoAsync(context, sent.Digest, async keep =>
        {
            var problems = new Problems();
            var entry = await ReadAsync(sent.Value, facilities, whose, problems, cancellation);
            if (problems.Count > 0)
            {
                return Members.Mend(problems);
            }

            var (outcome, _) = await computers.EnterAsync(whose.Operator, entry, ChangeWay.Api, cancellation, c =>
            {
                Preconditions.Tell(context, c.Revision);
                keep.Keep(StatusCodes.Status201Created, $"/api/v1/computers/{c.Id}", ComputerShown.Of(c));
            });
            return outcome is Keeping.Kept ? keep.Answer : Members.Conflict("label-taken", NameTaken);
        });

    private static async Task<IResult> ShowAsync(Guid id, HttpContext context, EntriesInSight entries, CancellationToken cancellation)
    {
        if (await entries.OpenAsync(id, cancellation) is not { } file)
        {
            return ProblemResults.Absent();
        }

        Preconditions.Tell(context, file.Computer.Revision);
        return Preconditions.IsKnown(context.Request, file.Computer.Revision) ? TypedResults.StatusCode(StatusCodes.Status304NotModified) : TypedResults.Ok(ComputerFileShown.Of(file));
    }

    private static async Task<IResult> ChangeAsync(
        Guid id, Sent<ComputerToKeep> sent, HttpContext context, EntriesInSight entries, KeepComputers computers, KeepFacilities facilities, WhoseRegister whose, CancellationToken cancellation)
    {
        if (await entries.FindAsync(id, cancellation) is not { } computer)
        {
            return ProblemResults.Absent();
        }

        if (Preconditions.Refusal(context.Request, computer.Revision) is { } refusal)
        {
            return refusal;
        }

        var problems = new Problems();
        var entry = await ReadAsync(sent.Value, facilities, whose, problems, cancellation);
        if (problems.Count > 0)
        {
            return Members.Mend(problems);
        }

        switch (await computers.ChangeAsync(computer, entry, ChangeWay.Api, cancellation))
        {
            case Keeping.NameTaken:
                return Members.Conflict("label-taken", NameTaken);
            case Keeping.Overtaken:
                return Preconditions.Overtaken;
            default:
                Preconditions.Tell(context, computer.Revision);
                return TypedResults.Ok(ComputerShown.Of(computer));
        }
    }

    private static async Task<IResult> DeadlinesAsync(RegisterList list, WhoseRegister whose, CancellationToken cancellation) => TypedResults.Ok<IReadOnlyList<DeadlineShown>>(
        [.. (await list.DaysAsync(whose.Operator, cancellation)).Select(d => new DeadlineShown(d.LastDay, d.LastDay < whose.Today, d.Computers, d.Case.Code(), Said.Of(d.Case.Words()), d.Case.Article(), d.RuleVersion))]);

    private static async Task<ComputerEntry> ReadAsync(ComputerToKeep sent, KeepFacilities facilities, WhoseRegister whose, Problems problems, CancellationToken cancellation)
    {
        var entry = sent.Read(problems);
        problems.And(EntryChecks.Of(entry, whose.Today))
            .Unless(await facilities.FindAsync(sent.Facility, cancellation) is not null, "facility", "facility", new("登録されている特定重要設備を指定してください。", "Name a facility of the own organisation."));
        return entry;
    }
}

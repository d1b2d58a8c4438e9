using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Api.Shown;
using Noroshi.CriticalComputers.Registering;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Sending;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Machines;

namespace Noroshi.CriticalComputers.Api;

/// <summary>Machines read and keep the 特定重要設備 of their organisation.</summary>
/// <remarks>Read by those who may read the own register, kept by those who may keep it. Another's facility is not there (404).</remarks>
[Article("Order, Art. 2(5)(ii)")]
internal static class FacilityDoors
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/facilities", ListAsync)
            .Describe("list-facilities", "List facilities", "The 特定重要設備 of the own organisation, by name.")
            .Answers<IReadOnlyList<FacilityShown>>().Refuses(401, 403, 429).RequireAuthorization(nameof(Permission.ReadOwnRegister));
        api.MapPost("/facilities", EnterAsync)
            .Describe("enter-facility", "Enter a facility", "Enters a 特定重要設備, to which computers then belong.")
            .Example(RegistryExamples.Facility)
            .AnswersOnce<FacilityShown>().Refuses(400, 401, 403, 413, 415, 422, 429).RequireAuthorization(nameof(Permission.KeepRegister));
        api.MapGet("/facilities/{id:guid}", ShowAsync)
            .Describe("get-facility", "Read a facility", "One 特定重要設備 of the own organisation.")
            .Answers<FacilityShown>().KnowsETag().Refuses(401, 403, 404, 429).RequireAuthorization(nameof(Permission.ReadOwnRegister));
        api.MapPut("/facilities/{id:guid}", ChangeAsync)
            .Describe("change-facility", "Change a facility", "Replaces what is said of a facility. Its category is notified: what belongs to the facility may be owed as a change from then on.")
            .Example(RegistryExamples.Facility)
            .Answers<FacilityShown>().ChangesIfMatch().Refuses(400, 401, 403, 404, 412, 413, 415, 428, 429).RequireAuthorization(nameof(Permission.KeepRegister));
    }

    private static async Task<IResult> ListAsync(StoreDb db, WhoseRegister whose, CancellationToken cancellation) => TypedResults.Ok<IReadOnlyList<FacilityShown>>(
        [.. (await db.Set<Facility>().AsNoTracking().Where(f => f.Operator == whose.Operator).OrderBy(f => f.Name).ThenBy(f => f.Id).ToListAsync(cancellation)).Select(FacilityShown.Of)]);

    private static Task<IResult> EnterAsync(Sent<FacilityToKeep> sent, HttpContext context, SendingOnce once, KeepFacilities facilities, CancellationToken cancellation) =>
        once.DoAsync(context, sent.Digest, async keep =>
        {
            if (await facilities.ProblemsAsync(sent.Value.Read(), cancellation) is { Count: > 0 } problems)
            {
                return Members.Mend(problems);
            }

            var entered = await facilities.EnterAsync(
                sent.Value.Read(), f => keep.Keep(StatusCodes.Status201Created, $"/api/v1/facilities/{f.Id}", FacilityShown.Of(f)), cancellation);
            Preconditions.Tell(context, entered.Revision);
            return keep.Answer;
        });

    private static async Task<IResult> ShowAsync(Guid id, HttpContext context, KeepFacilities facilities, CancellationToken cancellation)
    {
        if (await facilities.FindAsync(id, cancellation) is not { } found)
        {
            return ProblemResults.Absent();
        }

        Preconditions.Tell(context, found.Revision);
        return Preconditions.IsKnown(context.Request, found.Revision) ? TypedResults.StatusCode(StatusCodes.Status304NotModified) : TypedResults.Ok(FacilityShown.Of(found));
    }

    private static async Task<IResult> ChangeAsync(Guid id, Sent<FacilityToKeep> sent, HttpContext context, KeepFacilities facilities, CancellationToken cancellation)
    {
        if (await facilities.FindAsync(id, cancellation) is not { } found)
        {
            return ProblemResults.Absent();
        }

        if (Preconditions.Refusal(context.Request, found.Revision) is { } refusal)
        {
            return refusal;
        }

        if (await facilities.ProblemsAsync(sent.Value.Read(), cancellation) is { Count: > 0 } problems)
        {
            return Members.Mend(problems);
        }

        if (await facilities.ChangeAsync(found, sent.Value.Read(), cancellation) is Keeping.Overtaken)
        {
            return Preconditions.Overtaken;
        }

        Preconditions.Tell(context, found.Revision);
        return TypedResults.Ok(FacilityShown.Of(found));
    }
}

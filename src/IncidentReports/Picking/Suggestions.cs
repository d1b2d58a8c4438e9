using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Noroshi.IncidentReports.Drafting;
using Noroshi.Kernel;

namespace Noroshi.IncidentReports.Picking;

/// <summary>A computer that can be picked, as the page's script shows it.</summary>
internal sealed record Suggested(Guid Id, string Label, string Line);

/// <summary>What a few letters find, while they are typed. The page does the same without it.</summary>
/// <remarks>For those who file; the draft must be theirs, and the register in their sight: otherwise neither is there (404).</remarks>
internal static class Suggestions
{
    public static string PathOf(Store.Draft draft) => $"/reports/drafts/{draft.Id.Value:D}/computers";

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/reports/drafts/{id:guid}/computers", AnswerAsync)
        .RequireAuthorization(nameof(Permission.FileReports)).ExcludeFromDescription().WithDisplayName("GET /reports/drafts/{id}/computers");

    private static async Task<IResult> AnswerAsync(Guid id, string? q, DraftsInSight drafts, PickComputers picking, CancellationToken cancellation)
    {
        if (await drafts.FindAsync(id, cancellation) is not { } draft || !picking.MayPick(draft))
        {
            return Results.NotFound();
        }

        var found = await picking.FindAsync(draft, q ?? "", cancellation);
        return Results.Ok(found.Where(f => !draft.Picked().Any(p => p.Id == f.Id)).Select(f => new Suggested(f.Id, f.Label, PickerShown.Line(f))));
    }
}

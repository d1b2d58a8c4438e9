using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Noroshi.IncidentReports.Api.Sending;

namespace Noroshi.IncidentReports.Api;

/// <summary>What the OpenAPI document says of a door, said at the door.</summary>
internal static class Describing
{
    public static RouteHandlerBuilder Describe(this RouteHandlerBuilder door, string name, string summary, string description) =>
        door.WithName(name).WithSummary(summary).WithDescription(description);

    public static RouteHandlerBuilder Answers<T>(this RouteHandlerBuilder door) => door.Produces<T>(StatusCodes.Status200OK);

    /// <summary>It is done once per Idempotency-Key, and says where what was made can be read.</summary>
    public static RouteHandlerBuilder AnswersOnce<T>(this RouteHandlerBuilder door) => door.Produces<T>(StatusCodes.Status201Created).WithMetadata(
        new SaidHeader(SendingOnce.Header, true, "A new value for each request, 1 to 255 visible ASCII characters. The same request under the same key is answered the same and done once; another request under the same key is refused (422). Two at the same moment: one is done, the other gets its answer."));

    public static RouteHandlerBuilder ChangesIfMatch(this RouteHandlerBuilder door) => door.WithMetadata(
        new SaidHeader("If-Match", true, "The ETag that was read last. Missing: 428. Overtaken: 412."));

    public static RouteHandlerBuilder KnowsETag(this RouteHandlerBuilder door) => door.Produces(StatusCodes.Status304NotModified).WithMetadata(
        new SaidHeader("If-None-Match", false, "The ETag that was read last; 304 if nothing has changed."));

    public static RouteHandlerBuilder AsksPurpose(this RouteHandlerBuilder door) => door.WithMetadata(
        new SaidHeader(ReportsOverApi.PurposeHeader, false, "For what the report is read: handling-incident, supervision, analysis, statistics; own-record for the reporter, for whom it may be left out. An authority must send it (Act, Art. 8(1)). It is recorded and shown to the reporter."));

    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder door, params int[] statuses)
    {
        foreach (var status in statuses)
        {
            door.Produces<ProblemDetails>(status, "application/problem+json");
        }

        return door;
    }
}

/// <summary>A header that a door takes, for the document.</summary>
internal sealed record SaidHeader(string Name, bool Required, string Description);

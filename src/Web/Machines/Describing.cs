using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.OpenApi;

namespace Noroshi.Web.Machines;

/// <summary>What the OpenAPI document says of a door, said at the door.</summary>
public static class Describing
{
    /// <summary>The header under which a request is done once.</summary>
    public const string IdempotencyKey = "Idempotency-Key";

    /// <summary>The document that describes the doors of machines.</summary>
    public const string Document = "v1";

    /// <summary>Its name for programs, and what it does.</summary>
    public static RouteHandlerBuilder Describe(this RouteHandlerBuilder door, string name, string summary, string description) =>
        door.WithName(name).WithSummary(summary).WithDescription(description).WithGroupName(Document);

    /// <summary>It answers 200 with this.</summary>
    public static RouteHandlerBuilder Answers<T>(this RouteHandlerBuilder door) => door.Produces<T>(StatusCodes.Status200OK);

    /// <summary>It is done once per Idempotency-Key, and says where what was made can be read.</summary>
    /// <param name="door">The door.</param>
    /// <param name="status">201 for what was made; 202 for what is made from now on.</param>
    public static RouteHandlerBuilder AnswersOnce<T>(this RouteHandlerBuilder door, int status = StatusCodes.Status201Created) => door.Produces<T>(status)
        .Takes(IdempotencyKey, true, "A new value for each request, 1 to 255 visible ASCII characters. The same request under the same key is answered the same and done once; another request under the same key is refused (422). Of two at the same moment one is done, and the other gets its answer.", "8e03978e-40d5-43e8-bc93-6894a57f9324")
        .Gives(Written(status), "Location", "Where what was made can be read.")
        .Gives(Written(status), "Idempotency-Replayed", "`true` where this answers a repetition.");

    /// <summary>It changes only the revision that the sender has read.</summary>
    public static RouteHandlerBuilder ChangesIfMatch(this RouteHandlerBuilder door) =>
        door.Takes("If-Match", true, "The ETag that was read last. Missing: 428. Overtaken: 412.", "\"3\"");

    /// <summary>It tells the revision, and answers 304 to whom that is known.</summary>
    public static RouteHandlerBuilder KnowsETag(this RouteHandlerBuilder door) => door.Produces(StatusCodes.Status304NotModified)
        .Takes("If-None-Match", false, "The ETag that was read last; 304 if nothing has changed.", "\"3\"")
        .Gives("200", "ETag", "The revision; send it as If-Match with a change.");

    /// <summary>An example of the body, as a machine would send it.</summary>
    public static RouteHandlerBuilder Example(this RouteHandlerBuilder door, string json) => door.AddOpenApiOperationTransformer((operation, _, _) =>
    {
        if (operation.RequestBody?.Content?.TryGetValue("application/json", out var body) == true && body is not null)
        {
            body.Example = JsonNode.Parse(json);
        }

        return Task.CompletedTask;
    });

    /// <summary>It may refuse with these.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder door, params int[] statuses)
    {
        foreach (var status in statuses)
        {
            door.Produces<ProblemDetails>(status, "application/problem+json");
        }

        return door;
    }

    /// <summary>It takes a header.</summary>
    public static RouteHandlerBuilder Takes(this RouteHandlerBuilder door, string header, bool required, string description, string example) =>
        door.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = header,
                In = ParameterLocation.Header,
                Required = required,
                Description = description,
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                Example = JsonValue.Create(example),
            });
            return Task.CompletedTask;
        });

    /// <summary>It answers with a header.</summary>
    public static RouteHandlerBuilder Gives(this RouteHandlerBuilder door, string status, string header, string description) =>
        door.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            if (operation.Responses?.TryGetValue(status, out var response) == true && response is OpenApiResponse answer)
            {
                answer.Headers ??= new Dictionary<string, IOpenApiHeader>();
                answer.Headers[header] = new OpenApiHeader { Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
            }

            return Task.CompletedTask;
        });

    private static string Written(int status) => status.ToString(CultureInfo.InvariantCulture);
}

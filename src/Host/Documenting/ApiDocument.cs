using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Noroshi.Host.Documenting;

/// <summary>/openapi/v1.json: the doors of machines, described for the people and tools that write clients.</summary>
internal static class ApiDocument
{
    private const string Document = "v1";
    private const string Token = "token";

    private static readonly Dictionary<string, string> Answers = new(StringComparer.Ordinal)
    {
        ["200"] = "The answer.",
        ["201"] = "It was done, and lies durably in the database.",
        ["202"] = "It was taken, and is being done; Location says where to look.",
        ["304"] = "Nothing has changed since the ETag that was sent.",
        ["400"] = "Something must be mended. `errors` names each field, a stable code and the way to mend it.",
        ["401"] = "The token is missing, has expired or was revoked.",
        ["403"] = "It may not be done. `article` names the provision.",
        ["404"] = "There is no such thing, or it may not be seen.",
        ["409"] = "It stands against what has been done already.",
        ["412"] = "It changed after it was read. Read it again and send anew.",
        ["413"] = "The body is too large.",
        ["415"] = "The body is not of the type that this door takes.",
        ["422"] = "The Idempotency-Key was used for another request.",
        ["428"] = "If-Match is missing.",
        ["429"] = "Too many requests. `Retry-After` says how many seconds to wait.",
        ["507"] = "There is no room to keep the file. Nothing was kept.",
    };

    private static readonly Dictionary<string, string> Parameters = new(StringComparer.Ordinal)
    {
        ["number"] = "The report's number: NR-261005-7F3K9Q8B.",
        ["version"] = "The version's number within the report.",
        ["id"] = "The identity, as it was answered.",
        ["name"] = "The file's name, without a path.",
        ["cursor"] = "`next` as it was answered with the page before.",
        ["limit"] = "How many at most, 1 to 100; 50 if left out.",
        ["state"] = "Only `open`, `withdrawn` or `closed`.",
        ["kind"] = "`ddos`, `ransomware` or `other`.",
        ["voluntary"] = "Only those made without a duty, or only those made under it.",
        ["exercise"] = "Only those of exercises, or only real ones.",
        ["changedSince"] = "Only those whose newest version was received at this moment or later.",
        ["from"] = "The older version.",
        ["to"] = "The newer version.",
        ["learnedAt"] = "When the incident became known (認知).",
        ["personalData"] = "Whether personal data leaked: adds the clocks of the data protection law.",
        ["malicious"] = "Whether the leak may have been done with a wrongful purpose; true if left out.",
    };

    public static IServiceCollection AddApiDocument(this IServiceCollection services) => services.AddOpenApi(Document, o =>
    {
        o.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        o.ShouldInclude = door => door.RelativePath?.StartsWith("api/v1/", StringComparison.Ordinal) == true;
        o.CreateSchemaReferenceId = type => type.Type == typeof(JsonElement) ? "Answers"
            : type.Type == typeof(JsonObject) ? "Anything"
            : type.Type == typeof(Stream) ? "Bytes"
            : OpenApiOptions.CreateDefaultSchemaReferenceId(type);
        o.AddDocumentTransformer((document, _, _) => Front(document));
        o.AddOperationTransformer((operation, _, _) => Tidy(operation));
        o.AddSchemaTransformer((schema, context, _) => Shape(schema, context));
    });

    /// <remarks>Open to everybody: it holds nothing of any report, and a tool reads it before it has a token.</remarks>
    public static void MapApiDocument(this IEndpointRouteBuilder routes) => routes.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();

    private static Task Front(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Noroshi",
            Version = "v1",
            Description =
                """
                The single window for incident reports and the registry of critical computers under the サイバー対処能力強化法 (令和7年法律第42号), for machines: the same acts as on the pages.

                - **Tokens** are made by a person under “API tokens”, with a scope and an end. Send `Authorization: Bearer nrs_…`. A token never allows more than its maker's role does today.
                - **Bodies** are read strictly: a missing, unknown, duplicate, null or wrongly typed member is refused by name.
                - **Idempotency-Key** is demanded with every POST; a request may be repeated without being done twice.
                - **Problems** follow RFC 9457; a program looks at `code`, a person at `reason` in either language.
                - **Purpose**: an authority says for what it reads a report (`Noroshi-Purpose`); each reading is recorded and shown to the reporter.
                - **Versions** of products are never asked for and never taken (Order, art. 2(5)).
                - **Times** are UTC; legal days are counted in Asia/Tokyo.
                """,
            License = new OpenApiLicense { Name = "Apache-2.0", Identifier = "Apache-2.0" },
        };
        document.Servers = [new OpenApiServer { Url = "/", Description = "This installation." }];
        document.Tags = new HashSet<OpenApiTag>
        {
            new() { Name = "reports", Description = "File and read incident reports." },
            new() { Name = "preparing", Description = "What is done before filing: checks, drafts, forms and clocks." },
            new() { Name = "register", Description = "The own register of critical computers: facilities, entries, inventories, last days, classes." },
            new() { Name = "notifications", Description = "What is owed, filed and received under article 4." },
            new() { Name = "acts", Description = "One's own acts, and the receipts that prove them." },
        };
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Token] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A token that begins with nrs_." },
        };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Token, document)] = [] }];
        foreach (var (path, item) in document.Paths)
        {
            var tag = TagOf(path["/api/v1/".Length..].Split('/')[0]);
            foreach (var operation in (IEnumerable<OpenApiOperation>?)item.Operations?.Values ?? [])
            {
                operation.Tags = new HashSet<OpenApiTagReference> { new(tag, document) };
            }
        }

        return Task.CompletedTask;
    }

    private static string TagOf(string first) => first switch
    {
        "reports" => "reports",
        "facilities" or "computers" or "imports" or "deadlines" or "device-classes" => "register",
        "notifications" or "desk" => "notifications",
        "acts" => "acts",
        _ => "preparing",
    };

    private static Task Tidy(OpenApiOperation operation)
    {
        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>())
        {
            parameter.Description ??= Parameters.GetValueOrDefault(parameter.Name ?? "");
        }

        foreach (var (status, response) in operation.Responses ?? [])
        {
            if (response is OpenApiResponse answer && Answers.TryGetValue(status, out var said))
            {
                answer.Description = said;
                if (status == "429")
                {
                    answer.Headers = new Dictionary<string, IOpenApiHeader>
                    {
                        ["Retry-After"] = new OpenApiHeader { Description = "Seconds to wait.", Schema = new OpenApiSchema { Type = JsonSchemaType.Integer } },
                    };
                }
            }
        }

        return Task.CompletedTask;
    }

    private static Task Shape(OpenApiSchema schema, OpenApiSchemaTransformerContext context)
    {
        if (context.JsonTypeInfo.Type == typeof(JsonElement))
        {
            schema.Type = JsonSchemaType.Object;
            schema.Description = "Field code → answer: a text, a number, or a list of texts for a field with several choices.";
            schema.AdditionalProperties = new OpenApiSchema
            {
                AnyOf =
                [
                    new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Number | JsonSchemaType.Null },
                    new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } },
                ],
            };
        }
        else if (context.JsonTypeInfo.Type == typeof(JsonObject))
        {
            schema.Type = JsonSchemaType.Object;
            schema.Description = "An object as it was kept.";
        }
        else if (context.JsonTypeInfo.Type == typeof(Stream))
        {
            schema.Description = "The bytes of a file.";
        }
        else if (context.JsonTypeInfo.Type == typeof(ProblemDetails))
        {
            Problem(schema);
        }

        return Task.CompletedTask;
    }

    private static void Problem(OpenApiSchema schema)
    {
        static OpenApiSchema Text(string description) => new() { Type = JsonSchemaType.String, Description = description };

        schema.Description = "What went wrong (RFC 9457).";
        schema.Properties ??= new Dictionary<string, IOpenApiSchema>();
        foreach (var (name, said) in new[] { ("type", "Always about:blank."), ("title", "The status in words."), ("status", "The status."), ("detail", "What to tell a person, in Japanese."), ("instance", "Not used.") })
        {
            (schema.Properties[name] as OpenApiSchema)?.Description = said;
        }

        schema.Properties["code"] = Text("A stable code in kebab-case; what a program should look at.");
        schema.Properties["article"] = Text("The provision that refuses, where there is one.");
        schema.Properties["traceId"] = Text("The reference under which the operators find the request.");
        schema.Properties["reason"] = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = "What to tell a person.",
            Properties = new Dictionary<string, IOpenApiSchema> { ["ja"] = Text("In Japanese."), ["en"] = Text("In English.") },
        };
        schema.Properties["errors"] = new OpenApiSchema
        {
            Type = JsonSchemaType.Array,
            Description = "Everything that must be mended, each by its field.",
            Items = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Properties = new Dictionary<string, IOpenApiSchema>
                {
                    ["field"] = Text("The field, as it was sent."), ["code"] = Text("A stable code."), ["ja"] = Text("How to mend it, in Japanese."), ["en"] = Text("How to mend it, in English."),
                },
            },
        };
    }
}

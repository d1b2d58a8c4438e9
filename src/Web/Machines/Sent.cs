using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Noroshi.Kernel;
using Noroshi.Web.Answers;

namespace Noroshi.Web.Machines;

/// <summary>A body that a machine sent, whatever is in it.</summary>
public interface ISent
{
    /// <summary>The answer to a body that could not be read.</summary>
    IResult? Fault { get; }
}

/// <summary>
/// A JSON body, read strictly: nothing missing, null, unknown, twice or of another type; each fault is named by its member. With it
/// comes the digest by which the same request is known again.
/// </summary>
public sealed class Sent<T> : ISent, IEndpointParameterMetadataProvider
    where T : class
{
    private const int MostBytes = 1_048_576;

    private readonly T? value;

    private Sent(T? value, byte[] digest, IResult? fault) => (this.value, Digest, Fault) = (value, digest, fault);

    /// <summary>What was sent; asked only where there is no fault (a filter of the group sees to that).</summary>
    public T Value => value ?? throw new InvalidOperationException("A faulty body was used.");

    /// <summary>SHA-256 of the body.</summary>
    public byte[] Digest { get; }

    /// <inheritdoc/>
    public IResult? Fault { get; }

    /// <summary>Says for the description of the door what is sent.</summary>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new AcceptsMetadata(["application/json"], typeof(T), isOptional: false));

    /// <summary>Reads the body of a request.</summary>
    public static async ValueTask<Sent<T>> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        if (!IsJson(context.Request))
        {
            return Faulty(SendingFaults.NotJson);
        }

        if (await BodyAsync(context) is not { } body)
        {
            return Faulty(SendingFaults.TooLarge(MostBytes));
        }

        var options = context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        try
        {
            if (JsonSerializer.Deserialize<T>(body, options) is { } value)
            {
                return new Sent<T>(value, SHA256.HashData(body), null);
            }
        }
        catch (JsonException)
        {
            // What is wrong is looked for once more, member by member, to tell all of it at once.
        }

        var never = context.GetEndpoint()?.Metadata.GetOrderedMetadata<NeverAsked>() ?? [];
        return Faulty(ProblemResults.Mend(StrictReading.Faults(body, typeof(T), options, never)));
    }

    private static Sent<T> Faulty(IResult fault) => new(null, [], fault);

    private static bool IsJson(HttpRequest request) =>
        request.Headers.ContentEncoding.Count == 0
        && MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    private static async Task<byte[]?> BodyAsync(HttpContext context)
    {
        if (context.Request.ContentLength > MostBytes)
        {
            return null;
        }

        using var body = new MemoryStream((int)(context.Request.ContentLength ?? 4096));
        var buffer = new byte[16_384];
        while (await context.Request.Body.ReadAsync(buffer, context.RequestAborted) is > 0 and var read)
        {
            if (body.Length + read > MostBytes)
            {
                return null;
            }

            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }
}

/// <summary>Answers to what cannot be read at all.</summary>
public static class SendingFaults
{
    /// <summary>The body is not JSON: 415.</summary>
    public static IResult NotJson { get; } = ProblemResults.Answer(StatusCodes.Status415UnsupportedMediaType, "unsupported-media-type", new Words(
        "本文はapplication/json（UTF-8、圧縮なし）で送ってください。",
        "Send the body as application/json, in UTF-8, uncompressed."));

    /// <summary>The body has more bytes than are taken: 413.</summary>
    public static IResult TooLarge(long limit) => ProblemResults.Answer(StatusCodes.Status413PayloadTooLarge, "too-large", new Words(
        $"本文は{limit:N0}バイトまでです。",
        $"The body may have at most {limit:N0} bytes."));
}

using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Noroshi.Parties.Store;
using Noroshi.Web.Machines;
using Noroshi.Kernel;
using Noroshi.Store;
using Noroshi.Web.Answers;

namespace Noroshi.Parties.Sending;

/// <summary>
/// <c>Idempotency-Key</c> (IETF draft of the httpapi working group): the same request sent again is answered the same and done once;
/// the same key with another request is refused (422). What was answered is kept in the transaction of the deed. Of two that come at
/// the same moment the database lets one through; the other is then answered like a repetition. Only what was done is kept: a
/// request that was refused may be mended and sent again under its key.
/// </summary>
public sealed class SendingOnce(StoreDb db, IOptions<JsonOptions> json, TimeProvider clock)
{
    private const string Replayed = "Idempotency-Replayed";

    private static readonly KeptQuestion<Func<StoreDb, Guid, string, CancellationToken, Task<SentOnce?>>> Sent = new(() => EF.CompileAsyncQuery(
        (StoreDb db, Guid credential, string key, CancellationToken cancellation) =>
            db.Set<SentOnce>().AsNoTracking().FirstOrDefault(s => s.Credential == credential && s.Key == key)));

    /// <summary>Does the deed unless it was done.</summary>
    /// <param name="context">The request.</param>
    /// <param name="digest">Of the body.</param>
    /// <param name="deed">What is to be done once.</param>
    /// <param name="rowsAlone">
    /// Whether the deed does nothing but save rows. Then it is simply tried, since nearly every request is new: the database refuses the
    /// key of one that was done, and nothing of the second try stays. Whatever it answers otherwise is given only if it was not done.
    /// </param>
    public async Task<IResult> DoAsync(HttpContext context, byte[] digest, Func<Once, Task<IResult>> deed, bool rowsAlone = false)
    {
        if (!TryKey(context.Request, out var key))
        {
            return ProblemResults.Mend([new Problem(Describing.IdempotencyKey, "idempotency-key-required", new Words(
                "Idempotency-Keyヘッダーに、要求ごとに新しい値（255文字以内の英数字・記号）を付けてください。",
                "Send an Idempotency-Key header with a new value for each request: 1 to 255 visible ASCII characters."))]);
        }

        var request = Fingerprint(context.Request, digest);
        if (!rowsAlone && await SeenAsync(context, key, request) is { } before)
        {
            return before;
        }

        var (credential, now) = (db.Actor.Credential, clock.GetUtcNow());
        var once = new Once(
            json.Value.SerializerOptions,
            done => new SentOnce { Credential = credential, Key = key, Request = request, Status = done.Status, Location = done.Location, Body = done.Body, At = now },
            sent => db.Add(sent));
        IResult answer;
        try
        {
            answer = await deed(once);
        }
        catch (DbUpdateException)
        {
            // Somebody else may have been quicker with the same key; otherwise it is a fault of the machine and goes on its way.
            db.ChangeTracker.Clear();
            if (await SeenAsync(context, key, request) is { } meanwhile)
            {
                return meanwhile;
            }

            throw;
        }

        if (answer is IStatusCodeHttpResult { StatusCode: StatusCodes.Status409Conflict or StatusCodes.Status412PreconditionFailed } || (rowsAlone && answer is not DoneAnswer))
        {
            db.ChangeTracker.Clear();
            return await SeenAsync(context, key, request) ?? answer;
        }

        return answer;
    }

    private async Task<IResult?> SeenAsync(HttpContext context, string key, byte[] request)
    {
        if (await Sent.Of(db)(db, db.Actor.Credential, key, context.RequestAborted) is not { } sent)
        {
            return null;
        }

        if (!CryptographicOperations.FixedTimeEquals(sent.Request, request))
        {
            return ProblemResults.Answer(StatusCodes.Status422UnprocessableEntity, "idempotency-key-reused", new Words(
                "このIdempotency-Keyは、別の内容の要求で使われています。新しい値を付けてください。",
                "This Idempotency-Key was used for another request. Use a new value."));
        }

        context.Response.Headers[Replayed] = "true";
        return new DoneAnswer(sent.Status, sent.Location, sent.Body);
    }

    // The draft writes the key as a structured string, in quotes; most clients send it bare. Both are taken.
    private static bool TryKey(HttpRequest request, [NotNullWhen(true)] out string? key)
    {
        key = request.Headers[Describing.IdempotencyKey] is [{ } text] ? text.Trim() : null;
        key = key is ['"', .. var inner, '"'] ? inner : key;
        return key is { Length: > 0 and <= 255 } && key.All(c => c is > ' ' and < '\x7f');
    }

    private static byte[] Fingerprint(HttpRequest request, byte[] digest) =>
        SHA256.HashData([.. Encoding.UTF8.GetBytes($"{request.Method} {request.Path}{request.QueryString}\n"), .. digest]);
}

/// <summary>The one time that a request is done: what it answers is kept beside what it did.</summary>
public sealed class Once
{
    private readonly Func<DoneAnswer, SentOnce> sent;
    private readonly JsonSerializerOptions options;
    private readonly Action<SentOnce> keep;
    private DoneAnswer? answer;

    internal Once(JsonSerializerOptions options, Func<DoneAnswer, SentOnce> sent, Action<SentOnce> keep) => (this.options, this.sent, this.keep) = (options, sent, keep);

    /// <summary>The answer, once it was kept.</summary>
    public IResult Answer => answer ?? throw new InvalidOperationException("Nothing was done.");

    /// <summary>Keeps the answer in the present unit of work; to be called before it is saved.</summary>
    /// <param name="status">The status of the answer.</param>
    /// <param name="location">Where what was made can be read.</param>
    /// <param name="body">What is answered.</param>
    public void Keep<T>(int status, string location, T body)
    {
        answer = new DoneAnswer(status, location, JsonSerializer.Serialize(body, options));
        keep(sent(answer));
    }
}

/// <summary>What was answered when it was done, word for word.</summary>
internal sealed class DoneAnswer(int status, string location, string body) : IResult, IStatusCodeHttpResult
{
    public int Status => status;

    public string Location => location;

    public string Body => body;

    public int? StatusCode => status;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = status;
        httpContext.Response.Headers.Location = location;
        httpContext.Response.ContentType = "application/json; charset=utf-8";
        return httpContext.Response.WriteAsync(body, httpContext.RequestAborted);
    }
}

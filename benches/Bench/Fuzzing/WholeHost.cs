using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Noroshi.Bench.Running;
using Noroshi.IncidentReports.Api;
using Noroshi.IncidentReports.Store;
using Noroshi.Parties.Store;
using Noroshi.Store;

namespace Noroshi.Bench.Fuzzing;

/// <summary>
/// The host as a whole, inside this process on SQLite, with the demonstration in it: requests as bytes on a socket, spoilt anywhere. It
/// may answer what it likes, but no fault of its own (5xx) and not nothing. It starts when its first request is wanted.
/// </summary>
internal sealed partial class WholeHost(WorkFolder folder) : IAsyncDisposable
{
    private const string Token = "{token}";
    private const string Cookie = "{cookie}";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(30);
    private readonly LastFault fault = new();
    private HostInside? host;
    private string token = "";
    private string[] cookies = [];
    private string number = "";
    private string answered = "";
    private string[] pages = [];
    private long key;

    public IEnumerable<Target> Targets()
    {
        yield return new Target("api", [.. ApiRequests().Select(Encoding.UTF8.GetBytes)], Send)
        {
            Elsewhere = true,
            Last = () => answered,
            Words = ["Idempotency-Key: ", "If-Match: *\r\n", "If-None-Match: \"1\"\r\n", "Range: bytes=0-0\r\n", "Range: bytes=-1,5-2\r\n", "Content-Encoding: gzip\r\n", "Transfer-Encoding: chunked\r\n", "Content-Type: application/json; charset=utf-7\r\n", "Purpose: ", "limit=", "cursor=", "state=", "voluntary=true", "changedSince=", "%00", "%ud800", "?", "&", "#", "..%2f", "HTTP/1.0", "\r\n\r\n", "GET ", "PUT ", "OPTIONS "],
        };
        yield return new Target("pages", [.. PageRequests().Select(Encoding.UTF8.GetBytes)], Send)
        {
            Elsewhere = true,
            Last = () => answered,
            Words = ["?page=", "?q=", "&after=", "&kind=ransomware", "?to=//evil.example", "?on=2026-02-30", "%00", "%ud800", "%F0%9D%92", "&", "#", "..%2f", "Accept-Language: ", "Cookie: noroshi-language=", "Referer: ", "Content-Length: 5\r\n", "POST ", "HEAD ", "\r\n\r\n", "HTTP/1.0", "=%3Cscript%3E", "00000000-0000-0000-0000-000000000000"],
        };
    }

    public async ValueTask DisposeAsync()
    {
        if (host is not null)
        {
            await host.DisposeAsync();
        }
    }

    private static IEnumerable<string> ApiRequests()
    {
        string Json(string method, string path, string body, string more = "") =>
            $"{method} /api/v1{path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {Token}\r\nIdempotency-Key: {{key}}\r\nContent-Type: application/json\r\n{more}Content-Length: {{length}}\r\n\r\n{body}";
        string Get(string path, string more = "") => $"GET /api/v1{path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {Token}\r\n{more}\r\n";
        yield return Json("POST", "/reports", Examples.FirstReport);
        yield return Json("POST", "/reports/{number}/versions", Examples.Supplement, "If-Match: \"1\"\r\n");
        yield return Json("POST", "/reports/{number}/exchanges", Examples.Answer);
        yield return Json("POST", "/checks", Examples.Check);
        yield return Json("POST", "/drafts", Examples.Draft);
        yield return Json("PUT", "/drafts/0195a000-0000-7000-8000-000000000000", Examples.DraftSaved, "If-Match: \"1\"\r\n");
        yield return Json("POST", "/reports/{number}/attachments?name=%E8%A8%98%E9%8C%B2.bin", "abc").Replace("application/json", "application/octet-stream", StringComparison.Ordinal);
        yield return Get("/reports?limit=10&state=open&kind=ransomware&voluntary=false&exercise=false&changedSince=2026-10-01T00:00:00%2B09:00");
        yield return Get($"/reports?cursor={new Web.Machines.ApiCursor(new DateTimeOffset(2026, 11, 23, 0, 0, 0, TimeSpan.Zero), "R")}&limit=5");
        yield return Get("/reports/{number}", "If-None-Match: \"1\"\r\n");
        yield return Get("/reports/{number}/versions/1");
        yield return Get("/reports/{number}/difference?from=1&to=2");
        yield return Get("/clocks?learnedAt=2026-11-23T10:00:00%2B09:00&kind=ransomware&personalData=true&malicious=false");
        yield return Get("/forms/ransomware");
        yield return "GET /openapi/v1.json HTTP/1.1\r\nHost: localhost\r\n\r\n";
    }

    private static IEnumerable<string> PageRequests()
    {
        string Page(string path) => $"GET {path} HTTP/1.1\r\nHost: localhost\r\nCookie: {Cookie}\r\nAccept: text/html\r\n\r\n";
        yield return Page("/language/en?back=/reports");
        yield return Page("/{page}");
        yield return Page("/{page}?q=%E7%B5%A6%E9%9B%BB&kind=ransomware&stage=first&sector=power&after=0000000000000001-5");
        yield return Page("/{page}?id=0195a000-0000-7000-8000-000000000000&number=R-1&on=2026-11-23&to=/reports");
        yield return Page("/sign-in?to=%2Freports");
        yield return $"POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {{length}}\r\n\r\nPerson=a&To=%2F&__RequestVerificationToken=x";
        yield return $"POST /{{page}} HTTP/1.1\r\nHost: localhost\r\nCookie: {Cookie}\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: {{length}}\r\n\r\n--b\r\nContent-Disposition: form-data; name=\"Files\"; filename=\"a.txt\"\r\n\r\nx\r\n--b--\r\n";
    }

    private Verdict Send(byte[] request)
    {
        host ??= OpenAsync().GetAwaiter().GetResult();
        fault.Last = null;
        var bytes = Filled(request);
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveTimeout = 20_000 };
        socket.Connect("127.0.0.1", host.Port);
        var answer = new byte[4096];
        var length = 0;
        try
        {
            socket.Send(bytes);
            // A connection that was not asked to close stays open: once it says no more, it has said all.
            for (int read; socket.Poll(length == 0 ? Patience : Pause, SelectMode.SelectRead) && (read = socket.Receive(answer.AsSpan(Math.Min(length, 2048)))) > 0;)
            {
                length = Math.Max(length, Math.Min(2048, length + read));
            }
        }
        catch (SocketException closed) when (closed.SocketErrorCode is SocketError.ConnectionReset or SocketError.Shutdown)
        {
            // It had answered, and would not read the rest.
        }

        answered = Encoding.UTF8.GetString(answer, 0, length);
        var status = length > 12 && int.TryParse(Encoding.ASCII.GetString(answer, 9, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var told) ? told : 0;
        BrokenPromise.Unless(status is not 500 and not 502 and not 503 and not 504, $"no fault of its own: {status}{Where()}");
        return status is >= 200 and < 400 ? Verdict.Accepted : Verdict.Refused;
    }

    private string Where() => fault.Last is { } thrown
        ? $" {thrown.GetType().Name}: {thrown.Message.Split('\n')[0]} at {thrown.StackTrace?.Split('\n').FirstOrDefault(l => l.Contains("Noroshi.", StringComparison.Ordinal))?.Trim()}"
        : "";

    // What is known only now is put in. A request that would only make us wait, for its head to end or for more of its body, is
    // brought to an end, whatever else is wrong with it.
    private byte[] Filled(byte[] request)
    {
        var text = Encoding.Latin1.GetString(request)
            .Replace("{key}", $"fuzz-{key++}", StringComparison.Ordinal).Replace(Token, token, StringComparison.Ordinal).Replace(Cookie, Of(cookies, request.Length), StringComparison.Ordinal)
            .Replace("{number}", number, StringComparison.Ordinal).Replace("{page}", Of(pages, request.Sum(octet => octet)), StringComparison.Ordinal);
        text = text.Contains("\r\n\r\n", StringComparison.Ordinal) ? text : text + "\r\n\r\n";
        text = text.Insert(text.IndexOf("\r\n", StringComparison.Ordinal), "\r\nConnection: close");
        text = text.Replace("{length}", Body(text).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        var missing = Length().Match(text) is { Success: true } told ? int.Parse(told.ValueSpan, CultureInfo.InvariantCulture) - Body(text) : 0;
        text += text.Contains("chunked", StringComparison.OrdinalIgnoreCase) ? "0\r\n\r\n" : missing > 0 ? new string(' ', missing) : "";
        return Encoding.Latin1.GetBytes(text);
    }

    private static string Of(string[] some, int which) => some[which % some.Length];

    private static int Body(string text) => text.Length - text.IndexOf("\r\n\r\n", StringComparison.Ordinal) - 4;

    [GeneratedRegex("(?<=^Content-Length: ?)[0-9]{1,6}(?=\r$)", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex Length();

    private async Task<HostInside> OpenAsync()
    {
        var opened = await HostInside.OpenAsync(DatabaseAddress.Parse($"sqlite:{folder.In("fuzz.db")}"), folder.In("fuzz-data"), CancellationToken.None, builder =>
        {
            builder.Configuration["Machines:PerMinute"] = "0";
            builder.Logging.AddProvider(fault);
        });
        token = (await opened.TokensAsync(1, CancellationToken.None))[0];
        var operators = await opened.InsideAsync(db => db.Set<Membership>().AsNoTracking().Where(m => m.Role == "reporter").OrderBy(m => m.Id).Select(m => m.Organisation).ToListAsync());
        number = await opened.InsideAsync(db => db.Set<IncidentCase>().IgnoreQueryFilters(["visibility"]).AsNoTracking().Where(c => c.Reporter == operators[0]).OrderBy(c => c.Id).Select(c => c.Number).FirstOrDefaultAsync()) ?? "none";
        cookies = [await opened.CookieAsync("cabinet-analyst", "cao", CancellationToken.None), await opened.CookieAsync("reporter", "op-01", CancellationToken.None), await opened.CookieAsync("system-administrator", "cao", CancellationToken.None)];
        pages = [.. opened.Routes.Select(r => r.RoutePattern.RawText!.TrimStart('/').Replace("{number}", number, StringComparison.Ordinal)).Where(r => !r.StartsWith("api/", StringComparison.Ordinal) && r != "readyz").Distinct().Order(StringComparer.Ordinal)];
        return opened;
    }

    /// <summary>Keeps the last fault that the host logged, to say where it was.</summary>
    private sealed class LastFault : ILoggerProvider, ILogger
    {
        public Exception? Last { get; set; }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Last = exception ?? Last;

        public void Dispose()
        {
        }
    }
}

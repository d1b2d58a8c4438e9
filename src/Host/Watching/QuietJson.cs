using System.Buffers;
using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Noroshi.Host.Watching;

/// <summary>
/// Logs as JSON, a line each. Of an exception the types and the places are written and never the message: a driver or a parser may quote
/// in it what was reported. Scopes are left out for the same reason: they hold paths and connection names.
/// </summary>
internal sealed class QuietJson(TimeProvider clock) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "noroshi";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        // That it cannot start, the program says itself, in a sentence.
        if (logEntry.EventId.Name == "HostedServiceStartupFaulted")
        {
            return;
        }

        var buffer = new ArrayBufferWriter<byte>(512);
        using (var line = new Utf8JsonWriter(buffer, Options))
        {
            line.WriteStartObject();
            line.WriteString("at", clock.GetUtcNow().UtcDateTime);
            line.WriteString("level", logEntry.LogLevel.ToString());
            line.WriteString("of", logEntry.Category);
            if (logEntry.EventId.Name is { } name)
            {
                line.WriteString("event", name);
            }

            line.WriteString("message", Message(logEntry));
            if (Activity.Current is { } activity)
            {
                line.WriteString("trace", activity.TraceId.ToHexString());
            }

            if (logEntry.Exception is { } exception)
            {
                WriteException(line, exception);
            }

            line.WriteEndObject();
        }

        textWriter.WriteLine(System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    // Our own messages are written for the log; the framework's are kept only as their template, since their values are the request's.
    private static string Message<TState>(in LogEntry<TState> entry) => entry.Category.StartsWith("Noroshi", StringComparison.Ordinal)
        ? entry.Formatter(entry.State, null)
        : (entry.State as IEnumerable<KeyValuePair<string, object?>>)?.FirstOrDefault(pair => pair.Key == "{OriginalFormat}").Value as string ?? entry.EventId.Name ?? "";

    private static void WriteException(Utf8JsonWriter line, Exception exception)
    {
        line.WriteStartArray("exception");
        for (var inner = exception; inner is not null; inner = inner.InnerException)
        {
            line.WriteStringValue(inner is System.Data.Common.DbException { SqlState: { } state } ? $"{inner.GetType().FullName} {state}" : inner.GetType().FullName);
        }

        line.WriteEndArray();
        line.WriteString("stack", exception.StackTrace);
    }
}

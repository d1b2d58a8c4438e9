namespace Noroshi.Selection.Captures;

/// <summary>A capture that is there and may not be read.</summary>
internal sealed class UnreadableCaptureException(string message) : IOException(message);

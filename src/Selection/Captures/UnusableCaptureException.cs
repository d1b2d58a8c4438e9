namespace Noroshi.Selection.Captures;

/// <summary>What was given as a capture is none, and why.</summary>
internal sealed class UnusableCaptureException(string message) : Exception(message);

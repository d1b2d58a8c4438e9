using System.Runtime.InteropServices;

namespace Noroshi.Selection.Commands;

/// <summary>What a run is told by signals: SIGINT and SIGTERM end it, SIGHUP asks for its tables to be read anew. They stay ours until the result has its place: a signal that comes too late ends nothing.</summary>
internal sealed class Signals : IDisposable
{
    private readonly PosixSignalRegistration[] registrations;

    /// <summary>Begins to take signals.</summary>
    /// <param name="hangUp">What SIGHUP asks for.</param>
    public Signals(Action hangUp) => registrations = [Taken(PosixSignal.SIGINT, Stop.Cancel), Taken(PosixSignal.SIGTERM, Stop.Cancel), Taken(PosixSignal.SIGHUP, hangUp)];

    /// <summary>Cancelled when the run is to end. It is never given back: a signal may still be on its way when all else is.</summary>
    public CancellationTokenSource Stop { get; } = new();

    /// <inheritdoc/>
    public void Dispose() => Array.ForEach(registrations, r => r.Dispose());

    private static PosixSignalRegistration Taken(PosixSignal signal, Action then) => PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = true;
        then();
    });
}

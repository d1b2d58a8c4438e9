using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Noroshi.Bench.Filing;

/// <summary>One command as it was sent to the database.</summary>
internal sealed record Statement(string Sql, IReadOnlyList<(string Name, object? Value)> Parameters);

/// <summary>Listens to the commands that EF really sends, transactions included.</summary>
internal sealed class StatementRecorder : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    public const string Begin = "BEGIN";
    public const string Commit = "COMMIT";
    private readonly List<IDisposable> subscriptions = [];

    public StatementRecorder() => subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

    public List<Statement> Heard { get; } = [];

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore")
        {
            subscriptions.Add(value.Subscribe(this));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        switch (value.Value)
        {
            case CommandEventData command when value.Key == RelationalEventId.CommandExecuting.Name:
                Heard.Add(new Statement(command.Command.CommandText, [.. command.Command.Parameters.Cast<DbParameter>().Select(p => (p.ParameterName, p.Value is DBNull ? null : p.Value))]));
                break;
            case TransactionEventData when value.Key == RelationalEventId.TransactionStarted.Name:
                Heard.Add(new Statement(Begin, []));
                break;
            case TransactionEventData when value.Key == RelationalEventId.TransactionCommitting.Name:
                Heard.Add(new Statement(Commit, []));
                break;
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose() => subscriptions.ForEach(s => s.Dispose());
}

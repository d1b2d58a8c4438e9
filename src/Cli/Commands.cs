using System.CommandLine;
using System.Reflection;
using Noroshi.Cli.Archives;
using Noroshi.Cli.BackingUp;
using Noroshi.Cli.Citing;
using Noroshi.Cli.ContinuingLogs;
using Noroshi.Cli.ImportingManifests;
using Noroshi.Cli.KeyKeeping;
using Noroshi.Cli.LearningNames;
using Noroshi.Cli.Restoring;
using Noroshi.Cli.Upgrading;
using Noroshi.Cli.VerifyingLogs;
using Noroshi.Cli.Witnessing;
using Noroshi.Store;
using Noroshi.Store.Copying;
using Noroshi.Store.Vault;

namespace Noroshi.Cli;

/// <summary>The everyday commands beside serving. Exit codes: 0 done, 1 failed, 2 not understood.</summary>
internal static class Commands
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int NotUnderstood = 2;

    /// <summary>The version of this program.</summary>
    public static string Version { get; } = typeof(Commands).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    public static async Task<int> RunAsync(string[] args, Terminal terminal, CancellationToken cancellation)
    {
        var parsed = Tree(terminal).Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                terminal.Say(error.Message, error.Message);
            }

            terminal.Say("使い方: noroshi --help", "How to: noroshi --help");
            return NotUnderstood;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }, cancellation);
        }
        catch (ArchiveException fault)
        {
            return terminal.Fail($"この控えは使えません。{fault.Words.Ja}", $"The archive cannot be used. {fault.Words.En}");
        }
        catch (Exception fault) when (IsOfThisWorld(fault))
        {
            return terminal.Fail(fault.Message, fault.Message);
        }
        catch (OperationCanceledException)
        {
            return terminal.Fail("中断しました。", "Interrupted.");
        }
    }

    // A full disk, a missing right, a database that is away: whoever runs this can mend it. Anything else is a bug and may show its trace.
    private static bool IsOfThisWorld(Exception fault) =>
        fault is DatabaseCopyException or NewerDatabaseException or KeyRingException or IOException or UnauthorizedAccessException or System.Data.Common.DbException;

    private static Command Log(Terminal terminal)
    {
        var log = new Command("log", "Check the transparency log, draw from it, record what another process signed, and say how it goes on after a restore.") { VerifyLog.Command(terminal), DrawFromLog.Command(terminal), ImportManifest.Command(terminal) };
        foreach (var command in ContinueLog.Commands(terminal))
        {
            log.Add(command);
        }

        return log;
    }

    private static RootCommand Tree(Terminal terminal)
    {
        var root = new RootCommand("Noroshi, the single window for incident reports. `noroshi serve` runs it; these commands look after it.") { HelpName = "noroshi" };
        root.Add(BackUp.Command(terminal));
        root.Add(Restore.Command(terminal));
        root.Add(KeyCommands.Command(terminal));
        root.Add(DatabaseCommands.Command(terminal));
        root.Add(NameCommands.Command(terminal));
        root.Add(ShowLaw.Command(terminal));
        root.Add(Log(terminal));
        root.Add(WitnessCommands.Command(terminal));
        return root;
    }
}

using Noroshi.CriticalComputers;
using Noroshi.Kernel;
using Noroshi.Parties;
using Noroshi.Store;

namespace Noroshi.Host;

/// <summary>Brings the database to this program's state before the first request, and writes the demonstration world if asked to.</summary>
internal static class DatabaseStart
{
    private const string Maker = "made-by";

    /// <returns>The link by which the first administrator of a real installation registers, as long as there is none.</returns>
    public static async Task<Uri?> PrepareAsync(IServiceProvider services, ServeOptions options, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ActorScope>().Actor = Actor.System;
        var db = scope.ServiceProvider.GetRequiredService<StoreDb>();
        await db.PrepareAsync(cancellation);
        await PartiesModule.UpgradeAccountsAsync(scope.ServiceProvider, cancellation);

        await CriticalComputersModule.KeepNamesAsync(scope.ServiceProvider, cancellation);

        var maker = await db.MarkAsync(Maker, cancellation);
        if (maker is null)
        {
            // The mark goes in with the first unit of work: if we stop while the demonstration is written, the next start says so.
            await db.SetMarkAsync(Maker, options.Demo ? "demo, unfinished" : "installation", cancellation);
            await db.SaveChangesAsync(cancellation);
            maker = options.Demo ? "demo, unfinished" : "installation";
        }

        if (options.Demo && maker == "installation")
        {
            throw new NotADemonstrationException(options.Database);
        }

        if (options.Demo && maker == "demo, unfinished")
        {
            foreach (var chapter in scope.ServiceProvider.GetServices<IDemoChapter>().OrderBy(c => c.Order))
            {
                await chapter.WriteAsync(cancellation);
            }

            await db.SetMarkAsync(Maker, "demo", cancellation);
            await db.SaveChangesAsync(cancellation);
        }

        return maker == "installation" ? await PartiesModule.FirstAdministratorLinkAsync(scope.ServiceProvider, cancellation) : null;
    }
}

/// <summary>The demonstration was asked for on a database that is a real one.</summary>
internal sealed class NotADemonstrationException(DatabaseAddress address)
    : Exception($"The database {address} was not made by --demo, so --demo is refused: it would let anybody sign in to it. Start without --demo, or name another database with --database.");

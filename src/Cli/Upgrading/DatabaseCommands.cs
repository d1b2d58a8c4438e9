using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.Parties;
using Noroshi.Store;
using Noroshi.Store.Copying;

namespace Noroshi.Cli.Upgrading;

/// <summary>Looks how far a database is upgraded, and upgrades it, with the role that owns it and apart from serving.</summary>
internal static class DatabaseCommands
{
    private static readonly Option<string?> ServingRoleFlag = new("--serving-role")
    {
        HelpName = "ROLE",
        Description = "PostgreSQL: grant this role what serving needs, and no more.",
    };

    public static Command Command(Terminal terminal)
    {
        var status = Place.On(new Command("status", "Tell how far the database is upgraded."));
        status.SetAction((parsed, cancellation) => StatusAsync(Place.From(parsed), terminal, cancellation));
        var upgrade = Place.On(new Command("upgrade", "Upgrade the database to this program, with the role that owns its tables.") { ServingRoleFlag });
        upgrade.SetAction((parsed, cancellation) => UpgradeAsync(Place.From(parsed), parsed.GetValue(ServingRoleFlag), terminal, cancellation));
        return new Command("database", "Look at the database and upgrade it.") { status, upgrade };
    }

    private static async Task<int> StatusAsync(Place place, Terminal terminal, CancellationToken cancellation)
    {
        var (store, accounts) = await DatabaseCopy.MigrationsAsync(place.Database, cancellation);
        var known = await ClosedHouse.KnownMigrationsAsync(place.Database, cancellation);
        var waiting = known.Store.Except(store).Concat(known.Accounts.Except(accounts)).Order(StringComparer.Ordinal).ToArray();
        var ahead = store.Except(known.Store).Concat(accounts.Except(known.Accounts)).Order(StringComparer.Ordinal).ToArray();
        terminal.Result($"database  {place.Database}");
        terminal.Result($"program   {Commands.Version}");
        terminal.Result($"upgraded  {store.Concat(accounts).Order(StringComparer.Ordinal).LastOrDefault() ?? "-"}");
        terminal.Result($"waiting   {(waiting.Length == 0 ? "-" : string.Join(", ", waiting))}");
        terminal.Result($"ahead     {(ahead.Length == 0 ? "-" : string.Join(", ", ahead))}");
        return ahead.Length == 0
            ? Commands.Done
            : terminal.Fail("データベースは新しい版の Noroshi のものです。新しい版を使ってください。", "The database is of a newer Noroshi. Use that one.");
    }

    private static async Task<int> UpgradeAsync(Place place, string? role, Terminal terminal, CancellationToken cancellation)
    {
        if (role is not null && !place.Database.IsPostgres)
        {
            return terminal.Fail("--serving-role は PostgreSQL でのみ使えます。", "--serving-role is for PostgreSQL only: SQLite knows no roles.");
        }

        place.Database.MakePlace();
        terminal.Say($"{place.Database} を更新しています。", $"Upgrading {place.Database}.");
        await using var house = new ClosedHouse(place.Database);
        return await house.InsideAsync(async (services, stop) =>
        {
            var db = services.GetRequiredService<StoreDb>();
            await db.PrepareAsync(stop);
            await PartiesModule.UpgradeAccountsAsync(services, stop);
            if (role is not null)
            {
                await db.GrantServingAsync(role, stop);
            }

            terminal.Say("更新しました。", "Upgraded.");
            return Commands.Done;
        }, cancellation);
    }
}

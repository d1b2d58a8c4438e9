using System.Globalization;
using System.Text;
using Noroshi.CriticalComputers.Tests.Registry;
using Noroshi.Testing;

namespace Noroshi.CriticalComputers.Tests.Importing;

/// <summary>The steps of an import, as a person takes them.</summary>
internal static class ImportSteps
{
    /// <summary>Brings a list and has it read, in its own columns.</summary>
    public static async Task<string> PreviewAsync(this RegistryWorld world, string list)
    {
        var at = await world.BringAsync(Encoding.UTF8.GetBytes(list));
        await world.ReadAsync(at);
        await world.House.DrainOutboxAsync();
        return at;
    }

    /// <summary>Asks for the reading; the outbox is left to do it.</summary>
    public static async Task ReadAsync(this RegistryWorld world, string at) =>
        Sent(await world.Reporter.SubmitAsync(await world.Reporter.GetAsync(at), new { }, "form[action*='Read' i]"), at);

    /// <summary>Confirms; the outbox is left to take over.</summary>
    public static async Task ConfirmAsync(this RegistryWorld world, string at, bool removesGone = false) =>
        Sent(await world.Reporter.SubmitAsync(await world.Reporter.GetAsync(at), removesGone ? new { removesGone = "true" } : new { }, "form[action*='Confirm' i]"), at);

    /// <summary>Gives it up.</summary>
    public static async Task<Page> CancelAsync(this RegistryWorld world, Page page) => await world.Reporter.SubmitAsync(page, new { }, "form[action*='Cancel' i]");

    /// <summary>Brings a list, and takes it over.</summary>
    public static async Task<string> TakeOverAsync(this RegistryWorld world, string list)
    {
        var at = await world.PreviewAsync(list);
        await world.ConfirmAsync(at);
        await world.House.DrainOutboxAsync();
        return at;
    }

    /// <summary>How many rows there are.</summary>
    public static async Task<long> CountAsync(this House house, string rows) =>
        Convert.ToInt64(await house.SqlAsync($"SELECT count(*) FROM {rows}"), CultureInfo.InvariantCulture);

    /// <summary>The condition that a row is this operator's.</summary>
    public static string OwnedBy(this RegistryWorld world, string column = "operator") =>
        $"\"{column}\" = {world.House.Key(world.Operator.ToString())}";

    /// <summary>The identity at the end of a path, as the database writes it.</summary>
    public static string Key(this House house, string at) => house.Database.IsPostgres ? $"'{at.Split('/')[^1]}'" : $"'{at.Split('/')[^1].ToUpperInvariant()}'";

    private static void Sent(Page answer, string at)
    {
        if (answer.Location != at)
        {
            throw new InvalidOperationException($"{answer.Status}: {answer.Words}");
        }
    }
}

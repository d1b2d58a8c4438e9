using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Noroshi.Architecture.Tests.Violations.Law;

/// <summary>Rules as they must not be: one waits, one reads the clock, one asks the database, one knows the web.</summary>
internal static class ImpureRule
{
    public static Task<bool> Waits() => Task.FromResult(true);

    public static DateTimeOffset ReadsTheClock(TimeProvider clock) => clock.GetUtcNow();

    public static int AsksTheDatabase(DbContext db) => db.ChangeTracker.Entries().Count();

    public static string KnowsTheWeb(HttpContext context) => context.TraceIdentifier;
}

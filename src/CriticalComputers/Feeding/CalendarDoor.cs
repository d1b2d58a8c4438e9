using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Noroshi.CriticalComputers.Store;
using Noroshi.Formats.Calendars;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;
using Noroshi.Web.Security;

namespace Noroshi.CriticalComputers.Feeding;

/// <summary>How often one address may fetch calendars from one node; from the settings, section <c>Calendars</c>.</summary>
internal sealed class CalendarSettings
{
    /// <summary>Requests a minute; 0 for no limit.</summary>
    public int PerMinute { get; set; } = 30;
}

/// <summary>
/// Where a calendar fetches the last days of a register. The address is the key: it holds as long as the person who made it may read the
/// register and has neither revoked it nor let a year pass. Whatever is wrong with it, the answer is that there is nothing here (404).
/// </summary>
/// <remarks>Open, since a calendar cannot sign in; what it reads is days and numbers. Of the path only the pattern goes into logs and traces.</remarks>
[Article("Act, Art. 8(1)")]
internal static class CalendarDoor
{
    public const string Policy = "calendars";

    public static string PathOf(string secret) => $"/calendar/{secret}.ics";

    public static IServiceCollection AddCalendarRate(this IServiceCollection services)
    {
        services.AddOptions<CalendarSettings>().BindConfiguration("Calendars");
        return services.AddAddressRate(Policy, provider => provider.GetRequiredService<IOptions<CalendarSettings>>().Value.PerMinute);
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/calendar/{secret}.ics", AnswerAsync)
        .AllowAnonymous().RequireRateLimiting(Policy).ExcludeFromDescription().WithDisplayName("GET /calendar/{secret}.ics");

    private static async Task<IResult> AnswerAsync(string secret, HttpContext context, StoreDb db, IWhoIsWho who, TimeProvider clock, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();

        // A calendar is nobody yet: what it may read, the feed says, and so these questions stand before the filter.
        if (FeedSecret.Digest(secret) is not { } digest
            || await db.Set<CalendarFeed>().IgnoreQueryFilters(["visibility"]).AsNoTracking().FirstOrDefaultAsync(f => f.Digest == digest, cancellation) is not { } feed
            || !feed.IsOpen(now)
            || !(await who.PeopleWhoMayAsync(feed.Operator, Permission.ReadOwnRegister, cancellation)).Any(p => p.Id == feed.Person))
        {
            return Results.NotFound();
        }

        // Stamped with the day, so that what has not changed today is the same file, octet by octet.
        var file = await LastDaysCalendar.OfAsync(
            db.Set<Computer>().IgnoreQueryFilters(["visibility"]), db.Set<OutlineChange>().IgnoreQueryFilters(["visibility"]), feed.Operator, LegalCalendar.StartOf(LegalCalendar.LegalDay(now)), cancellation);
        await db.Set<CalendarFeed>().IgnoreQueryFilters(["visibility"]).Where(f => f.Id == feed.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(f => f.Uses, f => f.Uses + 1).SetProperty(f => f.LastUsedAt, now), cancellation);
        context.Response.Headers.CacheControl = "private, no-cache";
        return Results.File(file, CalendarFile.MediaType, entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(file))[..32]}\""));
    }
}

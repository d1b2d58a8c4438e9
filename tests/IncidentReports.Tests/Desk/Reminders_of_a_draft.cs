using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.IncidentReports.CommonForms;
using Noroshi.IncidentReports.Drafting;
using Noroshi.IncidentReports.Face;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Store;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.IncidentReports.Tests.Desk;

/// <summary>The limits run from knowledge: who has written it into a draft and filed nothing is told. A house opens on 24 November 2026 at nine.</summary>
public sealed class Reminders_of_a_draft
{
    private static readonly DateOnly Due = new(2026, 12, 24);

    [Theory, BothDatabases]
    public async Task come_once_after_the_target_and_at_every_point_of_the_thirty_days(Database on)
    {
        await using var house = await House.OpenAsync(on);
        var world = await DeskWorld.InAsync(house);
        await ADraftAsync(world);

        var counts = new Dictionary<string, int>();
        for (var day = 0; day < 33; day++)
        {
            await house.DrainOutboxAsync();
            await house.DrainOutboxAsync();
            counts[LegalCalendar.LegalDay(house.Clock.GetUtcNow()).ToString("MM-dd", CultureInfo.InvariantCulture)] = await NoticesAsync(world);
            house.Clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal((0, 1, 1, 2, 3, 4, 5, 6), (counts["11-24"], counts["11-26"], counts["12-16"], counts["12-17"], counts["12-21"], counts["12-23"], counts["12-24"], counts["12-26"]));
    }

    [Theory, BothDatabases]
    public async Task are_not_sent_for_one_that_is_discarded(Database on)
    {
        await using var house = await House.OpenAsync(on);
        var world = await DeskWorld.InAsync(house);
        var id = await ADraftAsync(world);
        await house.InsideAsync(await house.ActorAsync(world.Reporter), async services =>
        {
            var db = services.GetRequiredService<StoreDb>();
            db.Remove(await db.Set<Draft>().SingleAsync(d => d.Id == id));
            return await db.SaveChangesAsync();
        });

        await PassAsync(house);

        Assert.Equal(0, await NoticesAsync(world));
    }

    [Theory, BothDatabases]
    public async Task are_not_sent_for_one_that_is_filed(Database on)
    {
        await using var house = await House.OpenAsync(on);
        var world = await DeskWorld.InAsync(house);
        var id = await ADraftAsync(world);
        await house.InsideAsync(await house.ActorAsync(world.Reporter), async services =>
        {
            var db = services.GetRequiredService<StoreDb>();
            (await db.Set<Draft>().SingleAsync(d => d.Id == id)).Filed(new ReportId(Guid.CreateVersion7()));
            return await db.SaveChangesAsync();
        });

        await PassAsync(house);

        Assert.Equal(0, await NoticesAsync(world));
    }

    [Theory, BothDatabases]
    public async Task are_not_sent_for_a_voluntary_one_or_an_exercise_or_one_without_a_time(Database on)
    {
        await using var house = await House.OpenAsync(on);
        var world = await DeskWorld.InAsync(house);
        await ADraftAsync(world, voluntary: true);
        await ADraftAsync(world, exercise: true);
        await ADraftAsync(world, learned: "");
        await ADraftAsync(world, learned: "9999-12-31T23:59");

        await PassAsync(house);

        Assert.Equal(0, await NoticesAsync(world));
    }

    [Theory, BothDatabases]
    public async Task follow_the_time_of_knowledge_when_it_is_written_anew(Database on)
    {
        await using var house = await House.OpenAsync(on);
        var world = await DeskWorld.InAsync(house);
        var id = await ADraftAsync(world);
        await SaveAsync(world, id, "2026-11-01T09:00");
        house.Clock.Advance(TimeSpan.FromHours(2));
        await house.DrainOutboxAsync();

        // 1 November and thirty days: the target has passed and the seven-day point of 1 December has not come twice; one notice says it.
        Assert.Equal(1, await NoticesAsync(world));
        house.Clock.SetUtcNow(LegalCalendar.EndOf(Due).AddDays(1));
        await house.DrainOutboxAsync();
        Assert.Equal(2, await NoticesAsync(world));
    }

    private static async Task<DraftId> ADraftAsync(DeskWorld world, bool voluntary = false, bool exercise = false, string? learned = null)
    {
        var id = new DraftId(Guid.CreateVersion7());
        await world.House.InsideAsync(await world.House.ActorAsync(world.Reporter), async services =>
        {
            await services.GetRequiredService<StartDraft>().OfNewCaseAsync(new NewDraft(id, world.Operator, IncidentKind.Ransomware, voluntary, exercise, null, Answers.None), default);
            return await services.GetRequiredService<StoreDb>().SaveChangesAsync();
        });
        await SaveAsync(world, id, learned ?? LegalCalendar.InTokyo(world.House.Clock.GetUtcNow()).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture));
        return id;
    }

    private static async Task SaveAsync(DeskWorld world, DraftId id, string learned) =>
        await world.House.InsideAsync(await world.House.ActorAsync(world.Reporter), async services =>
        {
            var draft = await services.GetRequiredService<StoreDb>().Set<Draft>().SingleAsync(d => d.Id == id);
            var fields = FormBook.On(LegalCalendar.LegalDay(House.Opening)).Form(draft.Kind.Code()).Fields.Where(field => field.Code == "awareness.at").ToList();
            var page = new TypedPage(draft.Revision, fields, Answers.None, learned.Length > 0 ? Answers.None.With("awareness.at", learned) : Answers.None);
            return Assert.IsType<SavingOutcome.Saved>(await services.GetRequiredService<SaveDraft>().SaveAsync(draft, page, _ => { }, default));
        });

    private static async Task PassAsync(House house)
    {
        for (var day = 0; day < 40; day += 5)
        {
            await house.DrainOutboxAsync();
            house.Clock.Advance(TimeSpan.FromDays(5));
        }

        await house.DrainOutboxAsync();
    }

    private static async Task<int> NoticesAsync(DeskWorld world) => Convert.ToInt32(
        await world.House.SqlAsync($"SELECT count(*) FROM notices WHERE lower(CAST(\"to\" AS text)) = '{world.Reporter}' AND kind = 'incident-reports.draft-reminder'"), CultureInfo.InvariantCulture);
}

using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.IncidentReports.CommonForms;
using Noroshi.IncidentReports.Face;
using Noroshi.IncidentReports.Filing;
using Noroshi.IncidentReports.Reminding;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Store;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.IncidentReports.Tests.Desk;

/// <summary>A house opens on 24 November 2026 at nine; what is learnt then is due on 24 December.</summary>
public sealed class Reminders
{
    private static readonly DateOnly Due = new(2026, 12, 24);

    [Theory, BothDatabases]
    public async Task come_seven_three_and_one_days_before_and_on_the_day_once_each(Database on)
    {
        await using var house = await House.OpenAsync(on);
        var world = await DeskWorld.InAsync(house);
        var @case = await world.AReportAsync();
        Assert.Equal(Due, @case.FullDueOn);

        var counts = new Dictionary<string, int>();
        for (var day = 0; day < 33; day++)
        {
            await house.DrainOutboxAsync();
            await house.DrainOutboxAsync();
            counts[LegalCalendar.LegalDay(house.Clock.GetUtcNow()).ToString("MM-dd", CultureInfo.InvariantCulture)] = await NoticesAsync(house, world.Reporter, "incident-reports.reminder");
            house.Clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal((0, 1, 1, 2, 2, 3, 4, 4), (counts["12-16"], counts["12-17"], counts["12-20"], counts["12-21"], counts["12-22"], counts["12-23"], counts["12-24"], counts["12-26"]));
        Assert.Equal(1, await NoticesAsync(house, world.Reporter, "incident-reports.late"));
    }

    [Theory, BothDatabases]
    public async Task are_the_same_once_when_the_event_is_delivered_again(Database on)
    {
        await using var house = await House.OpenAsync(on);
        var world = await DeskWorld.InAsync(house);
        var @case = await world.AReportAsync();
        await house.DrainOutboxAsync();
        house.Clock.Advance(TimeSpan.FromDays(24));

        await TickAsync(house, @case, 3);

        Assert.Equal(1, await NoticesAsync(house, world.Reporter, "incident-reports.reminder"));
    }

    [Theory, BothDatabases]
    public async Task mark_a_case_late_once_the_last_day_is_over_and_never_before(Database on)
    {
        await using var house = await House.OpenAsync(on);
        var world = await DeskWorld.InAsync(house);
        var @case = await world.AReportAsync();
        house.Clock.SetUtcNow(LegalCalendar.EndOf(Due).AddMicroseconds(-1));
        await house.DrainOutboxAsync();
        Assert.False((await world.CaseAsync(@case)).FullLate);

        house.Clock.SetUtcNow(LegalCalendar.EndOf(Due));
        await house.DrainOutboxAsync();

        var late = await world.CaseAsync(@case);
        Assert.True(late.FullLate);
        Assert.All(late.Addressees, a => Assert.True(a.Late));
        Assert.Single(await house.RecordAsync("incident-reports.marked-late"));
    }

    [Theory, BothDatabases]
    public async Task never_take_the_late_mark_back_when_the_clock_is_set_back_or_the_report_comes(Database on)
    {
        await using var house = await House.OpenAsync(on);
        var world = await DeskWorld.InAsync(house);
        var @case = await world.AReportAsync();
        house.Clock.SetUtcNow(LegalCalendar.EndOf(Due));
        await house.DrainOutboxAsync();

        var back = await house.InsideAsync(Actor.System, async services =>
        {
            // The clock of the house cannot go back; a handler that is given an earlier one must come to the same end.
            var earlier = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(LegalCalendar.StartOf(Due.AddDays(-5)));
            var handler = ActivatorUtilities.CreateInstance<RemindOfFullReport>(services, earlier);
            await handler.HandleAsync(new ReportClockTicks(@case.Id.Value), Guid.CreateVersion7(), default);
            return await services.GetRequiredService<StoreDb>().SaveChangesAsync();
        });
        await CorrectAsync(world, @case, LegalCalendar.StartOf(new DateOnly(2026, 12, 20)));

        Assert.True(back >= 0);
        Assert.True((await world.CaseAsync(@case)).FullLate);
    }

    [Theory, BothDatabases]
    public async Task do_not_come_for_a_voluntary_report_or_an_exercise(Database on)
    {
        await using var house = await House.OpenAsync(on);
        var world = await DeskWorld.InAsync(house);
        await world.AReportAsync(voluntary: true);
        await world.AReportAsync(exercise: true);
        for (var day = 0; day < 40; day += 8)
        {
            await house.DrainOutboxAsync();
            house.Clock.Advance(TimeSpan.FromDays(8));
        }

        await house.DrainOutboxAsync();

        Assert.Equal(0, await NoticesAsync(house, world.Reporter, "incident-reports.reminder"));
        Assert.Empty(await house.RecordAsync("incident-reports.marked-late"));
    }

    [Theory, BothDatabases]
    public async Task follow_the_limit_when_the_time_of_knowledge_is_corrected(Database on)
    {
        await using var house = await House.OpenAsync(on);
        var world = await DeskWorld.InAsync(house);
        var @case = await world.AReportAsync();
        house.Clock.Advance(TimeSpan.FromDays(2));
        await CorrectAsync(world, @case, LegalCalendar.StartOf(new DateOnly(2026, 10, 28)).AddHours(10));
        await house.DrainOutboxAsync();

        Assert.Equal(new DateOnly(2026, 11, 27), (await world.CaseAsync(@case)).FullDueOn);
        Assert.Equal(1, await NoticesAsync(house, world.Reporter, "incident-reports.reminder"));

        house.Clock.SetUtcNow(LegalCalendar.EndOf(new DateOnly(2026, 11, 27)));
        await house.DrainOutboxAsync();
        Assert.True((await world.CaseAsync(@case)).FullLate);
    }

    [Theory, BothDatabases]
    public async Task begin_again_when_a_withdrawal_is_corrected(Database on)
    {
        await using var house = await House.OpenAsync(on);
        var world = await DeskWorld.InAsync(house);
        var @case = await world.AReportAsync();
        await FileNextAsync(world, @case, ReportStage.Withdrawal, House.Opening);
        house.Clock.SetUtcNow(LegalCalendar.StartOf(Due.AddDays(-2)));
        await house.DrainOutboxAsync();
        Assert.Equal(CaseState.Withdrawn, (await world.CaseAsync(@case)).State);
        Assert.Equal(0, await NoticesAsync(house, world.Reporter, "incident-reports.reminder"));

        await FileNextAsync(world, @case, ReportStage.Correction, House.Opening);
        await house.DrainOutboxAsync();

        var open = await world.CaseAsync(@case);
        Assert.Equal((CaseState.Open, Due), (open.State, open.FullDueOn));
        Assert.All(open.Addressees, a => Assert.Equal((true, (DateOnly?)Due), (a.Open, a.DueOn)));
        Assert.Equal(1, await NoticesAsync(house, world.Reporter, "incident-reports.reminder"));

        house.Clock.SetUtcNow(LegalCalendar.EndOf(Due));
        await house.DrainOutboxAsync();
        Assert.True((await world.CaseAsync(@case)).FullLate);
    }

    [Theory, BothDatabases]
    public async Task are_not_needed_to_call_a_full_report_late_that_proves_so_by_a_correction(Database on)
    {
        await using var house = await House.OpenAsync(on);
        var world = await DeskWorld.InAsync(house);
        var @case = await world.AReportAsync();
        house.Clock.Advance(TimeSpan.FromDays(10));
        await FileNextAsync(world, @case, ReportStage.ThirtyDay, House.Opening);
        Assert.False((await world.CaseAsync(@case)).FullLate);

        await FileNextAsync(world, @case, ReportStage.Correction, LegalCalendar.StartOf(new DateOnly(2026, 10, 28)));

        var corrected = await world.CaseAsync(@case);
        Assert.Equal((true, new DateOnly(2026, 11, 27)), (corrected.FullLate, corrected.FullDueOn));
        Assert.All(corrected.Addressees, a => Assert.True(a.Late));
    }

    [Theory, BothDatabases]
    public async Task of_a_request_end_with_its_answer(Database on)
    {
        await using var house = await House.OpenAsync(on);
        var world = await DeskWorld.InAsync(house);
        var @case = await world.AReportAsync();
        using var officer = await world.OpenAsync(@case, "desk-officer");
        await officer.FillInAsync($"/desk/cases/{@case.Number}/write/request", new { Text = "記録の提出を求めます", DueOn = "2026-11-27" });
        await officer.FillInAsync($"/desk/cases/{@case.Number}/write/request", new { Text = "別の記録の提出を求めます", DueOn = "2026-11-27" });
        await house.DrainOutboxAsync();
        house.Clock.Advance(TimeSpan.FromHours(1));
        await house.InsideAsync(async services =>
        {
            var db = services.GetRequiredService<StoreDb>();
            var request = await db.Set<Exchange>().Where(x => x.Case == @case.Id).OrderBy(x => x.At).FirstAsync();
            db.Add(new Exchange
            {
                Id = Guid.CreateVersion7(), Case = @case.Id, Kind = ExchangeKind.Answer, Basis = null, From = world.Operator, To = world.Bureau, By = world.Reporter,
                Text = "提出します", DueOn = null, InReplyTo = request.Id, At = house.Clock.GetUtcNow(),
            });
        });
        for (var day = 0; day < 6; day++)
        {
            house.Clock.Advance(TimeSpan.FromDays(1));
            await house.DrainOutboxAsync();
        }

        Assert.Equal(1, await NoticesAsync(house, world.Reporter, "incident-reports.answer-late"));
        Assert.Single(await house.RecordAsync("incident-reports.answer-late"));
    }

    private static Task<IncidentCase> CorrectAsync(DeskWorld world, IncidentCase @case, DateTimeOffset learnedAt) => FileNextAsync(world, @case, ReportStage.Correction, learnedAt);

    private static async Task<IncidentCase> FileNextAsync(DeskWorld world, IncidentCase @case, ReportStage stage, DateTimeOffset learnedAt)
    {
        var answers = Answers.FromJson(await world.LookAsync(db => db.Set<ReportVersion>().Where(v => v.Case == @case.Id).OrderBy(v => v.Number).Select(v => v.Answers).FirstAsync()));
        answers = FormBook.On(LegalCalendar.LegalDay(House.Opening)).Form(@case.Kind.Code()).RequiredAt(FormStage.Full).Where(field => !answers.Has(field.Code))
            .Aggregate(answers, (all, field) => all.WithList(field.Code, [field.Choices is [var first, ..] ? first.Code : "確認済み"]));
        return await world.FileAsync(new Submission
        {
            Reporter = world.Operator, Case = @case.Id, Stage = stage, Kind = @case.Kind, Channel = Channel.Web, Reason = "認知日時の誤り",
            Answers = answers.With("awareness.at", LegalCalendar.InTokyo(learnedAt).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture)),
        });
    }

    private static async Task TickAsync(House house, IncidentCase @case, int times)
    {
        for (var i = 0; i < times; i++)
        {
            await house.InsideAsync(services =>
            {
                services.GetRequiredService<IOutbox>().Raise(new ReportClockTicks(@case.Id.Value));
                return Task.CompletedTask;
            });
            await house.DrainOutboxAsync();
        }
    }

    private static async Task<int> NoticesAsync(House house, PersonId to, string kind) => Convert.ToInt32(
        await house.SqlAsync($"SELECT count(*) FROM notices WHERE lower(CAST(\"to\" AS text)) = '{to}' AND kind = '{kind}'"), CultureInfo.InvariantCulture);
}

using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Noroshi.IncidentReports.Exchanging;
using Noroshi.IncidentReports.Filing;
using Noroshi.IncidentReports.Law.Competence;
using Noroshi.IncidentReports.OpeningCases;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;

namespace Noroshi.IncidentReports.Demo;

/// <summary>What the desks of the demonstration world did with the reports, by its people and through the same acts as any desk's work.</summary>
internal sealed class DeskChapter(
    StoreDb db, IDemoCast cast, IWhoIsWho who, CasesAtTheDesk cases, FindableCase findable, INotices notices, IRecordOfActs acts, IOutbox outbox, ActorScope scope, TimeProvider clock) : IDemoChapter
{
    public int Order => 30;

    public async Task WriteAsync(CancellationToken cancellation)
    {
        var time = new DemoTime(clock.GetUtcNow());
        foreach (var story in DeskStories.All)
        {
            scope.Actor = Actor.System;
            if (await WhereAsync(story, time.At(story.At), cancellation) is var (number, place))
            {
                await TellAsync(story, number, place, time, cancellation);
            }

            db.ChangeTracker.Clear();
        }

        scope.Actor = Actor.System;
    }

    private async Task<(string Number, Organisation Place)?> WhereAsync(DeskStory story, DateTimeOffset at, CancellationToken cancellation)
    {
        var reporter = (await who.OrganisationAsync(story.Reporter, cancellation))!;
        var @case = await db.Set<IncidentCase>().AsNoTracking().Include(c => c.Addressees).Where(c => c.Reporter == reporter.Id).OrderBy(c => c.OpenedAt).FirstAsync(cancellation);

        // In the first weeks after commencement the world has no past: what would stand before its report, or its reason, is left out.
        if (at < @case.OpenedAt || (story.Deed is DeskDeed.Says { Overdue: true } && !(@case.FullDueOn < LegalCalendar.LegalDay(at))))
        {
            return null;
        }

        if (story.By == "reporter")
        {
            return (@case.Number, reporter);
        }

        foreach (var addressee in @case.Addressees.Where(a => (a.Capacity is AddresseeCapacity.PrimeMinister) == (story.By == "cabinet")))
        {
            if ((await who.PeopleWhoMayAsync(addressee.Organisation, Permission.HandleCases, cancellation)).Count > 0)
            {
                return (@case.Number, (await who.OrganisationAsync(addressee.Organisation, cancellation))!);
            }
        }

        throw new InvalidOperationException($"The demonstration's case of {story.Reporter} reached nobody who could do what its desk did.");
    }

    private async Task TellAsync(DeskStory story, string number, Organisation place, DemoTime time, CancellationToken cancellation)
    {
        var then = new StoppedClock(time.At(story.At));
        await cast.PlayAsync(place.Code, RoleIn(story), cancellation);
        var writing = new WriteInCase(db, findable, acts, outbox, then);
        if (story.Deed is DeskDeed.Answers answers)
        {
            await AnswerAsync(answers, number, place, writing, then, cancellation);
            return;
        }

        var desk = (await cases.FindAsync(number, cancellation))!;
        var deeds = new DeskDeeds(db, writing, who, notices, acts, then);
        switch (story.Deed)
        {
            case DeskDeed.Reads reads:
                var at = then.GetUtcNow();
                var version = await db.Set<ReportVersion>().Where(v => v.Case == desk.Case.Id && v.FiledAt <= at).MaxAsync(v => v.Number, cancellation);
                new StatedPurpose(db, acts, then).Keep(desk.Case, version, reads.Purpose, "page");
                await db.SaveChangesAsync(cancellation);
                break;
            case DeskDeed.Takes:
                Sound(await deeds.AssignAsync(desk, db.Actor.Person.Value, cancellation), story);
                break;
            case DeskDeed.Ends ends:
                Sound(await deeds.CloseAsync(desk, ends.Reason, cancellation), story);
                break;
            case DeskDeed.Resumes resumes:
                Sound(await deeds.ReopenAsync(desk, resumes.Reason, cancellation), story);
                break;
            case DeskDeed.Says says:
                DateOnly? limit = says.Limit is { } day ? time.DayOf(day) : null;
                if (await writing.SayAsync(desk, new Saying(says.Kind, says.Text, limit), cancellation) is not SayingOutcome.Said)
                {
                    throw new InvalidOperationException($"The demonstration's {says.Kind} in the case of {story.Reporter} was not said.");
                }

                break;
            default:
                throw new UnreachableException();
        }
    }

    private static string RoleIn(DeskStory story) => story switch
    {
        { By: "reporter" } => "reporter",
        { Deed: DeskDeed.Says { Role: { } role } } => role,
        { Deed: DeskDeed.Reads { Role: { } role } } => role,
        { By: "cabinet" } => "cabinet-analyst",
        _ => "desk-officer",
    };

    private async Task AnswerAsync(DeskDeed.Answers answers, string number, Organisation reporter, WriteInCase writing, StoppedClock then, CancellationToken cancellation)
    {
        var @case = await db.Set<IncidentCase>().Include(c => c.Addressees).FirstAsync(c => c.Number == number, cancellation);
        var asked = await db.Set<Exchange>().AsNoTracking().Where(x => x.Case == @case.Id && x.From != reporter.Id && x.Kind != ExchangeKind.Note).OrderByDescending(x => x.At).FirstAsync(cancellation);
        await writing.KeepAsync(
            @case,
            new Exchange
            {
                Id = Identifier.New(then),
                Case = @case.Id,
                Kind = ExchangeKind.Answer,
                Basis = asked.Basis,
                From = reporter.Id,
                To = asked.From,
                By = db.Actor.Person,
                Text = answers.Text,
                DueOn = null,
                InReplyTo = asked.Id,
                At = then.GetUtcNow(),
            },
            cancellation);
        await db.SaveChangesAsync(cancellation);
    }

    private static void Sound(Problems problems, DeskStory story)
    {
        if (problems.Count > 0)
        {
            throw new InvalidOperationException($"The demonstration's case of {story.Reporter} was not ended: {problems[0].Code}");
        }
    }
}

using Microsoft.EntityFrameworkCore;
using Noroshi.IncidentReports.CommonForms;
using Noroshi.IncidentReports.Drafting;
using Noroshi.IncidentReports.Face;
using Noroshi.IncidentReports.Filing;
using Noroshi.IncidentReports.Picking;
using Noroshi.IncidentReports.Settings;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;

namespace Noroshi.IncidentReports.Demo;

/// <summary>What was reported in the demonstration world, in every state, by the people of that world and through the same act as any report.</summary>
internal sealed class ReportsChapter(
    StoreDb db, IDemoCast cast, IWhoIsWho who, Particulars particulars, Routing routing, PolicySettings settings, FindableCase findable, ComputersConcerned concerned, IRecordOfActs acts, IOutbox outbox, ActorScope scope, TimeProvider clock) : IDemoChapter
{
    public int Order => 20;

    public async Task WriteAsync(CancellationToken cancellation)
    {
        var world = DemoReports.Read();
        var time = new DemoTime(clock.GetUtcNow());
        var cases = new List<CaseId>();
        foreach (var story in world.Cases)
        {
            cases.Add(await TellAsync(story, time, cancellation));
        }

        foreach (var begun in world.Drafts)
        {
            await cast.PlayAsync(begun.By, begun.Role, cancellation);
            var then = new StoppedClock(time.At(begun.At));
            var @case = await db.Set<IncidentCase>().FirstAsync(c => c.Id == cases[begun.Case], cancellation);
            var draft = await new StartDraft(db, particulars, then).OfNextVersionAsync(@case, Stage(begun.Stage), cancellation);
            draft.Save(time.Put(Answers.FromJson(draft.Answers), begun.Answers).ToJson(), db.Actor.Person, then.GetUtcNow());
            await db.SaveChangesAsync(cancellation);
        }

        scope.Actor = Actor.System;
    }

    private async Task<CaseId> TellAsync(DemoReports.Case story, DemoTime time, CancellationToken cancellation)
    {
        var reporter = (await who.OrganisationAsync(story.Reporter, cancellation))!;
        IncidentKinds.TryParse(story.Kind, out var kind);
        await cast.PlayAsync(story.By ?? story.Reporter, story.Role ?? "reporter", cancellation);
        CaseId? told = null;
        foreach (var version in story.Versions)
        {
            var at = time.At(version.At);
            var opened = new StoppedClock(at.AddMinutes(-version.Minutes));
            var filing = new FileReport(db, routing, settings, findable, concerned, acts, outbox, new StoppedClock(at));
            var outcome = story.Channel == "telephone"
                ? await filing.FileAsync(TakenDown(reporter, kind, version, time), cancellation)
                : await HandInAsync(story, reporter, kind, version, told, opened, filing, time, cancellation);
            told = outcome is FilingOutcome.Filed filed
                ? filed.Case.Id
                : throw new InvalidOperationException($"The demonstration's report of {story.Reporter} ({version.Stage}) was not filed: {Why(outcome)}");
        }

        db.ChangeTracker.Clear();
        return told!.Value;
    }

    private async Task<FilingOutcome> HandInAsync(
        DemoReports.Case story, Organisation reporter, IncidentKind kind, DemoReports.Version version, CaseId? told, StoppedClock opened, FileReport filing, DemoTime time, CancellationToken cancellation)
    {
        var start = new StartDraft(db, particulars, opened);
        var draft = told is { } id
            ? await start.OfNextVersionAsync(await db.Set<IncidentCase>().FirstAsync(c => c.Id == id, cancellation), Stage(version.Stage), cancellation)
            : await start.OfNewCaseAsync(new NewDraft(new DraftId(Identifier.New(opened)), reporter.Id, kind, story.Voluntary, story.Exercise, null, Answers.None), cancellation);
        draft.Save(time.Put(Reachable(Answers.FromJson(draft.Answers)), version.Answers).ToJson(), db.Actor.Person, time.At(version.At));
        draft.Because(version.Reason);
        await db.SaveChangesAsync(cancellation);
        var form = DraftForm.For(draft.Kind, FormStages.Of(draft.Stage, draft.Voluntary), time.At(version.At));
        return await new HandIn(db, filing, routing, who).FileAsync(draft, form, cancellation);
    }

    // Not everybody of the world has a telephone in the register; whoever reports gives the desk's.
    private static Answers Reachable(Answers answers) => answers.Has("contact.phone") ? answers : answers.With("contact.phone", "03-0000-1000");

    private static Submission TakenDown(Organisation reporter, IncidentKind kind, DemoReports.Version version, DemoTime time) => new()
    {
        Reporter = reporter.Id,
        Stage = Stage(version.Stage),
        Kind = kind,
        Answers = WindowAnswers.Lay(time.Put(Answers.None, version.Answers), Stage(version.Stage), kind, voluntary: false).With("operator.corporate-number", reporter.CorporateNumber),
        Channel = Channel.Telephone,
        ReceivedAt = time.At(version.Received!),
    };

    private static ReportStage Stage(string code) => ReportStages.TryParse(code, out var stage) ? stage : throw new InvalidOperationException($"reports.json: no stage {code}");

    private static string Why(FilingOutcome outcome) => outcome switch
    {
        FilingOutcome.Malformed malformed => string.Join(" / ", malformed.Problems.Select(p => $"{p.Field}: {p.Code}")),
        FilingOutcome.Refused refused => refused.Ruling.Reason.En,
        _ => outcome.ToString(),
    };
}

using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Noroshi.IncidentReports.CommonForms;
using Noroshi.IncidentReports.Face;
using Noroshi.IncidentReports.Picking;
using Noroshi.IncidentReports.Settings;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Store;

namespace Noroshi.IncidentReports.Filing;

/// <summary>
/// An operator reports an incident: one submission reaches the competent minister and the Prime Minister, each with a receipt
/// (Act art 5). Version, receipts, clock, act and event are one transaction.
/// </summary>
internal sealed class FileReport(StoreDb db, Routing routing, PolicySettings settings, FindableCase findable, ComputersConcerned concerned, IRecordOfActs acts, IOutbox outbox, TimeProvider clock)
{
    public async Task<FilingOutcome> FileAsync(Submission submission, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (MayFile(submission) is { } refusal)
        {
            return new FilingOutcome.Refused(refusal);
        }

        IncidentCase? @case = null;
        if (submission.Case is { } id)
        {
            @case = await db.Set<IncidentCase>().Include(c => c.Addressees).FirstOrDefaultAsync(c => c.Id == id && c.Reporter == submission.Reporter, cancellation);
            if (@case is null)
            {
                return new FilingOutcome.Unknown();
            }
        }

        var form = FormBook.On(LegalCalendar.LegalDay(now)).Form(submission.Kind.Code());
        var answers = CommonFormCheck.Tidy(form, submission.Answers);
        var stage = @case is null ? submission.Stage : await DemandedAsync(@case, submission.Stage, cancellation);
        var problems = CommonFormCheck.Problems(form, FormStages.Of(stage, submission.Voluntary), answers, now)
            .And(FilingChecks.Of(submission, @case, now));
        var computers = await concerned.OfAsync(submission, problems, cancellation);
        var place = await routing.PlaceAsync(submission, @case, problems, cancellation);
        if (problems.Count > 0 || place is null)
        {
            return new FilingOutcome.Malformed(problems);
        }

        var received = submission.ReceivedAt ?? now;
        var learned = Learned.From(answers, received);
        var clocks = ReportClocks.For(submission, learned.At, await settings.TargetAsync(submission.Kind, learned.At, cancellation));
        if (@case is null)
        {
            @case = Open(submission, place, learned, clocks, received);
            db.Add(@case);
            outbox.Raise(new ReportClockTicks(@case.Id.Value), clocks.FirstTick(now));
        }
        else if (submission.Stage is ReportStage.Correction)
        {
            @case.Recognise(submission.Kind);
            PutRight(@case, learned, clocks, now);
        }

        var version = Version(submission, @case, form, answers, PickedComputer.Write(computers), now, received);
        db.Add(version);
        db.AddRange(computers.Select(c => new ReportComputer { Report = version.Id, Case = @case.Id, Computer = c.Id }));
        @case.Take(version, CaseTitle.Of(submission.Kind, answers), CaseUrgency.Of(submission.Kind, answers));
        @case.Addressees.ForEach(a => a.Follow(@case));
        submission.Draft?.Filed(version.Id);
        await findable.TakeAsync(@case, form, answers, cancellation);
        Record(submission, @case, version);
        submission.AlsoKeep?.Invoke(@case, version);

        if (!await db.SaveUnlessOvertakenAsync(cancellation))
        {
            return new FilingOutcome.Overtaken();
        }

        FilingMeter.Count(version, @case.Exercise);
        return new FilingOutcome.Filed(@case, version);
    }

    /// <summary>
    /// A desk takes down what it is told, also for another's operator who could reach nobody else; but it takes nothing back in the
    /// reporter's name. Otherwise only the reporter's people and its agents file.
    /// </summary>
    private Ruling.Refused? MayFile(Submission submission)
    {
        var actor = db.Actor;
        var taken = submission.Channel is Channel.Telephone or Channel.Paper && actor.Can(Permission.HandleCases);
        var own = actor.Can(Permission.FileReports) && (submission.Reporter == actor.Organisation || actor.ActsFor.Contains(submission.Reporter));
        if (taken && !own && submission.Stage is ReportStage.Withdrawal)
        {
            return new Ruling.Refused("Act, Art. 5", new Words(
                "取下げは、報告者が自ら行います。窓口が代わりに取り下げることはできません。",
                "A report is withdrawn by its reporter; a desk does not do so in its place."));
        }

        return taken || own
            ? null
            : new Ruling.Refused("Act, Art. 5", new Words(
                "この組織の報告を提出する権限がありません。代理で提出する場合は、委任の期限と範囲を確認してください。",
                "You may not file for this organisation. If you act for it, check that the mandate is still in force."));
    }

    // The row of ticks ended when the case was withdrawn, or counts to a limit that is no longer the one.
    private void PutRight(IncidentCase @case, Learned learned, ReportClocks clocks, DateTimeOffset now)
    {
        var withdrawn = @case.State is CaseState.Withdrawn;
        if (learned.At != @case.LearnedAt)
        {
            @case.Recount(learned.At, clocks.FullDueOn, clocks.Stored);
        }
        else if (!withdrawn)
        {
            return;
        }

        outbox.Raise(new ReportClockTicks(@case.Id.Value), clocks.FirstTick(now));
        if (withdrawn)
        {
            @case.Addressees.FindAll(a => !a.Open).ForEach(a => a.Resume());
        }
    }

    /// <summary>A correction is held to what it corrects.</summary>
    private async Task<ReportStage> DemandedAsync(IncidentCase @case, ReportStage stage, CancellationToken cancellation) => stage is not ReportStage.Correction
        ? stage
        : await db.Set<ReportVersion>().AnyAsync(v => v.Case == @case.Id && v.Stage == ReportStage.ThirtyDay, cancellation) ? ReportStage.ThirtyDay : ReportStage.First;

    private IncidentCase Open(Submission submission, Place place, Learned learned, ReportClocks clocks, DateTimeOffset received)
    {
        var @case = IncidentCase.Open(new CaseOpening
        {
            Id = new CaseId(Identifier.New(clock)),
            Number = CaseNumber.New(received),
            Reporter = submission.Reporter,
            Voluntary = submission.Voluntary,
            Exercise = submission.Exercise,
            Kind = submission.Kind,
            Sector = place.Sector,
            Prefecture = place.Prefecture,
            LearnedAt = learned.At,
            LearnedBy = learned.By,
            LearnedThrough = learned.Ground,
            At = received,
            FirstTarget = clocks.FirstTarget,
            FullDueOn = clocks.FullDueOn,
            FullClock = clocks.Stored,
        });
        @case.Addressees.AddRange(place.Addressees.Select(a =>
            CaseAddressee.Of(@case, a.Organisation, a.Superior, a.Capacity, a.Article, CaseNumber.Receipt(a.Code, received), received)));
        return @case;
    }

    private ReportVersion Version(Submission submission, IncidentCase @case, CommonForm form, Answers answers, string? computers, DateTimeOffset now, DateTimeOffset received)
    {
        var inherited = submission.Draft is { } draft ? Answers.FromJson(draft.Inherited) : Answers.None;

        // What the window writes itself (stage, kind, addressees) costs nobody anything and is no burden spared either.
        var given = answers.Codes.Where(code => form.Field(code) is { FilledByWindow: false }).ToList();
        var taken = given.Count(code => inherited.Of(code).SequenceEqual(answers.Of(code)) && inherited.Has(code));
        return new ReportVersion
        {
            Id = new ReportId(Identifier.New(clock)),
            Case = @case.Id,
            Number = @case.Versions + 1,
            Stage = submission.Stage,
            Form = form.Code,
            Edition = form.Version,
            Answers = answers.ToJson(),
            Computers = computers,
            Reason = submission.Reason,
            FiledBy = db.Actor.Person,
            FiledFrom = db.Actor.Organisation,
            Channel = submission.Channel,
            FiledAt = now,
            ReceivedAt = received,
            Late = submission.Stage is ReportStage.ThirtyDay && @case.FullFiledAt is null && @case.FullDueOn is { } due && received >= LegalCalendar.EndOf(due),
            Digest = SHA256.HashData(CanonicalJson.Of(answers.ToNode())),
            SecondsToFile = submission.Draft is { } written ? (int)Math.Min(int.MaxValue, (now - written.OpenedAt).TotalSeconds) : null,
            Typed = given.Count - taken,
            Inherited = taken,
        };
    }

    private void Record(Submission submission, IncidentCase @case, ReportVersion version)
    {
        acts.Write(new Act("incident-reports.filed", submission.Voluntary ? "Act, Art. 37" : "Act, Art. 5", $"case:{@case.Id}")
        {
            OnBehalfOf = submission.Reporter == db.Actor.Organisation ? null : submission.Reporter,
            Content = new JsonObject
            {
                ["number"] = @case.Number,
                ["version"] = version.Number,
                ["stage"] = version.Stage.Code(),
                ["digest"] = Convert.ToHexStringLower(version.Digest),
                ["channel"] = version.Channel.ToString(),
                ["exercise"] = @case.Exercise,
                ["computers"] = version.Computers is { } computers ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(computers))) : null,
                ["receipts"] = new JsonArray([.. @case.Addressees.Select(a => (JsonNode)a.Receipt)]),
            },
        });
        outbox.Raise(new ReportFiled(
            @case.Id.Value, @case.Number, version.Number, version.Stage, @case.Kind, @case.Reporter, [.. @case.Addressees.Select(a => a.Organisation)], @case.Exercise, version.ReceivedAt));
    }
}

using Microsoft.EntityFrameworkCore;
using Noroshi.IncidentReports.CommonForms;
using Noroshi.IncidentReports.Face;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Store;

namespace Noroshi.IncidentReports.Drafting;

/// <summary>What a draft of a new case begins with.</summary>
internal sealed record NewDraft(DraftId Id, OrganisationId Reporter, IncidentKind Kind, bool Voluntary, bool Exercise, Guid? Judgement, Answers Known);

/// <summary>Begins a draft with what is already known: the register's particulars, or the case's newest version.</summary>
internal sealed class StartDraft(StoreDb db, Particulars particulars, TimeProvider clock)
{
    /// <summary>A draft of a new case. It is added to the unit of work, not saved.</summary>
    public async Task<Draft> OfNewCaseAsync(NewDraft wanted, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var form = FormBook.On(LegalCalendar.LegalDay(now)).Form(wanted.Kind.Code());
        var known = CommonFormCheck.Tidy(form, await particulars.OfAsync(form, wanted.Reporter, db.Actor.Person, LegalCalendar.LegalDay(now), cancellation));
        known = WindowAnswers.Lay(known.With(CommonFormCheck.Tidy(form, wanted.Known)), ReportStage.First, wanted.Kind, wanted.Voluntary);
        var draft = Draft.Start(
            wanted.Id, wanted.Reporter, db.Actor, ReportStage.First, wanted.Kind, wanted.Voluntary, wanted.Exercise, null, known.ToJson(), wanted.Judgement, OpenedAt(wanted.Id, now));
        db.Add(draft);
        return draft;
    }

    /// <summary>The draft of the next version of a case: the one that is already being written, or a new one. It is saved.</summary>
    public async Task<Draft> OfNextVersionAsync(IncidentCase @case, ReportStage stage, CancellationToken cancellation)
    {
        if (await db.Set<Draft>().FirstOrDefaultAsync(d => d.Case == @case.Id && d.Stage == stage && d.FiledAs == null, cancellation) is { } begun)
        {
            return begun;
        }

        var newest = await db.Set<ReportVersion>().AsNoTracking().Where(v => v.Case == @case.Id).OrderByDescending(v => v.Number).FirstAsync(cancellation);
        var known = WindowAnswers.Lay(Answers.FromJson(newest.Answers), stage, @case.Kind, @case.Voluntary);
        var now = clock.GetUtcNow();
        var draft = Draft.Start(
            new DraftId(Identifier.New(clock)), @case.Reporter, db.Actor, stage, @case.Kind, @case.Voluntary, @case.Exercise, @case.Id, known.ToJson(), null, now);
        draft.Pick(PickedComputer.Read(newest.Computers), draft.Inherited);
        draft.Follow(newest.Number);
        draft.Locate(@case.Sector, @case.Prefecture);
        db.Add(draft);
        await db.SaveChangesAsync(cancellation);
        return draft;
    }

    // The page gives the draft its name when it is opened, and the name tells the time (UUID version 7). A name from elsewhere tells nothing.
    private static DateTimeOffset OpenedAt(DraftId id, DateTimeOffset now)
    {
        var bytes = id.Value.ToByteArray(bigEndian: true);
        var milliseconds = ((long)bytes[0] << 40) | ((long)bytes[1] << 32) | ((long)bytes[2] << 24) | ((long)bytes[3] << 16) | ((long)bytes[4] << 8) | bytes[5];
        var opened = milliseconds is > 0 and < 253_402_300_799_999 ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : now;
        return id.Value.Version == 7 && opened <= now && opened > now.AddHours(-12) ? opened : now;
    }
}

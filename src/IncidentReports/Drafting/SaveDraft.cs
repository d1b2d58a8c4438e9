using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Noroshi.IncidentReports.CommonForms;
using Noroshi.IncidentReports.Reminding;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Store;

namespace Noroshi.IncidentReports.Drafting;

/// <summary>A field that two people changed: what one typed, what the other saved, and who that was.</summary>
internal sealed record FieldClash(FormField Field, ImmutableArray<string> Mine, ImmutableArray<string> Theirs, PersonId By, DateTimeOffset At);

/// <summary>What became of a saving.</summary>
internal abstract record SavingOutcome
{
    /// <summary>It is kept.</summary>
    public sealed record Saved : SavingOutcome;

    /// <summary>Somebody else changed the same fields meanwhile; nothing was kept. What one did not touch already stands as the other saved it.</summary>
    public sealed record Clashing(IReadOnlyList<FieldClash> Clashes, Answers Typed) : SavingOutcome;

    /// <summary>It has been filed meanwhile: nothing is kept any more.</summary>
    public sealed record AlreadyFiled(ReportId Report) : SavingOutcome;

    /// <summary>More was typed than a draft can hold.</summary>
    public sealed record TooMuch : SavingOutcome;
}

/// <summary>
/// Keeps what was typed on a page. Two people on one draft do not overwrite each other: a save from an older revision is laid beside
/// what was saved since, field by field, and only the fields that both changed are asked about.
/// </summary>
internal sealed class SaveDraft(StoreDb db, IOutbox outbox, TimeProvider clock)
{
    private const int MostCharacters = 1_000_000;

    /// <summary>Saves the fields of a page.</summary>
    public async Task<SavingOutcome> SaveAsync(Draft draft, TypedPage page, Action<Draft> settle, CancellationToken cancellation)
    {
        while (true)
        {
            if (draft.FiledAs is { } filed)
            {
                return new SavingOutcome.AlreadyFiled(filed);
            }

            var stored = Answers.FromJson(draft.Answers);
            var changed = ChangedByOthers(draft, page, stored);
            var clashes = changed.Where(clash => !clash.Mine.SequenceEqual(page.Was.Of(clash.Field.Code))).ToList();

            // What the other changed and one did not touch stays as the other saved it.
            var typed = TypedAnswers.Over(page.Typed, stored, changed.Except(clashes).Select(clash => clash.Field));
            if (clashes.Count > 0)
            {
                return new SavingOutcome.Clashing(clashes, typed);
            }

            var json = TypedAnswers.Over(stored, typed, page.Fields).ToJson();
            if (json.Length > MostCharacters)
            {
                return new SavingOutcome.TooMuch();
            }

            settle(draft);
            var now = clock.GetUtcNow();
            DraftClockTicks.Begin(outbox, draft, Answers.FromJson(json), now);
            draft.Save(json, db.Actor.Person, now);
            try
            {
                await db.SaveChangesAsync(cancellation);
                return new SavingOutcome.Saved();
            }
            catch (DbUpdateConcurrencyException overtaken)
            {
                // Somebody saved between our reading and our writing: look again at what stands there now.
                foreach (var entry in overtaken.Entries)
                {
                    await entry.ReloadAsync(cancellation);
                }
            }
        }
    }

    private List<FieldClash> ChangedByOthers(Draft draft, TypedPage page, Answers stored)
    {
        if (draft.Revision <= page.Seen)
        {
            return [];
        }

        var changes = draft.FieldChanges();
        return
        [
            .. from field in page.Fields
               let change = changes.GetValueOrDefault(field.Code)
               where change is not null && change.Revision > page.Seen && change.By != db.Actor.Person.Value
               let mine = page.Typed.Of(field.Code)
               let theirs = stored.Of(field.Code)
               where !mine.SequenceEqual(theirs)
               select new FieldClash(field, mine, theirs, new PersonId(change.By), change.At),
        ];
    }
}

/// <summary>A page of a draft as it came back.</summary>
/// <param name="Seen">The revision that the person had before them.</param>
/// <param name="Fields">The fields on the page.</param>
/// <param name="Was">What stood in them when the page was shown.</param>
/// <param name="Typed">What stands in them now.</param>
internal sealed record TypedPage(int Seen, IReadOnlyList<FormField> Fields, Answers Was, Answers Typed);

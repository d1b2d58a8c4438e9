using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Face;
using Noroshi.IncidentReports.CommonForms;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Store;

namespace Noroshi.IncidentReports.Picking;

/// <summary>
/// Links a draft to computers of its reporter's register, and writes their items into the form's own fields. The register says who may
/// look into it: an agent whose mandate does not cover it types as before.
/// </summary>
internal sealed class PickComputers(StoreDb db, IComputersOfAnOperator register, IRecordOfActs acts, TimeProvider clock)
{
    /// <summary>How many a search shows.</summary>
    public const int Shown = 20;

    /// <summary>Whether the writer of a draft may look into the register of the one whose report it is.</summary>
    public bool MayPick(Draft draft) => register.IsInSight(draft.Reporter);

    /// <summary>What a few letters find.</summary>
    public async Task<IReadOnlyList<PickedComputer>> FindAsync(Draft draft, string letters, CancellationToken cancellation) =>
        MayPick(draft) ? [.. (await register.FindAsync(draft.Reporter, letters, Shown, cancellation)).Select(PickedComputer.Of)] : [];

    /// <summary>Picks a computer. False if it is not there for this actor; the refusal is then on record.</summary>
    public async Task<bool> AddAsync(Draft draft, CommonForm form, Guid id, CancellationToken cancellation)
    {
        if (!(await register.TheseAsync(draft.Reporter, [id], cancellation)).TryGetValue(id, out var computer))
        {
            await acts.WriteRefusalAsync(new Act("incident-reports.not-shown", "Act, Art. 8", $"computer:{id}") { OnBehalfOf = draft.Reporter == db.Actor.Organisation ? null : draft.Reporter }, cancellation);
            return false;
        }

        var picked = PickedComputer.Of(computer);
        await SaveAsync(draft, d =>
        {
            var (before, answers) = (d.Picked(), Answers.FromJson(d.Answers));
            return before.Count >= PickedComputer.Most || before.Any(p => p.Id == id) ? null : ([.. before, picked], PickedAnswers.With(form, answers, picked));
        }, cancellation);
        return true;
    }

    /// <summary>Puts a computer back; one that is not picked is left alone.</summary>
    public Task RemoveAsync(Draft draft, Guid id, CancellationToken cancellation) => SaveAsync(draft, d =>
    {
        var rest = d.Picked().Where(p => p.Id != id).ToList();
        return d.Picked().FirstOrDefault(p => p.Id == id) is { } gone ? (rest, PickedAnswers.Without(Answers.FromJson(d.Answers), gone, rest)) : null;
    }, cancellation);

    private async Task SaveAsync(Draft draft, Func<Draft, (IReadOnlyList<PickedComputer> Picked, Answers Answers)?> change, CancellationToken cancellation)
    {
        while (draft.FiledAs is null && change(draft) is (var picked, var answers))
        {
            draft.Pick(picked, Inherited(draft, answers).ToJson());
            draft.Save(answers.ToJson(), db.Actor.Person, clock.GetUtcNow());
            try
            {
                await db.SaveChangesAsync(cancellation);
                return;
            }
            catch (DbUpdateConcurrencyException overtaken)
            {
                // Somebody saved between our reading and our writing: pick into what stands there now.
                foreach (var entry in overtaken.Entries)
                {
                    await entry.ReloadAsync(cancellation);
                }
            }
        }
    }

    // What came out of the register into a field that nobody had touched was not typed by anybody.
    private static Answers Inherited(Draft draft, Answers answers)
    {
        var (stood, inherited) = (Answers.FromJson(draft.Answers), Answers.FromJson(draft.Inherited));
        foreach (var code in PickedAnswers.Fields.Where(code => stood.Of(code).SequenceEqual(inherited.Of(code))))
        {
            inherited = code == "computer.class" ? inherited.WithList(code, answers.Of(code)) : inherited.With(code, answers[code]);
        }

        return inherited;
    }
}

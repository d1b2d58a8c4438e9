using System.Text.Json;
using Noroshi.CriticalComputers.Registering;
using Noroshi.CriticalComputers.Store;
using Noroshi.Formats.Inventories;
using Noroshi.Kernel;
using Noroshi.Store;

namespace Noroshi.CriticalComputers.Importing;

/// <summary>Begins an import with a file that lies in the vault. What needs no choice of columns is read at once.</summary>
internal sealed class BringList(StoreDb db, WhoseRegister whose, ImportFiles files, IOutbox outbox, IRecordOfActs acts, TimeProvider clock)
{
    /// <summary>The import, or why the file is none that is read.</summary>
    /// <param name="digest">The file in the vault.</param>
    /// <param name="name">Its name; empty for what was pasted.</param>
    /// <param name="facility">To which facility rows belong that name none; the own organisation's.</param>
    /// <param name="alsoKeep">What is to be kept in the same transaction.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<(ImportRun? Run, Problem? Refused)> BeginAsync(string digest, string name, FacilityId facility, Action<ImportRun>? alsoKeep, CancellationToken cancellation)
    {
        InventoryFormat format;
        IReadOnlyList<string> headings;
        try
        {
            await using var file = await files.OpenAsync(digest, cancellation);
            format = InventoryReader.Recognise(file);
            headings = InventoryReader.IsTable(format) ? InventoryReader.Headings(file, format) : [];
        }
        catch (InventoryRefusal refusal)
        {
            return (null, refusal.Problem);
        }

        var run = new ImportRun
        {
            Id = Identifier.New(clock),
            Operator = whose.Operator,
            Facility = facility,
            FileName = name.Length <= 200 ? name : name[..200],
            Digest = digest,
            Format = format,
            Headings = JsonSerializer.Serialize(headings),
            StartedBy = db.Actor.Person,
            StartedAt = clock.GetUtcNow(),
        };
        db.Add(run);
        if (!InventoryReader.IsTable(format))
        {
            run.Read([], withoutVersions: true);
            outbox.Raise(new ImportAsked(run.Id));
        }

        acts.Write(new Act("critical-computers.import-begun", "Act, Art. 4", $"import:{run.Id}") { OnBehalfOf = whose.OnBehalfOf });
        alsoKeep?.Invoke(run);
        await db.SaveChangesAsync(cancellation);
        return (run, null);
    }
}

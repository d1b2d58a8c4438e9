using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Importing;
using Noroshi.CriticalComputers.Registering;
using Noroshi.CriticalComputers.Store;
using Noroshi.Formats.Inventories;
using Noroshi.Kernel;
using Noroshi.Store;
using Noroshi.Store.Vault;

namespace Noroshi.CriticalComputers.ChangingMany;

/// <summary>Prepares a change of many entries: what it would do is worked out by the outbox and shown row by row before a person confirms it.</summary>
internal sealed class BeginBulk(StoreDb db, WhoseRegister whose, FileVault vault, IOutbox outbox, IRecordOfActs acts, TimeProvider clock)
{
    /// <summary>The run whose preview is to be looked over; null if there is no room to keep it.</summary>
    public async Task<ImportRun?> BeginAsync(BulkEdit edit, CancellationToken cancellation)
    {
        await using var content = new MemoryStream(edit.ToBytes());
        if (await vault.KeepAsync(content, ImportFiles.Largest, cancellation) is not Noroshi.Store.Vault.Keeping.Kept kept)
        {
            return null;
        }

        // If we stop before this is saved, the file in the vault has no record and is swept.
        var run = new ImportRun
        {
            Id = Identifier.New(clock),
            Operator = whose.Operator,
            Digest = kept.Digest,
            Format = InventoryFormat.Bulk,
            StartedBy = db.Actor.Person,
            StartedAt = clock.GetUtcNow(),
        };
        run.Read([], withoutVersions: false);
        db.Add(run);
        outbox.Raise(new ImportAsked(run.Id));
        acts.Write(new Act("critical-computers.bulk-begun", "Act, Art. 4", $"import:{run.Id}") { Content = edit.Undoes is { } undone ? new JsonObject { ["undoes"] = undone } : [] });
        await db.SaveChangesAsync(cancellation);
        return run;
    }

    /// <summary>Prepares the undoing of one that was taken over; null if there is none of the name.</summary>
    public async Task<ImportRun?> UndoAsync(Guid id, CancellationToken cancellation) =>
        await db.Set<ImportRun>().AnyAsync(r => r.Id == id && r.Operator == whose.Operator && r.Format == InventoryFormat.Bulk && r.State == ImportState.Applied, cancellation)
            ? await BeginAsync(new BulkEdit { Undoes = id }, cancellation)
            : null;
}

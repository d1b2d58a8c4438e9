using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Store;

namespace Noroshi.CriticalComputers.Drawing;

/// <summary>Keeps a change of a drawn network: what changed, the revision of the whole, its history and the act are one transaction.</summary>
internal sealed class KeepNetwork(StoreDb db, IRecordOfActs acts, TimeProvider clock)
{
    public static readonly Words Overtaken = new(
        "ほかの人がこのネットワーク図を変更しました。その変更は残っています。開き直して確かめてください。", "Somebody else changed this drawing; that change is kept. Open it again.");

    /// <summary>Raises the revision within the unit of work. Somebody else's revision makes the saving fail.</summary>
    /// <param name="facility">Whose drawing.</param>
    /// <param name="seen">The revision that the person saw; null if it does not matter.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>False if another revision stands by now.</returns>
    public async Task<bool> RaiseAsync(Facility facility, int? seen, CancellationToken cancellation)
    {
        var network = await db.Set<DrawnNetwork>().FirstOrDefaultAsync(n => n.Facility == facility.Id, cancellation);
        if (seen is { } revision && revision != (network?.Revision ?? 0))
        {
            return false;
        }

        if (network is null)
        {
            network = DrawnNetwork.Begin(facility.Id, facility.Operator, clock.GetUtcNow());
            db.Add(network);
        }

        network.Changed(clock.GetUtcNow());
        return true;
    }

    /// <summary>Puts down what changed.</summary>
    public void Note(Facility facility, ChangeWay way, params IReadOnlyCollection<JsonObject> changes) => db.Add(new NetworkChange
    {
        Id = Identifier.New(clock),
        Facility = facility.Id,
        Operator = facility.Operator,
        By = db.Actor.Person,
        At = clock.GetUtcNow(),
        Way = way,
        Count = changes.Count,
        What = new JsonArray([.. changes]).ToJsonString(),
    });

    /// <summary>Saves what the unit of work holds as one change of the drawing; false if somebody else was quicker.</summary>
    public async Task<bool> SaveAsync(Facility facility, int? seen, ChangeWay way, IReadOnlyCollection<JsonObject> changes, CancellationToken cancellation)
    {
        if (!await RaiseAsync(facility, seen, cancellation))
        {
            return false;
        }

        Note(facility, way, changes);
        acts.Write(new Act("critical-computers.network-kept", "Order, Art. 1(1)", $"facility:{facility.Id}") { Content = new() { ["changes"] = changes.Count } });
        return await SaveAsync(facility, cancellation);
    }

    /// <summary>Saves; false if somebody else was quicker.</summary>
    public async Task<bool> SaveAsync(Facility facility, CancellationToken cancellation)
    {
        var begins = db.ChangeTracker.Entries<DrawnNetwork>().Any(e => e.State is EntityState.Added);
        try
        {
            await db.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
        catch (DbUpdateException) when (begins)
        {
            // Two who draw the first node at once: the drawing has one row, and the other put it down.
            db.ChangeTracker.Clear();
            if (await db.Set<DrawnNetwork>().AnyAsync(n => n.Facility == facility.Id, cancellation))
            {
                return false;
            }

            throw;
        }
    }
}

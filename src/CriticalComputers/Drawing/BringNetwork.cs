using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Store;

namespace Noroshi.CriticalComputers.Drawing;

/// <summary>What became of a network that was brought.</summary>
internal abstract record BringingOutcome
{
    public sealed record Mend(IReadOnlyList<Problem> Problems) : BringingOutcome;

    public sealed record Done(NetworkDifference Difference) : BringingOutcome;

    public sealed record Overtaken : BringingOutcome;
}

/// <summary>
/// Takes a brought network over, in one transaction: all of it or nothing. If we stop half-way, the database forgets the transaction. The same
/// network brought again does nothing, not even to the record.
/// </summary>
internal sealed class BringNetwork(StoreDb db, KeepNetwork keep, IRecordOfActs acts, TimeProvider clock)
{
    private const int Batch = 2_000;

    /// <param name="facility">Into whose drawing.</param>
    /// <param name="brought">What was brought.</param>
    /// <param name="removesGone">Whether what is drawn and was not brought goes.</param>
    /// <param name="seen">The revision of the drawing that the person saw.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<BringingOutcome> TakeOverAsync(Facility facility, NetworkBrought brought, bool removesGone, int seen, CancellationToken cancellation)
    {
        brought.Check();
        if (brought.Problems.Count > 0)
        {
            return new BringingOutcome.Mend(brought.Problems);
        }

        var difference = new CompareNetwork(facility, await StandingAsync(facility, cancellation), await RegisterAsync(facility, brought, cancellation), clock).With(brought, removesGone);
        if (brought.Problems.Count > 0)
        {
            return new BringingOutcome.Mend(brought.Problems);
        }

        return difference.IsNothing || await KeepAsync(facility, difference, seen, cancellation) ? new BringingOutcome.Done(difference) : new BringingOutcome.Overtaken();
    }

    private async Task<NetworkStanding> StandingAsync(Facility facility, CancellationToken cancellation) => new(
        await db.Set<NetworkNode>().AsNoTracking().Where(n => n.Facility == facility.Id).ToListAsync(cancellation),
        await db.Set<NetworkLine>().AsNoTracking().Where(l => l.Facility == facility.Id).ToListAsync(cancellation),
        await db.Set<NetworkHold>().AsNoTracking().Where(h => h.Facility == facility.Id).ToListAsync(cancellation));

    // Of two entries of a name the one of this facility is meant.
    private async Task<Dictionary<string, ComputerId>> RegisterAsync(Facility facility, NetworkBrought brought, CancellationToken cancellation)
    {
        string[] named = [.. brought.Nodes.Where(n => n.Label is { Length: > 0 }).Select(n => RegisterKeys.OfLabel(n.Label!)).Distinct()];
        return (await db.Set<Computer>().AsNoTracking().Where(c => c.Operator == facility.Operator && named.Contains(c.LabelKey)).Select(c => new { c.Id, c.LabelKey, c.Facility }).ToListAsync(cancellation))
            .GroupBy(c => c.LabelKey).ToDictionary(g => g.Key, g => g.OrderBy(c => c.Facility != facility.Id).ThenBy(c => c.Id.Value).First().Id, StringComparer.Ordinal);
    }

    private async Task<bool> KeepAsync(Facility facility, NetworkDifference difference, int seen, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (!await keep.RaiseAsync(facility, seen, cancellation))
        {
            return false;
        }

        acts.Write(new Act("critical-computers.network-imported", "Order, Art. 1(1)", $"facility:{facility.Id}")
        {
            Content = new JsonObject
            {
                ["nodes"] = difference.Nodes.Count, ["lines"] = difference.NewLines.Count + difference.TurnedLines.Count, ["holds"] = difference.NewHolds.Count,
                ["removed"] = difference.GoneNodes.Count + difference.GoneLines.Count + difference.GoneHolds.Count,
            },
        });
        foreach (var changes in difference.Changes.Chunk(Batch))
        {
            keep.Note(facility, ChangeWay.Import, changes);
        }

        // Here two who bring at once part: only one finds the revision that it read.
        if (!await keep.SaveAsync(facility, cancellation))
        {
            return false;
        }

        db.ChangeTracker.Clear();
        await PutAsync(difference.GoneHolds, h => db.Remove(h), cancellation);
        await PutAsync(difference.GoneLines, l => db.Remove(l), cancellation);
        await PutAsync(difference.GoneNodes, n => db.Remove(n), cancellation);
        await PutAsync(difference.Nodes, Put, cancellation);
        await PutAsync(difference.NewLines, l => db.Add(l), cancellation);
        await PutAsync(difference.TurnedLines, Turn, cancellation);
        await PutAsync(difference.NewHolds, h => db.Add(h), cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    private void Put((NetworkNode Node, NodeEntry? Before, NodeEntry Entry) each)
    {
        if (each.Before is null)
        {
            db.Add(each.Node);
            return;
        }

        db.Attach(each.Node);
        each.Node.Take(each.Entry);
    }

    private void Turn((NetworkLine Line, Law.Classes.Networks.Flow Flow) each)
    {
        db.Attach(each.Line);
        each.Line.Flow = each.Flow;
    }

    private async Task PutAsync<T>(List<T> all, Action<T> put, CancellationToken cancellation)
    {
        foreach (var some in all.Chunk(Batch))
        {
            Array.ForEach(some, put);
            await db.SaveChangesAsync(cancellation);
            db.ChangeTracker.Clear();
        }
    }
}

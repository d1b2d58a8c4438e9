using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Judging;
using Noroshi.CriticalComputers.Law.Classes;
using Noroshi.CriticalComputers.Store;
using Noroshi.Store;

namespace Noroshi.CriticalComputers.Drawing;

/// <summary>What taking over the classes does to one entry of the register.</summary>
/// <param name="Entry">The entry as it stands.</param>
/// <param name="Classes">Its classes by the drawings; null while they hang on something open.</param>
/// <param name="Networks">In how many drawings it stands.</param>
/// <param name="State">Where it will stand.</param>
/// <param name="DueOn">Until when what will be owed is owed.</param>
internal sealed record ClassesOfEntry(Computer Entry, ClassSet? Classes, int Networks, ComputerState State, DateOnly? DueOn)
{
    public bool Changes => Classes is { } classes && (!Entry.ClassesKnown || Entry.Classes != classes);
}

/// <summary>Finds the classes of the entries for which nodes stand. An entry in several drawings takes all its classes together (ADR 0030).</summary>
internal sealed class ClassesToTakeOver(StoreDb db, ReadNetwork read, JudgeEntries judge)
{
    public async Task<IReadOnlyList<ClassesOfEntry>> OfAsync(Facility facility, CancellationToken cancellation)
    {
        var entries = await db.Set<Computer>().Where(c => c.Operator == facility.Operator && c.RemovedOn == null
            && db.Set<NetworkNode>().Any(n => n.Facility == facility.Id && n.Computer == c.Id)).OrderBy(c => c.LabelKey).ToListAsync(cancellation);
        var wanted = entries.Select(c => c.Id).ToHashSet();
        var facilities = await db.Set<NetworkNode>().AsNoTracking()
            .Where(n => n.Computer != null && db.Set<NetworkNode>().Any(own => own.Facility == facility.Id && own.Computer == n.Computer)).Select(n => n.Facility).Distinct().ToListAsync(cancellation);
        var (found, networks) = (new Dictionary<ComputerId, ClassSet?>(), new Dictionary<ComputerId, int>());
        foreach (var each in facilities)
        {
            var drawn = await read.NetworkAsync(each, cancellation);
            var nodes = drawn.Nodes.Select((n, i) => (n.Computer, i)).Where(n => n.Computer is { } c && wanted.Contains(c)).GroupBy(n => n.Computer!.Value, n => n.i);
            foreach (var node in nodes)
            {
                networks[node.Key] = networks.GetValueOrDefault(node.Key) + 1;
                var classes = node.Select(i => Settled(drawn.AnswerOf(i))).Aggregate(Together);
                found[node.Key] = found.TryGetValue(node.Key, out var before) ? Together(before, classes) : classes;
            }
        }

        var context = await judge.ContextAsync(facility.Operator, cancellation);
        var last = await judge.LastAsync([.. entries.Where(c => c.NotifiedIn is not null).Select(c => c.Id)], cancellation);
        return [.. entries.Select(Of)];

        ClassesOfEntry Of(Computer entry)
        {
            var classes = found[entry.Id];
            var standing = context.Of(classes is null ? entry.Entry : entry.Entry with { Classes = classes }, last.GetValueOrDefault(entry.Id), entry.ChangedOn);
            return new ClassesOfEntry(entry, classes, networks[entry.Id], standing.State, standing.Due?.LastDay);
        }
    }

    /// <summary>What a person saw: confirmed is this and nothing else.</summary>
    public static string Digest(IEnumerable<ClassesOfEntry> seen) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', seen.Where(e => e.Changes).Select(e => $"{e.Entry.Id} {e.Entry.Revision} {e.Classes} {e.State} {e.DueOn:yyyyMMdd}")))));

    private static ClassSet? Settled(ClassAnswer answer) => answer.Open.IsSpecified ? null : answer.Certain;

    private static ClassSet? Together(ClassSet? one, ClassSet? other) => one is { } a && other is { } b ? a.And(b) : null;
}

using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Importing;
using Noroshi.CriticalComputers.Judging;
using Noroshi.CriticalComputers.Registering;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Store;
using Noroshi.Web.Showing;

namespace Noroshi.CriticalComputers.ChangingMany;

/// <summary>What a change of many entries would do to each: before and after, where it would stand, until when something would be owed. It remembers the names that have come.</summary>
internal sealed class BulkRows(OrganisationId @operator, BulkEdit edit, JudgingContext context, IReadOnlyDictionary<FacilityId, string> facilities, DateOnly today)
{
    private readonly HashSet<(FacilityId, string)> moved = [];

    public async Task<IReadOnlyList<Func<Guid, int, ImportRow>>> OfAsync(StoreDb db, IReadOnlyList<Computer> batch, CancellationToken cancellation)
    {
        var notified = await JudgingContext.LastAsync(db, [.. batch.Where(c => c.NotifiedIn is not null).Select(c => c.Id)], cancellation);
        var undone = edit.Undoes is { } run ? await UndoneAsync(db, run, batch, cancellation) : null;
        var wanted = batch.Select(c => (Computer: c, Wanted: Wanted(c, undone))).ToArray();
        var taken = await TakenAsync(db, [.. wanted.Where(w => w.Wanted.Entry.Facility != w.Computer.Facility).Select(w => (w.Wanted.Entry.Facility, w.Computer.LabelKey))], cancellation);
        return [.. wanted.Select(w => One(w.Computer, w.Wanted.Entry, w.Wanted.Left, notified.GetValueOrDefault(w.Computer.Id), taken))];
    }

    private (ComputerEntry Entry, IReadOnlyList<RowRemark> Left) Wanted(Computer computer, Dictionary<ComputerId, (ComputerEntry Before, ComputerEntry After)?>? undone) =>
        undone is null ? (edit.On(computer.Entry), []) : Back(computer.Entry, undone.GetValueOrDefault(computer.Id));

    private Func<Guid, int, ImportRow> One(Computer computer, ComputerEntry entry, IReadOnlyList<RowRemark> left, NotifiedItems? last, HashSet<(FacilityId, string)> taken)
    {
        var remarks = RowRemark.Differences(computer.Entry, entry, facilities).ToList();
        var changes = remarks.Count > 0;
        remarks.AddRange(left);
        var faults = EntryChecks.ThatKeepOut(entry, today).Select(p => new RowRemark("", p.Message.Ja, p.Message.En, true)).ToList();
        if (entry.Facility != computer.Facility && (taken.Contains((entry.Facility, computer.LabelKey)) || !moved.Add((entry.Facility, computer.LabelKey))))
        {
            faults.Add(new("facility", "移す先の設備に、同じ管理名の登録があります。", "The facility to which it would go has an entry of the same name.", true));
        }

        remarks.AddRange(faults);
        if (faults.Count > 0 || !changes)
        {
            return Row(computer, computer.State, faults.Count > 0 ? RowVerdict.Faulty : RowVerdict.Same, null, remarks);
        }

        var standing = context.Of(entry, last, computer.ChangedOn);
        if (standing.Due?.LastDay is { } due && due != computer.DueOn)
        {
            var words = TokyoText.InWords(due);
            remarks.Add(new("", $"届出の期限は{words.Ja}になります。", $"It would have to be notified by {words.En}.", false));
        }

        return Row(computer, standing.State, RowVerdict.Changed, EntryJson.Of(entry).ToJsonString(), remarks);
    }

    // What was changed together is set back where it still says what it was changed to; what somebody has changed since stays.
    private (ComputerEntry Entry, IReadOnlyList<RowRemark> Left) Back(ComputerEntry now, (ComputerEntry Before, ComputerEntry After)? change)
    {
        if (change is not { } known)
        {
            return (now, []);
        }

        var (before, after) = known;

        T Of<T>(T present, T was, T became) => EqualityComparer<T>.Default.Equals(present, became) ? was : present;
        var entry = now with
        {
            Facility = Of(now.Facility, before.Facility, after.Facility),
            Unit = Of(now.Unit, before.Unit, after.Unit),
            Classes = Of(now.Classes, before.Classes, after.Classes),
            Dedicated = Of(now.Dedicated, before.Dedicated, after.Dedicated),
            IntroducedOn = Of(now.IntroducedOn, before.IntroducedOn, after.IntroducedOn),
            RemovedOn = Of(now.RemovedOn, before.RemovedOn, after.RemovedOn),
            Impact = Of(now.Impact, before.Impact, after.Impact),
            Exposed = Of(now.Exposed, before.Exposed, after.Exposed),
            Isolated = Of(now.Isolated, before.Isolated, after.Isolated),
            Ismap = Of(now.Ismap, before.Ismap, after.Ismap),
            Dependency = Of(now.Dependency, before.Dependency, after.Dependency),
            Note = Of(now.Note, before.Note, after.Note),
        };
        var since = EntryDifferences.Between(after, now, facilities).Select(d => d.Field).Intersect(EntryDifferences.Between(before, after, facilities).Select(d => d.Field));
        return (entry, [.. since.Select(f => new RowRemark(f, "まとめて変更した後に変わっているため、元に戻しません。", "It has been changed since and is left as it is.", false))]);
    }

    // The history says how each stood before: the change of this way that made it what the run had confirmed.
    private static async Task<Dictionary<ComputerId, (ComputerEntry Before, ComputerEntry After)?>> UndoneAsync(StoreDb db, Guid run, IReadOnlyList<Computer> batch, CancellationToken cancellation)
    {
        ComputerId[] ids = [.. batch.Select(c => c.Id)];
        var confirmed = await db.Set<ImportRow>().AsNoTracking().Where(r => r.Import == run && r.Verdict == RowVerdict.Changed && ids.Contains(r.Computer!.Value)).ToDictionaryAsync(r => r.Computer!.Value, r => r.Entry, cancellation);
        ComputerId[] those = [.. confirmed.Keys];
        var changes = await db.Set<ComputerChange>().AsNoTracking().Where(c => those.Contains(c.Computer) && c.Way == ChangeWay.Bulk && c.Before != null).OrderBy(c => c.At).ToListAsync(cancellation);
        var undone = new Dictionary<ComputerId, (ComputerEntry, ComputerEntry)?>();
        foreach (var change in changes.Where(c => c.After == confirmed[c.Computer]))
        {
            undone[change.Computer] = (EntryJson.Read(change.Before!), EntryJson.Read(change.After));
        }

        return undone;
    }

    private async Task<HashSet<(FacilityId, string)>> TakenAsync(StoreDb db, IReadOnlyList<(FacilityId Facility, string Key)> wanted, CancellationToken cancellation)
    {
        if (wanted.Count == 0)
        {
            return [];
        }

        var (places, keys) = (wanted.Select(w => w.Facility).Distinct().ToArray(), wanted.Select(w => w.Key).Distinct().ToArray());
        return [.. (await db.Set<Computer>().AsNoTracking().Where(c => c.Operator == @operator && places.Contains(c.Facility) && keys.Contains(c.LabelKey)).Select(c => new { c.Facility, c.LabelKey }).ToListAsync(cancellation))
            .Select(c => (c.Facility, c.LabelKey))];
    }

    private static Func<Guid, int, ImportRow> Row(Computer computer, ComputerState state, RowVerdict verdict, string? entry, List<RowRemark> remarks) => (import, ordinal) => new ImportRow
    {
        Import = import,
        Ordinal = ordinal,
        Verdict = verdict,
        State = state,
        Label = computer.Label,
        Product = computer.Product,
        Maker = computer.Maker,
        Unit = computer.Unit,
        Computer = computer.Id,
        Seen = computer.Revision,
        Entry = entry,
        Remarks = remarks.Count == 0 ? null : JsonSerializer.Serialize(remarks),
    };
}

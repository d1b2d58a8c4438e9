using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Judging;
using Noroshi.CriticalComputers.Registering;
using Noroshi.CriticalComputers.Store;
using Noroshi.Formats.Inventories;
using Noroshi.Kernel;
using Noroshi.Store;

namespace Noroshi.CriticalComputers.Importing;

/// <summary>
/// Lays the rows of an import beside the register. It remembers which names have come, so that the second of a name is told: sixteen bytes of
/// each, so that memory does not grow with their text.
/// </summary>
internal sealed class CompareRows(OrganisationId @operator, JudgingContext context)
{
    private readonly HashSet<UInt128> seen = [];
    private readonly HashSet<FacilityId> touched = [];

    /// <summary>What each of a batch would do. The maker of a row is given the import and its place.</summary>
    public async Task<IReadOnlyList<Func<Guid, int, ImportRow>>> CompareAsync(StoreDb db, ReadEntry reading, IReadOnlyList<InventoryItem> batch, CancellationToken cancellation)
    {
        var keys = batch.Select(i => i.Row is { } row && reading.FacilityOf(row) is { } at ? RegisterKeys.OfLabel(reading.LabelOf(row)) : null).ToArray();
        var wanted = keys.OfType<string>().Distinct().ToArray();
        var known = (await db.Set<Computer>().AsNoTracking().Where(c => c.Operator == @operator && wanted.Contains(c.LabelKey)).ToListAsync(cancellation))
            .ToDictionary(c => (c.Facility, c.LabelKey));
        var notified = await JudgingContext.LastAsync(db, [.. known.Values.Where(c => c.NotifiedIn is not null).Select(c => c.Id)], cancellation);
        return [.. batch.Select((item, i) => One(item, keys[i], reading, known, notified))];
    }

    /// <summary>Of the next entries of the register, in the facilities that the file named: those in use and not in the file. The last entry that was looked at; null at the end.</summary>
    public async Task<(IReadOnlyList<Func<Guid, int, ImportRow>> Gone, ComputerId? Last)> GoneAsync(StoreDb db, ComputerId after, int most, CancellationToken cancellation)
    {
        var facilities = touched.ToArray();
        var batch = await db.Set<Computer>().AsNoTracking().Where(c => c.Operator == @operator && facilities.Contains(c.Facility) && c.RemovedOn == null && c.Id > after).OrderBy(c => c.Id).Take(most).ToListAsync(cancellation);
        return (
            [.. batch.Where(c => !seen.Contains(Mark(c.Facility, c.LabelKey))).Select(c => (Func<Guid, int, ImportRow>)((import, ordinal) => Row(import, ordinal, 0, RowVerdict.Gone, c.State, c.Entry, c, null, [])))],
            batch.Count == most ? batch[^1].Id : null);
    }

    // Half of SHA-256: two names of one mark are neither met by chance nor made.
    private static UInt128 Mark(FacilityId facility, string key)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData([.. facility.Value.ToByteArray(), .. Encoding.UTF8.GetBytes(key)], digest);
        return BinaryPrimitives.ReadUInt128LittleEndian(digest);
    }

    private Func<Guid, int, ImportRow> One(
        InventoryItem item, string? key, ReadEntry reading, Dictionary<(FacilityId, string), Computer> known, Dictionary<ComputerId, NotifiedItems> notified)
    {
        if (item.Fault is { } fault)
        {
            return (import, ordinal) => Faulty(import, ordinal, fault.Line, new InventoryRow(fault.Line), new RowRemark(fault.Column, fault.Message.Ja, fault.Message.En, true));
        }

        var row = item.Row!;
        if (reading.FacilityOf(row) is not { } at)
        {
            return (import, ordinal) => Faulty(import, ordinal, row.Line, row, new RowRemark("facility", $"特定重要設備「{row.Facility}」は登録されていません。先に設備を登録するか、この欄を直してください。", $"There is no facility “{row.Facility}”. Enter it first, or correct the cell.", true));
        }

        var meets = known.GetValueOrDefault((at, key!));
        var (entry, remarks) = reading.Read(row, at, meets?.Entry);
        if (remarks.Any(r => r.IsFault))
        {
            return (import, ordinal) => Row(import, ordinal, row.Line, RowVerdict.Faulty, ComputerState.Doubtful, entry, meets, null, remarks);
        }

        touched.Add(at);
        if (!seen.Add(Mark(at, key!)))
        {
            remarks.Add(new("label", "同じ管理名の行がほかにもあります。初めの行だけを取り込みます。", "Another row has the same name. Only the first is taken over.", false));
            return (import, ordinal) => Row(import, ordinal, row.Line, RowVerdict.Duplicate, ComputerState.Doubtful, entry, meets, null, remarks);
        }

        var standing = context.Of(entry, meets is null ? null : notified.GetValueOrDefault(meets.Id), meets?.ChangedOn);
        var verdict = meets is null ? RowVerdict.New : meets.Entry == entry ? RowVerdict.Same : RowVerdict.Changed;
        if (verdict is RowVerdict.Changed)
        {
            // A row is known by its facility, so that this never differs.
            remarks.InsertRange(0, RowRemark.Differences(meets!.Entry, entry, FrozenDictionary<FacilityId, string>.Empty));
        }

        return (import, ordinal) => Row(import, ordinal, row.Line, verdict, standing.State, entry, meets, verdict is RowVerdict.Same ? null : EntryJson.Of(entry).ToJsonString(), remarks);
    }

    private static ImportRow Faulty(Guid import, int ordinal, int line, InventoryRow row, RowRemark remark) => new()
    {
        Import = import,
        Ordinal = ordinal,
        Line = line,
        Verdict = RowVerdict.Faulty,
        Label = Cut(row.Label ?? "", RegisterKeys.LongestLabel),
        Product = Cut(row.Product ?? "", RegisterKeys.LongestName),
        Maker = Cut(row.Maker ?? "", RegisterKeys.LongestName),
        Remarks = JsonSerializer.Serialize(new[] { remark }),
    };

    private static ImportRow Row(Guid import, int ordinal, int line, RowVerdict verdict, ComputerState state, ComputerEntry entry, Computer? meets, string? json, List<RowRemark> remarks) => new()
    {
        Import = import,
        Ordinal = ordinal,
        Line = line,
        Verdict = verdict,
        State = state,
        Label = Cut(entry.Label, RegisterKeys.LongestLabel),
        Product = Cut(entry.Product, RegisterKeys.LongestName),
        Maker = Cut(entry.Maker, RegisterKeys.LongestName),
        Unit = entry.Unit,
        Computer = meets?.Id,
        Seen = meets?.Revision ?? 0,
        Entry = json,
        Remarks = remarks.Count == 0 ? null : JsonSerializer.Serialize(remarks),
    };

    private static string Cut(string text, int longest) => text.Length <= longest ? text : text[..longest];
}

using System.Globalization;
using System.Text.RegularExpressions;
using Noroshi.CriticalComputers.Face;
using Noroshi.CriticalComputers.Law;
using Noroshi.CriticalComputers.Law.Classes;
using Noroshi.CriticalComputers.Registering;
using Noroshi.CriticalComputers.Store;
using Noroshi.Formats.Inventories;
using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Importing;

/// <summary>A remark on a row: which column, and what. A fault keeps the row out; anything else is only said. One that names a version is forgotten once a person has decided.</summary>
internal sealed record RowRemark(string Column, string Ja, string En, bool IsFault, bool NamesVersion = false)
{
    /// <summary>What a change would change, field by field.</summary>
    public static IEnumerable<RowRemark> Differences(ComputerEntry before, ComputerEntry after, IReadOnlyDictionary<FacilityId, string> facilities) =>
        EntryDifferences.Between(before, after, facilities).Select(d => new RowRemark(d.Field, $"{d.Before.Ja} → {d.After.Ja}", $"{d.Before.En} → {d.After.En}", false));
}

/// <summary>
/// Makes an entry of what a row says. What the row leaves out stays as the register has it; what cannot be read is a fault that names the
/// column and the mend. A version at the end of a product is left out if that was asked for, and said.
/// </summary>
internal sealed partial class ReadEntry(IReadOnlyDictionary<string, FacilityId> facilities, FacilityId facility, bool withoutVersions, RegisterRules rules, CheckSpelling spelling)
{
    private static readonly string[] NoClass = ["なし", "無し", "対象外", "none", "n/a", "-"];

    /// <summary>In which facility the row stands; null if it names one that is not there.</summary>
    public FacilityId? FacilityOf(InventoryRow row) =>
        row.Facility is not { } name ? facility : facilities.TryGetValue(RegisterKeys.OfLabel(name), out var found) ? found : null;

    /// <summary>By what the row is known: its name, or else its product, without a version that is left out: an update makes it no other computer.</summary>
    public string LabelOf(InventoryRow row) => row.Label ?? (row.Product is { } product ? withoutVersions ? WithoutVersion(product) : product : "");

    /// <summary>The entry, and what is to be said of it. With a fault among the remarks the entry is not to be kept.</summary>
    public (ComputerEntry Entry, List<RowRemark> Remarks) Read(InventoryRow row, FacilityId at, ComputerEntry? known)
    {
        var remarks = new List<RowRemark>();
        var unit = WrittenUnit.Read(row.Kind);
        var entry = new ComputerEntry
        {
            Facility = at,
            Label = LabelOf(row),
            Product = Product(row.Product, remarks) ?? known?.Product ?? "",
            Maker = row.Maker ?? known?.Maker ?? "",
            Unit = unit is ComputerUnit.Unknown ? known?.Unit ?? unit : unit,
            Classes = Classes(row.Classes, remarks) ?? known?.Classes,
            Dedicated = Dedicated(row.Dedicated, remarks) ?? known?.Dedicated ?? DedicatedUse.NotAsked,
            IntroducedOn = Day(row.Introduced, "introduced", remarks) ?? known?.IntroducedOn,
            RemovedOn = Day(row.Removed, "removed", remarks) ?? known?.RemovedOn,
            Impact = Impact(row.Impact, remarks) ?? known?.Impact,
            Exposed = Flag(row.Exposed, "exposed", remarks) ?? known?.Exposed,
            Isolated = Flag(row.Isolated, "isolated", remarks) ?? known?.Isolated,
            Ismap = Flag(row.Ismap, "ismap", remarks) ?? known?.Ismap,
            Dependency = row.Dependency ?? known?.Dependency,
            Note = row.Note ?? known?.Note,
        };
        entry = spelling.Look(row, entry, remarks);
        if (row.Kind is { } kind && unit is ComputerUnit.Unknown)
        {
            remarks.Add(new("kind", $"種類「{Cut(kind)}」からは、アプライアンスか、OSなどかが分かりません。", $"The kind “{Cut(kind)}” does not tell whether it is an appliance, an operating system or the like.", false));
        }

        if (TheseProductsNeedNoNotification.Of(entry.Product, entry.Maker, rules.Designated).Why is { } why)
        {
            remarks.Add(new("product", why.Ja, why.En, false));
        }

        remarks.AddRange(EntryChecks.ThatKeepOut(entry, rules.Day).Select(p => new RowRemark(ColumnOf(p.Field), p.Message.Ja, p.Message.En, true)));
        if (entry.Product.Length == 0 || entry.Maker.Length == 0)
        {
            remarks.Add(new(entry.Product.Length == 0 ? "product" : "maker", "製品名又は製造者名がありません。届け出る前に入力してください。", "The product or the maker is missing. Enter it before notifying.", false));
        }

        return (entry, remarks);
    }

    private string? Product(string? written, List<RowRemark> remarks)
    {
        if (written is null || Version().Match(written) is not { Success: true, Index: > 0 } version)
        {
            return written;
        }

        remarks.Add(withoutVersions
            ? new("product", $"バージョンらしい部分「{Cut(version.Value.Trim())}」を除きました。", $"What looks like a version, “{Cut(version.Value.Trim())}”, was left out.", false, NamesVersion: true)
            : new("product", "製品名にバージョンらしい部分があります。バージョンは届け出る事項ではありません。", "The product seems to hold a version. A version is not notified.", false));
        return withoutVersions ? WithoutVersion(written) : written;
    }

    private static string WithoutVersion(string written) =>
        Version().Match(written) is { Success: true, Index: > 0 } version ? written[..version.Index].TrimEnd(' ', '　', ',', '、') : written;

    private static ClassSet? Classes(string? written, List<RowRemark> remarks)
    {
        if (written is null)
        {
            return null;
        }

        var folded = FoldedWidth.Of(written).Trim();
        if (NoClass.Contains(folded, StringComparer.OrdinalIgnoreCase))
        {
            return ClassSet.Empty;
        }

        var classes = ClassSet.Empty;
        foreach (var part in folded.Replace('_', '-').Replace('−', '-').Split([',', '、', ';', '/', ' ', '・', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (!DeviceClasses.TryParse(part, out var found))
            {
                remarks.Add(new("classes", $"区分「{Cut(part)}」は読み取れません。T1、T2-1～T2-7（T2-5a・T2-5b）、T3-1、T3-2、なし のいずれかにしてください。", $"The class “{Cut(part)}” is not known. Write T1, T2-1 to T2-7 (T2-5a, T2-5b), T3-1, T3-2 or none.", true));
                return null;
            }

            classes = classes.With(found);
        }

        return classes.IsSpecified ? classes : null;
    }

    private static DedicatedUse? Dedicated(string? written, List<RowRemark> remarks)
    {
        switch (written?.Trim().ToLowerInvariant())
        {
            case null:
                return null;
            case "いいえ" or "no" or "×" or "汎用" or "false" or "0":
                return DedicatedUse.No;
            case "はい" or "yes" or "○" or "専用" or "true" or "1":
                return DedicatedUse.OneOperator;
            case "グループ専用" or "one-group":
                return DedicatedUse.OneGroup;
            case var code when DedicatedUses.Parse(code) is { } use:
                return use;
            default:
                remarks.Add(new("dedicated", $"専用の製品かどうか「{Cut(written!)}」が読み取れません。はい、いいえ、グループ専用 のいずれかにしてください。", $"“{Cut(written!)}” does not tell whether the product is dedicated. Write yes, no or one-group.", true));
                return null;
        }
    }

    private static DateOnly? Day(string? written, string column, List<RowRemark> remarks)
    {
        if (written is null)
        {
            return null;
        }

        if (WrittenDay.TryRead(written, out var day))
        {
            return day;
        }

        remarks.Add(new(column, $"日付「{Cut(written)}」が読み取れません。2026-11-02 のように書いてください。", $"The day “{Cut(written)}” cannot be read. Write it like 2026-11-02.", true));
        return null;
    }

    private static int? Impact(string? written, List<RowRemark> remarks)
    {
        if (written is null)
        {
            return null;
        }

        if (int.TryParse(FoldedWidth.Of(written), NumberStyles.None, CultureInfo.InvariantCulture, out var impact) && impact is >= 1 and <= 5)
        {
            return impact;
        }

        remarks.Add(new("impact", $"影響度「{Cut(written)}」が読み取れません。1から5までの数字にしてください。", $"The impact “{Cut(written)}” cannot be read. Write a number from 1 to 5.", true));
        return null;
    }

    private static bool? Flag(string? written, string column, List<RowRemark> remarks)
    {
        switch (written is null ? null : FoldedWidth.Of(written).Trim().ToLowerInvariant())
        {
            case null:
                return null;
            case "はい" or "yes" or "y" or "○" or "true" or "1" or "有":
                return true;
            case "いいえ" or "no" or "n" or "×" or "false" or "0" or "無":
                return false;
            default:
                remarks.Add(new(column, $"「{Cut(written!)}」が読み取れません。はい、いいえ のどちらかにしてください。", $"“{Cut(written!)}” cannot be read. Write yes or no.", true));
                return null;
        }
    }

    private static string ColumnOf(string field) => field switch
    {
        nameof(ComputerEntry.IntroducedOn) => "introduced",
        nameof(ComputerEntry.RemovedOn) => "removed",
        _ => field.ToLowerInvariant(),
    };

    // Numbers with points at the end, announced or not: "FortiOS 7.2.4", "nginx (ver. 1.24.0)". A year or a model number is part of the name.
    [GeneratedRegex(@"[\s,、]*[(（]?\s*(?:version|ver|v|バージョン)?[.\s]*[0-9]{1,6}(?:\.[0-9]{1,6}){1,5}[0-9A-Za-z.+_-]{0,20}\s*[)）]?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Version();

    private static string Cut(string text) => text.Length <= 40 ? text : text[..40] + "…";
}

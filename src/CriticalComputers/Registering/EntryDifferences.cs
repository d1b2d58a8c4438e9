using System.Globalization;
using Noroshi.CriticalComputers.Face;
using Noroshi.CriticalComputers.Law;
using Noroshi.CriticalComputers.Law.Classes;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Registering;

/// <summary>The fields in which two entries differ, said to a person.</summary>
internal static class EntryDifferences
{
    /// <summary>Each field that differs: its column, what stood there, what would stand there.</summary>
    public static IEnumerable<(string Field, Words Before, Words After)> Between(ComputerEntry before, ComputerEntry after, IReadOnlyDictionary<FacilityId, string> facilities)
    {
        Words Named(FacilityId id) => Text(facilities.GetValueOrDefault(id));
        (string Field, Words Before, Words After)[] all =
        [
            ("label", Text(before.Label), Text(after.Label)), ("product", Text(before.Product), Text(after.Product)), ("maker", Text(before.Maker), Text(after.Maker)),
            ("facility", Named(before.Facility), Named(after.Facility)), ("kind", before.Unit.Words(), after.Unit.Words()), ("classes", Of(before.Classes), Of(after.Classes)),
            ("dedicated", before.Dedicated.Words(), after.Dedicated.Words()), ("introduced", Of(before.IntroducedOn), Of(after.IntroducedOn)), ("removed", Of(before.RemovedOn), Of(after.RemovedOn)),
            ("impact", Text(before.Impact?.ToString(CultureInfo.InvariantCulture)), Text(after.Impact?.ToString(CultureInfo.InvariantCulture))), ("exposed", Of(before.Exposed), Of(after.Exposed)),
            ("isolated", Of(before.Isolated), Of(after.Isolated)), ("ismap", Of(before.Ismap), Of(after.Ismap)), ("dependency", Text(before.Dependency), Text(after.Dependency)), ("note", Text(before.Note), Text(after.Note)),
        ];
        return all.Where(f => f.Before != f.After);
    }

    private static Words Of(ClassSet? classes) => classes is not { } known ? new("未確認", "not settled") : known.IsSpecified ? Text(known.ToString()) : new("なし", "none");

    private static Words Of(DateOnly? day) => Text(day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    private static Words Of(bool? flag) => flag is { } known ? YesOrNo.Of(known) : Text(null);

    private static Words Text(string? text) => text is { Length: > 0 } ? new(text, text) : new("（なし）", "(nothing)");
}

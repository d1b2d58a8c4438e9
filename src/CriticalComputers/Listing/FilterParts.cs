using System.Globalization;
using Noroshi.CriticalComputers.Face;
using Noroshi.CriticalComputers.Law;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Listing;

/// <summary>One condition of a filter, and the filter without it.</summary>
/// <param name="Name">Its name in the address.</param>
/// <param name="Title">What it narrows by.</param>
/// <param name="Value">To what.</param>
/// <param name="Without">What is left when it is dropped.</param>
internal sealed record FilterPart(string Name, Words Title, Words Value, RegisterFilter Without);

/// <summary>A filter, taken apart for a person who is to drop a part of it.</summary>
internal static class FilterParts
{
    public static Words Facility { get; } = new("特定重要設備", "Facility");

    public static Words Class { get; } = new("区分", "Class");

    public static Words Unit { get; } = new("種類", "Kind");

    public static Words Maker { get; } = new("製造者名", "Maker");

    public static Words Dedicated { get; } = new("専用の製品か", "Dedicated");

    public static Words Impact { get; } = new("事業への影響", "Impact");

    public static Words Exposed { get; } = new("インターネットから到達できる", "Reachable from the internet");

    public static Words Isolated { get; } = new("ネットワークから切り離されている", "Cut off from networks");

    public static Words Ismap { get; } = new("ISMAPに登録されている", "On the ISMAP list");

    private static Words State { get; } = new("状態", "State");

    private static Words Text { get; } = new("語句", "Words");

    public static IReadOnlyList<FilterPart> Of(RegisterFilter f, IReadOnlyDictionary<FacilityId, string> facilities)
    {
        var parts = new List<FilterPart>();
        void Add(bool there, string name, Words title, Func<Words> value, RegisterFilter without)
        {
            if (there)
            {
                parts.Add(new FilterPart(name, title, value(), without with { After = null }));
            }
        }

        Add(f.Text is not null, "q", Text, () => Said(f.Text!), f with { Text = null });
        Add(f.State is not null, "state", State, () => f.State!.Value.Words(), f with { State = null });
        Add(f.Facility is not null, "facility", Facility, () => Said(facilities.GetValueOrDefault(f.Facility!.Value, "")), f with { Facility = null });
        Add(f.Class is not null, "class", Class, () => Said(f.Class!.Value.Code()), f with { Class = null });
        Add(f.Unit is not null, "unit", Unit, () => f.Unit!.Value.Words(), f with { Unit = null });
        Add(f.Maker is not null, "maker", Maker, () => Said(f.Maker!), f with { Maker = null });
        Add(f.Dedicated is not null, "dedicated", Dedicated, () => f.Dedicated!.Value.Words(), f with { Dedicated = null });
        Add(f.Impact is not null, "impact", Impact, () => Said(f.Impact!.Value.ToString(CultureInfo.InvariantCulture)), f with { Impact = null });
        Add(f.Exposed is not null, "exposed", Exposed, () => Flag(f.Exposed), f with { Exposed = null });
        Add(f.Isolated is not null, "isolated", Isolated, () => Flag(f.Isolated), f with { Isolated = null });
        Add(f.Ismap is not null, "ismap", Ismap, () => Flag(f.Ismap), f with { Ismap = null });
        return parts;
    }

    private static Words Flag(bool? flag) => flag is true ? new("はい", "Yes") : new("いいえ・未入力", "No, or not said");

    private static Words Said(string text) => new(text, text);
}

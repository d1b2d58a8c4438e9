using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Noroshi.CriticalComputers.Face;
using Noroshi.CriticalComputers.Law;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Web.Machines;

namespace Noroshi.CriticalComputers.Listing;

/// <summary>By what a list of entries is sorted.</summary>
internal enum RegisterSort
{
    /// <summary>The last day that is owed, the nearest first.</summary>
    Due,

    /// <summary>The operator's name for it.</summary>
    Name,

    /// <summary>The impact on the business, the greatest first.</summary>
    Impact,
}

/// <summary>What is asked of a list of entries, as it stands in the address of the page.</summary>
internal sealed record RegisterFilter
{
    public const int LongestText = 200;

    private static readonly Words Unknown = new("この値では絞り込めません。仕様書にある値を使ってください。", "The list cannot be narrowed by this value. Use one that the description names.");

    public string? Text { get; init; }

    public ComputerState? State { get; init; }

    public FacilityId? Facility { get; init; }

    public DeviceClass? Class { get; init; }

    public ComputerUnit? Unit { get; init; }

    /// <summary>The maker as it was written.</summary>
    public string? Maker { get; init; }

    public DedicatedUse? Dedicated { get; init; }

    public int? Impact { get; init; }

    /// <summary>Only those said to be so, or only those not said to be so.</summary>
    public bool? Exposed { get; init; }

    public bool? Isolated { get; init; }

    public bool? Ismap { get; init; }

    public RegisterSort Sort { get; init; }

    /// <summary>After which entry the page begins.</summary>
    public RegisterCursor? After { get; init; }

    public bool NarrowsDown => this with { State = null, Sort = default, After = null } != new RegisterFilter();

    /// <summary>Reads the part of an address behind its question mark, as it was carried on.</summary>
    public static RegisterFilter Read(string query) => Read(new QueryCollection(QueryHelpers.ParseQuery(query)));

    /// <summary>Reads an address. What it does not know it leaves out, and puts down among the problems if they are asked for.</summary>
    public static RegisterFilter Read(IQueryCollection query, Problems? problems = null)
    {
        var text = query["q"].ToString().Trim();
        problems?.Unless(text.Length <= LongestText, "q", "too-long", new($"{LongestText}文字以内で指定してください。", $"Use at most {LongestText} characters."));
        T? Of<T>(string name, Func<string, T?> read)
        {
            var written = query[name].ToString();
            var found = written.Length == 0 ? default : read(written);
            problems?.Unless(written.Length == 0 || found is not null, name, "unknown-value", Unknown);
            return found;
        }

        return new()
        {
            Text = text is { Length: > 0 and <= LongestText } ? text : null,
            State = Of("state", Named<ComputerState>),
            Facility = Of("facility", w => Guid.TryParse(w, out var id) ? new FacilityId(id) : (FacilityId?)null),
            Class = Of("class", w => DeviceClasses.TryParse(w, out var found) ? found : (DeviceClass?)null),
            Unit = Of("unit", ComputerUnits.Parse),
            Maker = Of("maker", w => w.Length <= RegisterKeys.LongestName ? w : null),
            Dedicated = Of("dedicated", DedicatedUses.Parse),
            Impact = Of("impact", w => w is [>= '1' and <= '5'] ? w[0] - '0' : (int?)null),
            Exposed = Of("exposed", Flag),
            Isolated = Of("isolated", Flag),
            Ismap = Of("ismap", Flag),
            Sort = Of("sort", Named<RegisterSort>) ?? RegisterSort.Due,
            After = Of("after", RegisterCursor.Read) ?? Of("cursor", RegisterCursor.Read),
        };
    }

    // As the pages write it and as machines do.
    private static T? Named<T>(string written)
        where T : struct, Enum => Enum.GetValues<T>().Cast<T?>().FirstOrDefault(v => v!.Value.ToString() == written || Kebab.Of(v.Value) == written);

    private static bool? Flag(string written) => written switch { "true" => true, "false" => false, _ => null };
}

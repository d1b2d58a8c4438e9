using System.Diagnostics;
using System.Globalization;
using Noroshi.CriticalComputers.Face;
using Noroshi.CriticalComputers.Law.Classes;
using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Viewing;

/// <summary>From where a computer can be attacked, as far as the register knows. The first that holds is taken, so that each stands in one column.</summary>
internal enum AttackSurface
{
    /// <summary>Said to be reachable from the internet.</summary>
    Exposed,

    /// <summary>Controls access: a directory, a VPN gateway (T2-6, T3-1).</summary>
    ControlsAccess,

    /// <summary>Has an assigned address (T2-7, T3-2).</summary>
    HasAddress,

    /// <summary>Said to be cut off from every network.</summary>
    Isolated,

    /// <summary>Said not to be reachable from the internet.</summary>
    OnlyInside,

    /// <summary>Nothing is said.</summary>
    NotKnown,
}

/// <summary>How near a computer stands to the core function: its nearest class in the order of the text, or none, or not settled.</summary>
internal readonly record struct Nearness
{
    private Nearness(string code, Words name) => (Code, Name) = (code, name);

    public string Code { get; }

    public Words Name { get; }

    public static Nearness None { get; } = new("none", new("どの区分にも当たらない", "Of no class"));

    public static Nearness NotSettled { get; } = new("unsettled", new("区分が未確認", "Classes not settled"));

    /// <summary>All rows, the nearest first.</summary>
    public static IReadOnlyList<Nearness> All { get; } = [.. DeviceClasses.All.Select(c => new Nearness(c.Code(), c.Words())), None, NotSettled];

    public static Nearness Of(ClassSet? classes) => classes switch
    {
        null => NotSettled,
        { IsSpecified: false } => None,
        { } known => All[(int)known.Classes.First()],
    };

    public static Nearness? Parse(string? code) => All.Where(n => n.Code == code).Cast<Nearness?>().FirstOrDefault();
}

/// <summary>The columns, said to a person and in an address.</summary>
internal static class AttackSurfaces
{
    private static readonly ClassSet Access = ClassSet.Of(DeviceClass.T2_6, DeviceClass.T3_1);
    private static readonly ClassSet Address = ClassSet.Of(DeviceClass.T2_7, DeviceClass.T3_2);

    public static IReadOnlyList<AttackSurface> All { get; } = Enum.GetValues<AttackSurface>();

    /// <summary>What can be told from classes alone: an authority is notified of nothing else.</summary>
    public static IReadOnlyList<AttackSurface> FromClasses { get; } = [AttackSurface.ControlsAccess, AttackSurface.HasAddress, AttackSurface.NotKnown];

    public static AttackSurface Of(ClassSet classes, bool? exposed, bool? isolated) =>
        exposed is true ? AttackSurface.Exposed
        : (classes.Bits & Access.Bits) != 0 ? AttackSurface.ControlsAccess
        : (classes.Bits & Address.Bits) != 0 ? AttackSurface.HasAddress
        : isolated is true ? AttackSurface.Isolated
        : exposed is false ? AttackSurface.OnlyInside
        : AttackSurface.NotKnown;

    public static Words Words(this AttackSurface surface) => surface switch
    {
        AttackSurface.Exposed => new("インターネットから到達できる", "Reachable from the internet"),
        AttackSurface.ControlsAccess => new("アクセス制御・VPN（T2-6、T3-1）", "Access control, VPN (T2-6, T3-1)"),
        AttackSurface.HasAddress => new("IPアドレスの割当て（T2-7、T3-2）", "Assigned address (T2-7, T3-2)"),
        AttackSurface.Isolated => new("切り離されている", "Cut off"),
        AttackSurface.OnlyInside => new("内部だけ", "Only inside"),
        AttackSurface.NotKnown => new("分からない", "Not known"),
        _ => throw new UnreachableException(),
    };

    public static AttackSurface? Parse(string? code) => Enum.TryParse<AttackSurface>(code, false, out var surface) && Enum.IsDefined(surface) ? surface : null;
}

/// <summary>How many computers stand at each place of the two axes.</summary>
/// <param name="Counts">By place; a place that is not there has none.</param>
/// <param name="Columns">The columns that can be told.</param>
/// <param name="Path">The page on which the computers of a place are listed.</param>
internal sealed record AxesView(IReadOnlyDictionary<(Nearness Row, AttackSurface Column), int> Counts, IReadOnlyList<AttackSurface> Columns, string Path)
{
    private const int Steps = 4;

    public IReadOnlyList<Nearness> Rows => [.. Nearness.All.Where(row => Columns.Any(column => Of(row, column) > 0))];

    private int Most => Counts.Count == 0 ? 0 : Counts.Values.Max();

    public int Of(Nearness row, AttackSurface column) => Counts.GetValueOrDefault((row, column));

    public string PathOf(Nearness row, AttackSurface column) => $"{Path}?near={row.Code}&surface={column}#there";

    /// <summary>How strongly a place is coloured: 0 for none, to 4 for the most; the number itself stands in it.</summary>
    public string Heat(int count) =>
        "heat-" + (count == 0 ? 0 : Math.Clamp((int)Math.Ceiling(Steps * Math.Log(1 + count) / Math.Log(1 + Most)), 1, Steps)).ToString(CultureInfo.InvariantCulture);

    public static AxesView Of(IEnumerable<(ClassSet? Classes, bool? Exposed, bool? Isolated, int Count)> groups, IReadOnlyList<AttackSurface> columns, string path) => new(
        groups.GroupBy(g => (Nearness.Of(g.Classes), AttackSurfaces.Of(g.Classes ?? ClassSet.Empty, g.Exposed, g.Isolated))).ToDictionary(g => g.Key, g => g.Sum(each => each.Count)), columns, path);
}

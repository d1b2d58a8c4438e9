using System.Diagnostics;
using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Law;

/// <summary>
/// Whether a product is made for the business of one operator, or of operators under one parent (Order art 2(1), proviso). It is asked
/// and never inferred from how many are installed.
/// </summary>
[Article("Order, Art. 2(1)")]
internal enum DedicatedUse
{
    NotAsked,
    No,

    /// <summary>For one operator's business.</summary>
    OneOperator,

    /// <summary>For operators with the same 親法人等, or parent and subsidiary.</summary>
    OneGroup,
}

/// <summary>Dedicated use, said to a person and to a machine.</summary>
internal static class DedicatedUses
{
    public static IReadOnlyList<DedicatedUse> All { get; } = Enum.GetValues<DedicatedUse>();

    public static string Code(this DedicatedUse use) => use switch
    {
        DedicatedUse.NotAsked => "not-asked",
        DedicatedUse.No => "no",
        DedicatedUse.OneOperator => "one-operator",
        DedicatedUse.OneGroup => "one-group",
        _ => throw new UnreachableException(),
    };

    public static DedicatedUse? Parse(string? code) => All.Cast<DedicatedUse?>().FirstOrDefault(u => u!.Value.Code() == code);

    public static Words Words(this DedicatedUse use) => use switch
    {
        DedicatedUse.NotAsked => new("まだ確認していない", "Not settled yet"),
        DedicatedUse.No => new("いいえ（ほかの事業者も使う製品）", "No: others use the product too"),
        DedicatedUse.OneOperator => new("1者の事業のためだけの製品", "Made for one operator's business alone"),
        DedicatedUse.OneGroup => new("同じ親法人等のグループのためだけの製品", "Made for one group of companies alone"),
        _ => throw new UnreachableException(),
    };
}

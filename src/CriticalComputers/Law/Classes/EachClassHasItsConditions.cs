using Noroshi.CriticalComputers.Face;
using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Law.Classes;

/// <summary>
/// One class and the facts that make it, apart from what all classes of its article demand. The facts of one condition hold together.
/// </summary>
/// <param name="Class">The class.</param>
/// <param name="Conditions">Any of these sets of facts makes it.</param>
internal sealed record ClassCondition(DeviceClass Class, params IReadOnlyList<ClassFact> Conditions);

/// <summary>
/// 「特定重要設備と電気通信回線（公衆の用に供されているものを除く。）で直接又は間接に接続されている電子計算機（令第一条第三項第一号に掲げるものを除く。）
/// であって、次のいずれかに該当するもの」; T1 leaves out T2, and both leave out T3 (「前二号に掲げる電子計算機を除く」).
/// </summary>
[Article("Cabinet Order, Art. 1(3)")]
[Article("Order, Art. 1(1)")]
[Article("Order, Art. 1(2)")]
internal static class EachClassHasItsConditions
{
    /// <summary>The order is that of the text; a set of flags holds when all of them hold.</summary>
    public static readonly Dated<IReadOnlyList<ClassCondition>> Conditions = new Dated<IReadOnlyList<ClassCondition>>().From(new(2026, 10, 1),
    [
        new(DeviceClass.T1, ClassFact.PartOfFacility),
        new(DeviceClass.T2_1, ClassFact.Affects | ClassFact.SendsUnrouted),
        new(DeviceClass.T2_2, ClassFact.Routes | ClassFact.NoRouterBetween),
        new(DeviceClass.T2_3, ClassFact.Filters | ClassFact.NoFilterBetween),
        new(DeviceClass.T2_4, ClassFact.Buffers | ClassFact.OnlyThroughFilter, ClassFact.Filters | ClassFact.FilterOfRelay),
        new(DeviceClass.T2_5a, ClassFact.KeepsDiagram),
        new(DeviceClass.T2_5b, ClassFact.KeepsCredentials),
        new(DeviceClass.T2_6, ClassFact.ControlsAccess),
        new(DeviceClass.T2_7, ClassFact.HasAddress),
        new(DeviceClass.T3_1, ClassFact.GuardsFeeder),
        new(DeviceClass.T3_2, ClassFact.HasAddress),
    ]);

    /// <summary>What the classes of Order art 1(1) demand beside their own conditions.</summary>
    public static ClassFact DemandedOfSecond(ClassReadings readings) =>
        readings.EachMustAffect ? ClassFact.Connected | ClassFact.Affects : ClassFact.Connected;

    /// <summary>What the classes of Order art 1(2) demand beside their own conditions (Cabinet Order art 1(3)(iii)).</summary>
    public const ClassFact DemandedOfThird = ClassFact.Feeds | ClassFact.FeedMatters;

    /// <summary>What a class demands beside its own conditions.</summary>
    public static ClassFact Demanded(DeviceClass @class, ClassReadings readings) =>
        IsSecond(@class) ? DemandedOfSecond(readings) : @class is DeviceClass.T1 ? ClassFact.None : DemandedOfThird;

    public static bool IsSecond(DeviceClass @class) => @class is >= DeviceClass.T2_1 and <= DeviceClass.T2_7;

    /// <summary>A condition as the readings have it.</summary>
    public static ClassFact Read(ClassFact condition, ClassReadings readings) =>
        readings.OnlyGlobalAddresses && condition.HasFlag(ClassFact.HasAddress) ? condition | ClassFact.HasGlobalAddress : condition;
}

using System.Collections.Frozen;
using Noroshi.CriticalComputers.Face;
using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Law;

/// <summary>
/// 「法第五条の主務省令で定める事象は、次の各号に掲げる特定重要電子計算機の区分に応じ、当該各号に定める事象とする。
/// 一　一号電子計算機並びに第一条第一項第一号及び第二号に規定する特定重要電子計算機　次に掲げる事象 …
/// 二　前号に掲げる特定重要電子計算機以外の特定重要電子計算機　特定侵害事象の痕跡が記録される事象」
/// </summary>
[Article("Order, Art. 4(1)(i)")]
[Article("Order, Art. 4(1)(ii)")]
internal static class PrecursorsAreReportedOnTheNearestClasses
{
    internal static readonly Dated<FrozenSet<DeviceClass>> Classes = new Dated<FrozenSet<DeviceClass>>()
        .From(new(2026, 10, 1), new[] { DeviceClass.T1, DeviceClass.T2_1, DeviceClass.T2_2 }.ToFrozenSet());

    // Of several classes the strictest governs: (ii) speaks of computers "other than" those of (i).
    public static bool Any(IEnumerable<DeviceClass> classes, DateOnly day)
    {
        var nearest = Classes.On(day);
        return classes.Any(nearest.Contains);
    }
}

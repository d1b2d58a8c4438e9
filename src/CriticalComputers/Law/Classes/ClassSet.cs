using System.Numerics;
using Noroshi.CriticalComputers.Face;

namespace Noroshi.CriticalComputers.Law.Classes;

/// <summary>A set of device classes.</summary>
internal readonly record struct ClassSet(int Bits)
{
    private const int FirstClass = 1 << (int)DeviceClass.T1;
    private const int ThirdClass = (1 << (int)DeviceClass.T3_1) | (1 << (int)DeviceClass.T3_2);

    public static ClassSet Empty => default;

    /// <summary>Whether it is a 特定重要電子計算機 at all.</summary>
    public bool IsSpecified => Bits != 0;

    public int Count => BitOperations.PopCount((uint)Bits);

    public static ClassSet Of(params IEnumerable<DeviceClass> classes) => classes.Aggregate(Empty, (set, c) => set.With(c));

    public bool Has(DeviceClass @class) => (Bits & (1 << (int)@class)) != 0;

    public ClassSet With(DeviceClass @class) => new(Bits | (1 << (int)@class));

    public IEnumerable<DeviceClass> Classes
    {
        get
        {
            foreach (var candidate in DeviceClasses.All)
            {
                if (Has(candidate))
                {
                    yield return candidate;
                }
            }
        }
    }

    /// <summary>What one computer is that stands in several networks: T1 leaves out the rest, and both T1 and T2 leave out T3 (Cabinet Order art 1(3)(ii)-(iii)).</summary>
    public ClassSet And(ClassSet other)
    {
        var both = Bits | other.Bits;
        return (both & FirstClass) != 0 ? new(FirstClass)
            : (both & ~ThirdClass) != 0 ? new(both & ~ThirdClass)
            : new(both);
    }

    /// <summary>The short codes, in the order of the text: <c>T2-2, T2-7</c>.</summary>
    public override string ToString() => string.Join(", ", Classes.Select(c => c.Code()));
}

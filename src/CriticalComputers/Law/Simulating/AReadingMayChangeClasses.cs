using Noroshi.CriticalComputers.Face;
using Noroshi.CriticalComputers.Law.Classes;
using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Law.Simulating;

/// <summary>
/// What another reading may do to a computer of which only the classes are known. The classes alone do not hold the facts on which the reading
/// turns, so that nothing is decided here: it names the fact to look at, or says that no fact can change anything.
/// </summary>
[Article("Order, Art. 1(1)")]
[Article("Order, Art. 1(1)(vii)")]
[Article("Order, Art. 1(2)(ii)")]
internal static class AReadingMayChangeClasses
{
    /// <summary>Whether and why its classes may be others; null if they cannot be.</summary>
    public static PossibleChange? Of(ClassSet? classes, ClassReadings before, ClassReadings after)
    {
        // What has not been decided stays to be decided; and T1 leaves out all others, whatever is read into them.
        if (before == after || classes is not { } known || known.Has(DeviceClass.T1))
        {
            return null;
        }

        return Addresses(known, before.OnlyGlobalAddresses, after.OnlyGlobalAddresses) ?? Affecting(known, before.EachMustAffect, after.EachMustAffect);
    }

    private static PossibleChange? Addresses(ClassSet classes, bool before, bool after) => (before, after) switch
    {
        (false, true) when classes.Has(DeviceClass.T2_7) || classes.Has(DeviceClass.T3_2) => new(ClassFact.HasGlobalAddress.Question(), classes.Count == 1),

        // Who guards only what falls away falls with it.
        (false, true) when classes.Has(DeviceClass.T2_5b) || classes.Has(DeviceClass.T2_6) || classes.Has(DeviceClass.T3_1) => new(Guards, classes.Count == 1),
        (true, false) when !classes.Has(DeviceClass.T2_7) && !classes.Has(DeviceClass.T3_2) => new(ClassFact.HasAddress.Question(), false),
        _ => null,
    };

    // Whatever is T2-1 can send data that affect the facility by its own condition, however the others are read.
    private static PossibleChange? Affecting(ClassSet classes, bool before, bool after) => (before, after) switch
    {
        (false, true) when !classes.Has(DeviceClass.T2_1) && classes.Classes.Any(EachClassHasItsConditions.IsSecond) => new(ClassFact.Affects.Question(), true),
        (true, false) when !classes.Classes.Any(EachClassHasItsConditions.IsSecond) => new(ClassFact.Connected.Question(), false),
        _ => null,
    };

    internal static Words Guards { get; } = new(
        "識別符号を保存し、又はアクセス制御を担う相手の電子計算機が、引き続き対象ですか。", "Is the computer whose credentials it keeps, or whose access it controls, still covered?");
}

/// <summary>Something that may be otherwise.</summary>
/// <param name="Fact">The fact that decides, as a question.</param>
/// <param name="MayFallAway">Whether it may be no 特定重要電子計算機 at all any more.</param>
internal sealed record PossibleChange(Words Fact, bool MayFallAway);

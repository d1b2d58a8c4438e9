using Noroshi.Confidentiality.Face;

namespace Noroshi.Provision.Tests.Law;

/// <summary>What a product may hold and be.</summary>
internal static class Contents
{
    /// <summary>Every class with every mark, whether they agree or not.</summary>
    public static IReadOnlyList<(InformationClass Class, Marks Marks, bool OfParty)> All { get; } =
    [
        .. from @class in Enum.GetValues<InformationClass>()
           from marks in Enumerable.Range(0, 4)
           from ofParty in new[] { false, true }
           select (@class, (Marks)marks, ofParty),
    ];

    /// <summary>Those in which the class agrees with the marks: nine of twenty-four.</summary>
    public static IReadOnlyList<(InformationClass Class, Marks Marks, bool OfParty)> Coherent { get; } =
        [.. All.Where(c => c.Class.Admits(c.Marks) && (!c.OfParty || c.Marks.HasFlag(Marks.HoldsSelectedCommunications)))];
}

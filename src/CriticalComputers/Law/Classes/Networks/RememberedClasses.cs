namespace Noroshi.CriticalComputers.Law.Classes.Networks;

/// <summary>
/// Remembers the classes for the facts of computers of one network. Of a million computers a few hundred differ in their facts, so that
/// the conditions are asked a few hundred times.
/// </summary>
internal sealed class RememberedClasses(ClassFinder finder)
{
    private const int Size = 4096;

    private readonly int[] facts = new int[Size];
    private readonly ClassSet[] classes = new ClassSet[Size];

    /// <summary>Whose conditions are asked.</summary>
    public ClassFinder Finder { get; } = finder;

    public ClassSet Of(ClassFact of)
    {
        // A place is taken by whoever came last; 0 marks an empty one, and stands for no facts shifted by one.
        var key = (int)of + 1;
        var at = unchecked((int)(((uint)key * 0x9E3779B1u) >> 20));
        if (facts[at] != key)
        {
            (facts[at], classes[at]) = (key, Finder.Of(of));
        }

        return classes[at];
    }
}

namespace Noroshi.CriticalComputers.Law.Classes;

/// <summary>What is known of a computer: facts that hold and facts that do not; the rest is open.</summary>
/// <param name="So">The facts that hold.</param>
/// <param name="NotSo">The facts that do not hold.</param>
internal readonly record struct SomeFacts(ClassFact So, ClassFact NotSo)
{
    /// <summary>Every fact known.</summary>
    public static SomeFacts AllOf(ClassFact so) => new(so, ~so);

    public bool? this[ClassFact fact] => (So & fact) != 0 ? true : (NotSo & fact) != 0 ? false : null;

    public SomeFacts With(ClassFact fact, bool holds) => holds ? new(So | fact, NotSo & ~fact) : new(So & ~fact, NotSo | fact);

    /// <summary>Of each set that can still hold, what is not known of it.</summary>
    public IEnumerable<ClassFact> Undecided(IEnumerable<ClassFact> sets)
    {
        var (facts, open) = (this, ~(So | NotSo));
        return sets.Where(set => facts.Hold(set) is null).Select(set => set & open);
    }

    public SomeFacts Without(ClassFact fact) => new(So & ~fact, NotSo & ~fact);

    /// <summary>Three-valued: all flags of the set hold, one does not, or it is open.</summary>
    public bool? Hold(ClassFact set) => (NotSo & set) != 0 ? false : (So & set) == set ? true : null;
}

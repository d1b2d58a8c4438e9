namespace Noroshi.Kernel;

/// <summary>What an exception says about the machine under us. Such a fault is nobody's bug: it is answered, not traced.</summary>
public enum Outage
{
    /// <summary>Nothing: it is a bug.</summary>
    None,

    /// <summary>Something is away for a while, or too busy; the sender should come again.</summary>
    Away,

    /// <summary>The disk takes nothing more; somebody must make room.</summary>
    Full,
}

/// <summary>Tells outages from bugs. Whoever owns the machine (the database first of all) knows its exceptions; whoever answers asks.</summary>
public interface IOutages
{
    /// <summary>What a thrown exception means.</summary>
    Outage Of(Exception thrown);
}

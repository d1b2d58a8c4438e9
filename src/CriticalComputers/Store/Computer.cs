using Noroshi.CriticalComputers.Law;
using Noroshi.CriticalComputers.Law.Classes;
using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Store;

/// <summary>
/// One entry of an operator's register: a unit that would be notified by itself (Order art 2(1)(i)-(ii)). It belongs to the operator;
/// authorities see what was notified, never this. There is no member for a version.
/// </summary>
internal sealed class Computer
{
    public ComputerId Id { get; private set; }

    public OrganisationId Operator { get; private set; }

    public FacilityId Facility { get; private set; }

    /// <summary>By what the operator knows it: a host name, an asset number. One entry per name in a facility.</summary>
    public string Label { get; private set; } = "";

    /// <summary><see cref="Label"/> as it is compared: two that differ in width or case are one.</summary>
    public string LabelKey { get; private set; } = "";

    public string Product { get; private set; } = "";

    public string Maker { get; private set; } = "";

    /// <summary>Product and maker as they are compared and found.</summary>
    public string NameKey { get; private set; } = "";

    public ComputerUnit Unit { get; private set; }

    /// <summary>Its classes; empty means none, unless <see cref="ClassesKnown"/> is false.</summary>
    public ClassSet Classes { get; private set; }

    /// <summary>Whether the classes have been decided.</summary>
    public bool ClassesKnown { get; private set; }

    public DedicatedUse Dedicated { get; private set; }

    /// <summary>導入日; null as long as it is not known.</summary>
    public DateOnly? IntroducedOn { get; private set; }

    /// <summary>The first day on which it is no longer used.</summary>
    public DateOnly? RemovedOn { get; private set; }

    /// <summary>The day on which one of the items last changed, if that is not yet notified.</summary>
    public DateOnly? ChangedOn { get; private set; }

    /// <summary>Impact on the business if it stops, 1 (small) to 5; sorts and warns, decides nothing.</summary>
    public int? Impact { get; private set; }

    /// <summary>Whether it can be reached from the internet; sorts and warns, decides nothing.</summary>
    public bool? Exposed { get; private set; }

    /// <summary>Whether it is cut off from every network; sorts and warns, decides nothing.</summary>
    public bool? Isolated { get; private set; }

    /// <summary>Whether the cloud service is on the ISMAP list; sorts and warns, decides nothing.</summary>
    public bool? Ismap { get; private set; }

    /// <summary>On what it depends, in the operator's words.</summary>
    public string? Dependency { get; private set; }

    public string? Note { get; private set; }

    /// <summary>Where it stands under art 4, as of the last time it was judged.</summary>
    public ComputerState State { get; private set; }

    /// <summary>The last day for the notification that is owed; null if none is.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>By which rule and version the last day was found, JSON.</summary>
    public string? DueRule { get; private set; }

    /// <summary>The notification in which it stands as it was last notified.</summary>
    public NotificationId? NotifiedIn { get; private set; }

    public DateTimeOffset EnteredAt { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    public int Revision { get; private set; }

    public static Computer Enter(ComputerId id, OrganisationId @operator, ComputerEntry entry, DateTimeOffset at)
    {
        var computer = new Computer { Id = id, Operator = @operator, EnteredAt = at };
        computer.Take(entry, at);
        return computer;
    }

    /// <summary>What the operator says of it.</summary>
    public ComputerEntry Entry => new()
    {
        Facility = Facility,
        Label = Label,
        Product = Product,
        Maker = Maker,
        Unit = Unit,
        Classes = ClassesKnown ? Classes : null,
        Dedicated = Dedicated,
        IntroducedOn = IntroducedOn,
        RemovedOn = RemovedOn,
        Impact = Impact,
        Exposed = Exposed,
        Isolated = Isolated,
        Ismap = Ismap,
        Dependency = Dependency,
        Note = Note,
    };

    public void Take(ComputerEntry entry, DateTimeOffset at)
    {
        (Facility, Label, LabelKey) = (entry.Facility, entry.Label, RegisterKeys.OfLabel(entry.Label));
        (Product, Maker, NameKey, Unit) = (entry.Product, entry.Maker, RegisterKeys.OfName(entry.Product, entry.Maker), entry.Unit);
        (Classes, ClassesKnown) = (entry.Classes ?? ClassSet.Empty, entry.Classes is not null);
        (Dedicated, IntroducedOn, RemovedOn) = (entry.Dedicated, entry.IntroducedOn, entry.RemovedOn);
        (Impact, Exposed, Isolated, Ismap, Dependency, Note) = (entry.Impact, entry.Exposed, entry.Isolated, entry.Ismap, entry.Dependency, entry.Note);
        ChangedAt = at;
        Revision++;
    }

    /// <summary>Where it stands now, and what is owed until when.</summary>
    public void Judge(ComputerState state, DateOnly? changedOn, DateOnly? dueOn, string? dueRule) => (State, ChangedOn, DueOn, DueRule) = (state, changedOn, dueOn, dueRule);

    /// <summary>It has been notified as it stands.</summary>
    public void Notified(NotificationId @in)
    {
        NotifiedIn = @in;
        Revision++;
    }
}

/// <summary>What an operator says of one computer.</summary>
internal sealed record ComputerEntry
{
    public required FacilityId Facility { get; init; }

    public required string Label { get; init; }

    public required string Product { get; init; }

    public required string Maker { get; init; }

    public required ComputerUnit Unit { get; init; }

    /// <summary>Null as long as they have not been decided.</summary>
    public required ClassSet? Classes { get; init; }

    public DedicatedUse Dedicated { get; init; }

    public DateOnly? IntroducedOn { get; init; }

    public DateOnly? RemovedOn { get; init; }

    public int? Impact { get; init; }

    public bool? Exposed { get; init; }

    public bool? Isolated { get; init; }

    public bool? Ismap { get; init; }

    public string? Dependency { get; init; }

    public string? Note { get; init; }
}

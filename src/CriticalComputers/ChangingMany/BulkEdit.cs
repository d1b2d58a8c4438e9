using System.Text.Json;
using Noroshi.CriticalComputers.Face;
using Noroshi.CriticalComputers.Law;
using Noroshi.CriticalComputers.Law.Classes;
using Noroshi.CriticalComputers.Store;

namespace Noroshi.CriticalComputers.ChangingMany;

/// <summary>What is done with the classes of many entries.</summary>
internal enum ClassDeed
{
    Add,
    Remove,
    Replace,
}

/// <summary>
/// Many entries that are to be changed together: which, and what is set. It lies in the vault as the file of an import would, so that reading
/// and taking over go on after a crash.
/// </summary>
internal sealed record BulkEdit
{
    public const int MostChosen = 1_000;

    /// <summary>The entries that were chosen one by one; none where all of a filter are meant.</summary>
    public IReadOnlyList<Guid> Chosen { get; init; } = [];

    /// <summary>The filter as it stood in the address of the list; null where entries were chosen one by one.</summary>
    public string? Filter { get; init; }

    /// <summary>The change that is to be undone; then nothing else is set.</summary>
    public Guid? Undoes { get; init; }

    public ComputerUnit? Unit { get; init; }

    public ClassDeed? Deed { get; init; }

    /// <summary>The classes; with <see cref="ClassDeed.Replace"/> none says that it is in none of them.</summary>
    public IReadOnlyList<DeviceClass> Classes { get; init; } = [];

    public DedicatedUse? Dedicated { get; init; }

    public Guid? Facility { get; init; }

    public DateOnly? IntroducedOn { get; init; }

    public DateOnly? RemovedOn { get; init; }

    public int? Impact { get; init; }

    public bool? Exposed { get; init; }

    public bool? Isolated { get; init; }

    public bool? Ismap { get; init; }

    public string? Dependency { get; init; }

    public string? Note { get; init; }

    /// <summary>Whether anything is set at all.</summary>
    public bool SetsSomething => Undoes is not null || this with { Chosen = [], Classes = [], Filter = null } != new BulkEdit { Chosen = [], Classes = [] };

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this);

    public static async Task<BulkEdit> ReadAsync(Stream file, CancellationToken cancellation) => (await JsonSerializer.DeserializeAsync<BulkEdit>(file, cancellationToken: cancellation))!;

    /// <summary>The entry as it would be. What is not set stays.</summary>
    public ComputerEntry On(ComputerEntry entry) => entry with
    {
        Unit = Unit ?? entry.Unit,
        Classes = Deed switch
        {
            ClassDeed.Add => new ClassSet((entry.Classes ?? ClassSet.Empty).Bits | ClassSet.Of(Classes).Bits),
            ClassDeed.Remove => entry.Classes is { } there ? new ClassSet(there.Bits & ~ClassSet.Of(Classes).Bits) : null,
            ClassDeed.Replace => ClassSet.Of(Classes),
            _ => entry.Classes,
        },
        Dedicated = Dedicated ?? entry.Dedicated,
        Facility = Facility is { } facility ? new FacilityId(facility) : entry.Facility,
        IntroducedOn = IntroducedOn ?? entry.IntroducedOn,
        RemovedOn = RemovedOn ?? entry.RemovedOn,
        Impact = Impact ?? entry.Impact,
        Exposed = Exposed ?? entry.Exposed,
        Isolated = Isolated ?? entry.Isolated,
        Ismap = Ismap ?? entry.Ismap,
        Dependency = Dependency ?? entry.Dependency,
        Note = Note ?? entry.Note,
    };
}

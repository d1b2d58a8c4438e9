using System.ComponentModel;
using Noroshi.CriticalComputers.Face;
using Noroshi.CriticalComputers.Law;
using Noroshi.CriticalComputers.Law.Classes;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Api.Shown;

/// <summary>What an operator says of a computer. There is no member for a version.</summary>
[Description("One entry of the register: a unit that would be notified by itself. There is no member for a version; none is ever asked for (Order, art. 2(5)).")]
internal sealed record ComputerToKeep
{
    [Description("The facility to which it belongs.")]
    public required Guid Facility { get; init; }

    [Description("By what the operator knows it: a host name, an asset number. One entry per name in a facility; stays with the operator.")]
    public required string Label { get; init; }

    [Description("The product; the name of the service for a cloud service. Without a version.")]
    public required string Product { get; init; }

    [Description("The maker; the provider for a cloud service.")]
    public required string Maker { get; init; }

    [Description("appliance, operating-system, middleware, application, cloud-service or other-hardware; left out while that is not settled.")]
    public string? Unit { get; init; }

    [Description("Its classes, T1 to T3-2; an empty list for none; left out while they are not decided.")]
    public IReadOnlyList<string>? Classes { get; init; }

    [Description("Whether the product is made for one operator alone: no, one-operator, one-group; left out while that was not asked.")]
    public string? Dedicated { get; init; }

    [Description("導入日.")]
    public DateOnly? IntroducedOn { get; init; }

    [Description("The first day on which it is no longer used. This is how an entry is taken out; entries are never deleted.")]
    public DateOnly? RemovedOn { get; init; }

    [Description("Impact on the business if it stops, 1 (small) to 5. It sorts and warns, and changes no legal answer.")]
    public int? Impact { get; init; }

    [Description("Whether it can be reached from the internet. It sorts and warns, and changes no legal answer.")]
    public bool? Exposed { get; init; }

    [Description("Whether it is cut off from every network. It sorts and warns, and changes no legal answer.")]
    public bool? Isolated { get; init; }

    [Description("Whether the cloud service is on the ISMAP list. It sorts and warns, and changes no legal answer.")]
    public bool? Ismap { get; init; }

    [Description("On what it depends, in the operator's words.")]
    public string? Dependency { get; init; }

    [Description("A note; stays with the operator.")]
    public string? Note { get; init; }

    /// <summary>The entry; what has no meaning is put down among the problems.</summary>
    public ComputerEntry Read(Problems problems)
    {
        var (unit, dedicated, classes) = (ComputerUnits.Parse(Unit), DedicatedUses.Parse(Dedicated), ClassSet.Empty);
        problems.Unless(Unit is null || unit is not null, "unit", "unknown-unit", new(
            "appliance、operating-system、middleware、application、cloud-service、other-hardwareのいずれかを指定してください。", "Use appliance, operating-system, middleware, application, cloud-service or other-hardware."));
        problems.Unless(Dedicated is null || dedicated is not null, "dedicated", "unknown-use", new("no、one-operator、one-groupのいずれかを指定してください。", "Use no, one-operator or one-group."));
        foreach (var code in Classes ?? [])
        {
            problems.Unless(DeviceClasses.TryParse(code, out var found), "classes", "unknown-class", new(
                "T1、T2-1からT2-7（T2-5a・T2-5b）、T3-1、T3-2のいずれかを指定してください。", "Use T1, T2-1 to T2-7 (T2-5a, T2-5b), T3-1 or T3-2."));
            classes = problems.Count == 0 ? classes.With(found) : classes;
        }

        return new ComputerEntry
        {
            Facility = new FacilityId(Facility),
            Label = Label.Trim(),
            Product = Product.Trim(),
            Maker = Maker.Trim(),
            Unit = unit ?? ComputerUnit.Unknown,
            Classes = Classes is null ? null : classes,
            Dedicated = dedicated ?? DedicatedUse.NotAsked,
            IntroducedOn = IntroducedOn,
            RemovedOn = RemovedOn,
            Impact = Impact,
            Exposed = Exposed,
            Isolated = Isolated,
            Ismap = Ismap,
            Dependency = string.IsNullOrWhiteSpace(Dependency) ? null : Dependency.Trim(),
            Note = string.IsNullOrWhiteSpace(Note) ? null : Note.Trim(),
        };
    }
}

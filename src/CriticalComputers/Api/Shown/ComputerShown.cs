using System.ComponentModel;
using Noroshi.CriticalComputers.Face;
using Noroshi.CriticalComputers.Law;
using Noroshi.CriticalComputers.Store;
using Noroshi.Web.Machines;

namespace Noroshi.CriticalComputers.Api.Shown;

/// <summary>An entry of the register.</summary>
[Description("An entry of the own register, and where it stands under article 4 of the Act.")]
internal sealed record ComputerShown(
    [property: Description("Its identity.")] Guid Id,
    [property: Description("The facility to which it belongs.")] Guid Facility,
    [property: Description("By what the operator knows it.")] string Label,
    [property: Description("The product.")] string Product,
    [property: Description("The maker.")] string Maker,
    [property: Description("What it is: appliance, operating-system …; unknown while that is not settled.")] string Unit,
    [property: Description("Its classes; empty for none; null while they are not decided.")] IReadOnlyList<string>? Classes,
    [property: Description("Whether the product is dedicated: not-asked, no, one-operator, one-group.")] string Dedicated,
    [property: Description("導入日.")] DateOnly? IntroducedOn,
    [property: Description("The first day on which it was no longer used.")] DateOnly? RemovedOn,
    [property: Description("Impact on the business, 1 to 5.")] int? Impact,
    [property: Description("Whether it can be reached from the internet.")] bool? Exposed,
    [property: Description("Whether it is cut off from every network.")] bool? Isolated,
    [property: Description("Whether it is on the ISMAP list.")] bool? Ismap,
    [property: Description("On what it depends.")] string? Dependency,
    [property: Description("A note.")] string? Note,
    [property: Description("due, change-due, doubtful, notified, exempt, not-specified or removed.")] string State,
    [property: Description("The last day for the notification that is owed.")] DateOnly? DueOn,
    [property: Description("When it was entered, UTC.")] DateTimeOffset EnteredAt,
    [property: Description("When it was changed last, UTC.")] DateTimeOffset ChangedAt,
    [property: Description("The revision; also the ETag.")] int Revision)
{
    public static ComputerShown Of(Computer c) => new(
        c.Id.Value, c.Facility.Value, c.Label, c.Product, c.Maker, c.Unit.Code(), c.ClassesKnown ? [.. c.Classes.Classes.Select(k => k.Code())] : null, c.Dedicated.Code(), c.IntroducedOn, c.RemovedOn,
        c.Impact, c.Exposed, c.Isolated, c.Ismap, c.Dependency, c.Note, Kebab.Of(c.State), c.DueOn, c.EnteredAt, c.ChangedAt, c.Revision);
}

/// <summary>A page of a register.</summary>
[Description("A page of entries.")]
internal sealed record ComputerList(
    [property: Description("The entries.")] IReadOnlyList<ComputerShown> Computers,
    [property: Description("Send it as cursor for the next page; null on the last.")] string? Next);

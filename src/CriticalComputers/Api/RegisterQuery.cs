using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;

namespace Noroshi.CriticalComputers.Api;

/// <summary>What a list of entries can be asked for, for the document; it is read as the page reads it.</summary>
internal sealed record RegisterQuery
{
    [FromQuery(Name = "q"), Description("Product, maker or label holds this; width and case do not matter.")]
    public string? Text { get; init; }

    [FromQuery(Name = "state"), Description("Only due, change-due, doubtful, notified, exempt, not-specified or removed.")]
    public string? State { get; init; }

    [FromQuery(Name = "facility"), Description("Only those of this facility.")]
    public string? Facility { get; init; }

    [FromQuery(Name = "class"), Description("Only those of this class: T2-3.")]
    public string? Class { get; init; }

    [FromQuery(Name = "unit"), Description("Only appliance, operating-system, middleware, application, cloud-service or other-hardware.")]
    public string? Unit { get; init; }

    [FromQuery(Name = "maker"), Description("Only those of this maker, as it was written.")]
    public string? Maker { get; init; }

    [FromQuery(Name = "dedicated"), Description("Only not-asked, no, one-operator or one-group.")]
    public string? Dedicated { get; init; }

    [FromQuery(Name = "impact"), Description("Only those of this impact, 1 to 5.")]
    public string? Impact { get; init; }

    [FromQuery(Name = "exposed"), Description("true: only those said to be reachable from the internet; false: only those not said to be.")]
    public string? Exposed { get; init; }

    [FromQuery(Name = "isolated"), Description("true: only those said to be cut off from every network; false: only those not said to be.")]
    public string? Isolated { get; init; }

    [FromQuery(Name = "ismap"), Description("true: only those said to be on the ISMAP list; false: only those not said to be.")]
    public string? Ismap { get; init; }

    [FromQuery(Name = "sort"), Description("due (the nearest last day first; the default), name or impact (the greatest first).")]
    public string? Sort { get; init; }

    [FromQuery(Name = "cursor"), Description("`next` as it was answered with the page before, under the same filter and sort.")]
    public string? Cursor { get; init; }

    [FromQuery(Name = "limit"), Description("How many at most, 1 to 100; 50 if left out.")]
    public int? Limit { get; init; }
}

using System.Globalization;
using Microsoft.AspNetCore.Http;
using Noroshi.CriticalComputers.Face;
using Noroshi.CriticalComputers.Law;
using Noroshi.CriticalComputers.Store;

namespace Noroshi.CriticalComputers.Listing;

/// <summary>What is asked of a list of entries, as it stands in the address of the page.</summary>
internal sealed record RegisterFilter
{
    public string? Text { get; init; }

    public ComputerState? State { get; init; }

    public FacilityId? Facility { get; init; }

    public DeviceClass? Class { get; init; }

    public ComputerUnit? Unit { get; init; }

    /// <summary>After which entry the page begins.</summary>
    public RegisterCursor? After { get; init; }

    public bool NarrowsDown => Text is not null || Facility is not null || Class is not null || Unit is not null;

    public static RegisterFilter Read(IQueryCollection query) => new()
    {
        Text = query["q"].ToString().Trim() is { Length: > 0 and <= 200 } text ? text : null,
        State = Enum.TryParse<ComputerState>(query["state"], false, out var state) && Enum.IsDefined(state) ? state : null,
        Facility = Guid.TryParse(query["facility"], out var facility) ? new FacilityId(facility) : null,
        Class = DeviceClasses.TryParse(query["class"], out var @class) ? @class : null,
        Unit = ComputerUnits.Parse(query["unit"]),
        After = RegisterCursor.Read(query["after"]),
    };
}

/// <summary>Where a page of the list ended: by the last day that is owed, then by the entry.</summary>
internal sealed record RegisterCursor(DateOnly? DueOn, Guid Id)
{
    public static RegisterCursor? Read(string? written)
    {
        var parts = (written ?? "").Split('_');
        if (parts.Length != 2 || !Guid.TryParse(parts[1], out var id))
        {
            return null;
        }

        return parts[0] is "" ? new RegisterCursor(null, id)
            : DateOnly.TryParseExact(parts[0], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var due) ? new RegisterCursor(due, id) : null;
    }

    public override string ToString() => $"{DueOn?.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}_{Id:N}";
}

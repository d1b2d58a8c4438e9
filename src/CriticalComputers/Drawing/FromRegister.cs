using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Law;
using Noroshi.CriticalComputers.Store;
using Noroshi.Store;

namespace Noroshi.CriticalComputers.Drawing;

/// <summary>What an entry of the register says of the node that stands for it. No fact that decides a class is taken from it: those are asked.</summary>
internal static class FromRegister
{
    /// <summary>The entries of a facility that are in use and for which no node stands.</summary>
    public static IQueryable<Computer> NotDrawn(StoreDb db, FacilityId facility) => db.Set<Computer>().AsNoTracking()
        .Where(c => c.Facility == facility && c.RemovedOn == null && !db.Set<NetworkNode>().Any(n => n.Facility == facility && n.Computer == c.Id));

    public static NodeEntry NodeOf(Computer entry) => new()
    {
        Name = entry.Label,
        Kind = entry.Unit switch
        {
            ComputerUnit.OperatingSystem or ComputerUnit.OtherHardware => NodeKind.Computer,
            ComputerUnit.Middleware or ComputerUnit.Application or ComputerUnit.CloudService => NodeKind.Service,
            _ => NodeKind.Unknown,
        },
        Appliance = entry.Unit switch { ComputerUnit.Appliance => true, ComputerUnit.Unknown => null, _ => false },
        Cloud = entry.Unit switch { ComputerUnit.CloudService => true, ComputerUnit.Unknown => null, _ => false },
        Dedicated = entry.Dedicated,
        Computer = entry.Id,
    };
}

using Microsoft.AspNetCore.Mvc.RazorPages;
using Noroshi.CriticalComputers.Store;

namespace Noroshi.CriticalComputers.Drawing;

/// <summary>A page about the drawing of one facility of the actor's own organisation.</summary>
internal abstract class DrawingPage(ReadNetwork networks) : PageModel
{
    public Facility Facility { get; private set; } = null!;

    public string Path => $"/computers/facilities/{Facility.Id}/network";

    protected ReadNetwork Networks => networks;

    /// <summary>Finds the facility; false, and put on record, if it is not there for the actor.</summary>
    protected async Task<bool> FindFacilityAsync(Guid id, CancellationToken cancellation)
    {
        if (await networks.FacilityAsync(id, cancellation) is not { } found)
        {
            return false;
        }

        Facility = found;
        return true;
    }
}

using Microsoft.EntityFrameworkCore;
using Noroshi.Parties.Face;
using Noroshi.Parties.Joining;
using Noroshi.Parties.Store;
using Noroshi.Store;

namespace Noroshi.Parties.Entering;

/// <summary>
/// Brings a real installation to life: the authorities are entered, and as long as nobody administers the system each start gives
/// out one link by which the first system administrator registers.
/// </summary>
internal sealed class FirstStart(StoreDb db, IRegistrar registrar, OneTimeLinks links, TimeProvider clock)
{
    /// <summary>The link; null once somebody administers the system.</summary>
    public async Task<Uri?> LinkAsync(CancellationToken cancellation)
    {
        if (await db.Set<Membership>().AnyAsync(m => m.Role == "system-administrator", cancellation))
        {
            return null;
        }

        if (!await db.Set<OrganisationRow>().AnyAsync(cancellation))
        {
            Authorities.Enter(registrar, clock);
            await db.SaveChangesAsync(cancellation);
        }

        var cabinetOffice = await db.Set<OrganisationRow>().Where(o => o.Code == "cao").Select(o => o.Id).SingleAsync(cancellation);
        var link = await links.BeginAsync(cabinetOffice, cancellation);
        await db.SaveChangesAsync(cancellation);
        return link;
    }
}

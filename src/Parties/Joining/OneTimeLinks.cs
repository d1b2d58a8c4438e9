using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Parties.Law;
using Noroshi.Parties.Store;
using Noroshi.Store;

namespace Noroshi.Parties.Joining;

/// <summary>Makes one-time links and takes them in. The secret stands in the link alone; what is made is saved by the caller.</summary>
internal sealed class OneTimeLinks(StoreDb db, PartiesSettings settings, TimeProvider clock)
{
    private DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>The link of an invitation.</summary>
    public (OneTimeLink Link, Uri Address) Invite(OrganisationId organisation, string role, string mail, PersonId by)
    {
        var secret = Secret.New();
        var link = OneTimeLink.Invitation(Identifier.New(clock), Secret.Digest(secret), organisation, role, mail, by, Now, OneTimeLinksAreShort.Length(LinkPurpose.Invitation));
        db.Add(link);
        return (link, Address(secret));
    }

    /// <summary>The link of a recovery.</summary>
    public (OneTimeLink Link, Uri Address) Recover(OrganisationId organisation, PersonId person, PersonId by)
    {
        var secret = Secret.New();
        var link = OneTimeLink.Recovery(Identifier.New(clock), Secret.Digest(secret), organisation, person, by, Now, OneTimeLinksAreShort.Length(LinkPurpose.Recovery));
        db.Add(link);
        return (link, Address(secret));
    }

    /// <summary>The link of the first system administrator; a former one counts no more.</summary>
    public async Task<Uri> BeginAsync(OrganisationId cabinetOffice, CancellationToken cancellation)
    {
        foreach (var former in await Before().Where(l => l.Purpose == LinkPurpose.FirstAdministrator && l.UsedAt == null && l.RevokedAt == null).ToListAsync(cancellation))
        {
            former.Revoke(Now);
        }

        var secret = Secret.New();
        db.Add(OneTimeLink.ForFirstAdministrator(Identifier.New(clock), Secret.Digest(secret), cabinetOffice, Now, OneTimeLinksAreShort.Length(LinkPurpose.FirstAdministrator)));
        return Address(secret);
    }

    /// <summary>The open link with this secret.</summary>
    public async Task<OneTimeLink?> FindAsync(string secret, CancellationToken cancellation)
    {
        if (secret.Length > 100)
        {
            return null;
        }

        var digest = Secret.Digest(secret);
        var link = await Before().AsNoTracking().FirstOrDefaultAsync(l => l.Digest == digest, cancellation);
        return link is not null && link.IsOpen(Now) ? link : null;
    }

    /// <summary>Uses a link up, within the caller's transaction. Of two who do so at once, one gets false.</summary>
    public async Task<bool> UseAsync(Guid link, CancellationToken cancellation)
    {
        var now = Now;
        return await Before().Where(l => l.Id == link && l.UsedAt == null && l.RevokedAt == null && l.ExpiresAt > now)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.UsedAt, now), cancellation) == 1;
    }

    private Uri Address(string secret) => new(settings.PublicUrl, "/join/" + secret);

    // Who holds a link is not anybody yet: these questions stand before the filter.
    private IQueryable<OneTimeLink> Before() => db.Set<OneTimeLink>().IgnoreQueryFilters(["visibility"]);
}

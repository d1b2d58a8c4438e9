using Noroshi.CriticalComputers.Notifying;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;

namespace Noroshi.CriticalComputers.Exchanging;

/// <summary>What an authority has before it: an operator's duty to notify in a sector, with a notification or without one.</summary>
/// <param name="Operator">The operator.</param>
/// <param name="Sector">The business.</param>
/// <param name="Notification">The notification; null where there is none.</param>
/// <param name="Authority">The actor's authority.</param>
/// <param name="Minister">The authority of the competent minister, whose desk handles.</param>
internal sealed record DeskMatter(OrganisationId Operator, string Sector, Notification? Notification, Organisation Authority, OrganisationId Minister)
{
    /// <summary>As what the actor's authority acts.</summary>
    public AuthorityKind Kind => WhoMayUseThePower.ActsAs(Authority.Kind);

    /// <summary>Whether the actor's authority is the one whose desk handles: a jointly competent minister reads along (ADR 0034).</summary>
    public bool IsHandled => Authority.Id == Minister;

    /// <summary>On what an act is, in the record.</summary>
    public string Object => Notification is { } n ? $"notification:{n.Id}" : $"operator:{Operator}";

    /// <summary>Where it is at a desk.</summary>
    public string Path => Notification is { } n ? $"/desk/notifications/{n.Number}" : $"/desk/operators/{Operator}";

    /// <summary>Where something is written about it.</summary>
    public string WritePath(ExchangeKind kind) => Notification is null ? $"{Path}/{Sector}/write/{kind.Code()}" : $"{Path}/write/{kind.Code()}";
}

/// <summary>Finds what an authority may have before it. What is not is not there, and the asking is on record.</summary>
internal sealed class MattersAtTheDesk(NotificationsInSight notifications, StoreDb db, IWhoIsWho who, IRecordOfActs acts, TimeProvider clock)
{
    /// <summary>A notification that reached the actor's authority.</summary>
    public async Task<DeskMatter?> OfNotificationAsync(string number, CancellationToken cancellation) =>
        await notifications.FindAsync(number, cancellation) is { } found
        && found.Addressees.Any(a => a.Organisation == db.Actor.Organisation)
        && await who.OrganisationAsync(db.Actor.Organisation, cancellation) is { } authority
            ? new DeskMatter(found.Operator, found.Sector, found, authority, found.Addressees.First(a => a.Capacity is NotificationCapacity.CompetentMinister).Organisation)
            : null;

    /// <summary>An operator designated today in businesses of the actor's minister; in all its businesses for the Cabinet Office.</summary>
    public async Task<IReadOnlyList<DeskMatter>> OfOperatorAsync(Guid id, CancellationToken cancellation)
    {
        var (@operator, today) = (new OrganisationId(id), LegalCalendar.LegalDay(clock.GetUtcNow()));
        var authority = await who.OrganisationAsync(db.Actor.Organisation, cancellation);
        var found = new List<DeskMatter>();
        foreach (var designation in await who.DesignationsAsync(@operator, today, cancellation))
        {
            if (Competence.Sector(designation.Sector, today) is { } line && authority is not null && IsBeforeIt(line, authority)
                && await who.OrganisationAsync(line.Minister, cancellation) is { } minister)
            {
                found.Add(new DeskMatter(@operator, designation.Sector, null, authority, minister.Id));
            }
        }

        if (found.Count == 0)
        {
            await acts.WriteRefusalAsync(new Act("critical-computers.not-shown", "Act, Art. 8", $"operator:{id}"), cancellation);
        }

        return found;
    }

    /// <summary>Whether operators of a business are an authority's to look after.</summary>
    public static bool IsBeforeIt(Sector line, Organisation authority) =>
        authority.Kind is OrganisationKind.CabinetOffice || (authority.Kind is OrganisationKind.Ministry && (line.Minister == authority.Code || line.Joint.Contains(authority.Code)));
}

using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Web.Fields;

namespace Noroshi.CriticalComputers.Registering;

/// <summary>Whose register the actor keeps: the own organisation's, with the businesses for which it is designated today.</summary>
internal sealed class WhoseRegister(IWhoIsWho who, Actor actor, TimeProvider clock)
{
    public OrganisationId Operator => actor.Organisation;

    public DateOnly Today => LegalCalendar.LegalDay(clock.GetUtcNow());

    /// <summary>The designations in force today; none for who is no designated operator.</summary>
    public Task<IReadOnlyList<Designation>> DesignationsAsync(CancellationToken cancellation) => who.DesignationsAsync(actor.Organisation, Today, cancellation);

    /// <summary>The businesses, to choose from.</summary>
    public async Task<IReadOnlyList<Choice>> BusinessesAsync(CancellationToken cancellation) =>
        [.. (await DesignationsAsync(cancellation)).Select(d => Choice.Of(d.Sector, NameOf(d.Sector)))];

    /// <summary>What a business is called today.</summary>
    public Words NameOf(string sector) => Competence.Sector(sector, Today)?.Name ?? new(sector, sector);
}

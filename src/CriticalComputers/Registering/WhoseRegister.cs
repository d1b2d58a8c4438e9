using Noroshi.CriticalComputers.Representing;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Web.Fields;

namespace Noroshi.CriticalComputers.Registering;

/// <summary>Whose register the actor works on: the own organisation's, or the one that an agent has chosen among its principals'; with the businesses for which it is designated today.</summary>
internal sealed class WhoseRegister(IWhoIsWho who, Actor actor, ChosenRegister chosen, TimeProvider clock)
{
    /// <summary>The operator. Where none is chosen, or one that the actor may not keep, it is nobody, and nothing is found.</summary>
    public OrganisationId Operator => chosen.Operator;

    /// <summary>For whom what is done here is done, if not for the own organisation.</summary>
    public OrganisationId? OnBehalfOf => Operator == actor.Organisation ? null : Operator;

    public DateOnly Today => LegalCalendar.LegalDay(clock.GetUtcNow());

    /// <summary>The designations in force today; none for who is no designated operator.</summary>
    public Task<IReadOnlyList<Designation>> DesignationsAsync(CancellationToken cancellation) => who.DesignationsAsync(Operator, Today, cancellation);

    /// <summary>The businesses, to choose from.</summary>
    public async Task<IReadOnlyList<Choice>> BusinessesAsync(CancellationToken cancellation) =>
        [.. (await DesignationsAsync(cancellation)).Select(d => Choice.Of(d.Sector, NameOf(d.Sector)))];

    /// <summary>What a business is called today.</summary>
    public Words NameOf(string sector) => Competence.Sector(sector, Today)?.Name ?? new(sector, sector);
}

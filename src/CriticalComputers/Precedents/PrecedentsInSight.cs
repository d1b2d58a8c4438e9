using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Law.Classes;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;

namespace Noroshi.CriticalComputers.Precedents;

/// <summary>The precedents that the actor may see: all for ministries and the Cabinet Office, the published ones for operators and their agents, none for others.</summary>
internal sealed class PrecedentsInSight(StoreDb db, IWhoIsWho who, IRecordOfActs acts, Actor actor)
{
    private const int Most = 500;
    private const int MostBeside = 5;

    /// <summary>Whether the actor is an authority that writes precedents.</summary>
    public async Task<bool> WritesAsync(CancellationToken cancellation) =>
        actor.Can(Permission.HandleCases) && await KindAsync(cancellation) is OrganisationKind.Ministry or OrganisationKind.CabinetOffice;

    /// <summary>Whether there are precedents for the actor at all.</summary>
    public async Task<bool> ReadsAsync(CancellationToken cancellation) => await KindAsync(cancellation) switch
    {
        OrganisationKind.Ministry or OrganisationKind.CabinetOffice => actor.Can(Permission.ReadNotifications),
        OrganisationKind.Operator or OrganisationKind.Agent => actor.Can(Permission.ReadOwnRegister),
        _ => false,
    };

    /// <summary>All of them, the newest first.</summary>
    public async Task<IReadOnlyList<Precedent>> AllAsync(CancellationToken cancellation) =>
        await ReadsAsync(cancellation) ? await db.Set<Precedent>().AsNoTracking().OrderByDescending(p => p.WrittenAt).Take(Most).ToListAsync(cancellation) : [];

    /// <summary>Those of a product that hold.</summary>
    public async Task<IReadOnlyList<Precedent>> OfProductAsync(string product, string maker, CancellationToken cancellation) =>
        (await OfProductsAsync([Precedent.KeyOf(product, maker)], cancellation)).Values.FirstOrDefault() ?? [];

    /// <summary>Those of several products that hold, by <see cref="Precedent.KeyOf"/>.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<Precedent>>> OfProductsAsync(IEnumerable<string> keys, CancellationToken cancellation)
    {
        var asked = keys.Distinct().ToArray();
        return asked.Length == 0 || !await ReadsAsync(cancellation) ? new Dictionary<string, IReadOnlyList<Precedent>>()
            : (await db.Set<Precedent>().AsNoTracking().Where(p => asked.Contains(p.Key) && p.Key != "" && p.WithdrawnAt == null).ToListAsync(cancellation))
                .GroupBy(p => p.Key).ToDictionary(g => g.Key, g => (IReadOnlyList<Precedent>)[.. g.OrderByDescending(p => p.DecidedOn).Take(MostBeside)]);
    }

    /// <summary>Those that hold and decided one of these classes, a few of the newest.</summary>
    public async Task<IReadOnlyList<Precedent>> OfClassesAsync(ClassSet classes, CancellationToken cancellation) => !classes.IsSpecified ? [] :
        [.. (await AllAsync(cancellation)).Where(p => p.WithdrawnAt is null && p.Classes.Classes.Any(classes.Has)).Take(MostBeside)];

    /// <summary>One of them, to show or to change; null if it is not there for the actor. The refusal is then on record.</summary>
    public async Task<Precedent?> FindAsync(string number, CancellationToken cancellation)
    {
        var wanted = number.ToUpperInvariant();
        var found = await ReadsAsync(cancellation) ? await db.Set<Precedent>().FirstOrDefaultAsync(p => p.Number == wanted, cancellation) : null;
        if (found is null)
        {
            await acts.WriteRefusalAsync(new Act("critical-computers.not-shown", "Act, Art. 8", $"precedent:{(number.Length <= 40 ? number : number[..40])}"), cancellation);
        }

        return found;
    }

    private async Task<OrganisationKind?> KindAsync(CancellationToken cancellation) =>
        actor.IsSomebody ? (await who.OrganisationAsync(actor.Organisation, cancellation))?.Kind : null;
}

using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Parties.Law;
using Noroshi.Parties.Store;
using Noroshi.Store;

namespace Noroshi.Parties.Recognising;

/// <summary>Finds out, anew for every request, for whom a token acts: it must stand, and so must its maker and the maker's role.</summary>
internal sealed class TokenRecognition(StoreDb db, ActorRecognition recognition, TimeProvider clock)
{
    public const string Prefix = "nrs_";
    private static readonly TimeSpan UsedEvery = TimeSpan.FromMinutes(1);

    // Who is at the door is not known yet, so that nobody could see a token: this one question stands before the filter.
    private static readonly KeptQuestion<Func<StoreDb, byte[], DateTimeOffset, CancellationToken, Task<Standing?>>> Stands = new(() => EF.CompileAsyncQuery(
        (StoreDb db, byte[] digest, DateTimeOffset now, CancellationToken cancellation) => (
            from t in db.Set<ApiToken>().IgnoreQueryFilters(new[] { "visibility" })
            join m in db.Set<Membership>() on t.Membership equals m.Id
            join p in db.Set<PersonRow>() on t.Person equals p.Id
            join o in db.Set<OrganisationRow>() on m.Organisation equals o.Id
            where t.Digest == digest && t.RevokedAt == null && t.ExpiresAt > now && p.DisabledAt == null && o.ClosedAt == null
            select new Standing(t, m)).AsNoTracking().FirstOrDefault()));

    public async Task<Actor> ByTokenAsync(string token, CancellationToken cancellation)
    {
        if (!token.StartsWith(Prefix, StringComparison.Ordinal) || token.Length > 100)
        {
            return Actor.Nobody;
        }

        var digest = Secret.Digest(token);
        var now = clock.GetUtcNow();
        if (await Stands.Of(db)(db, digest, now, cancellation) is not { } found)
        {
            return Actor.Nobody;
        }

        var actor = await recognition.AsInOpenOrganisationAsync(found.Membership, "token", found.Token.Id, cancellation);
        if (!actor.IsSomebody)
        {
            return Actor.Nobody;
        }

        if (found.Token.LastUsedAt is not { } last || now - last > UsedEvery)
        {
            await db.Set<ApiToken>().IgnoreQueryFilters(["visibility"]).Where(t => t.Id == found.Token.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(t => t.LastUsedAt, now), cancellation);
        }

        return actor with { May = ATokenAllowsNoMoreThanItsMaker.Today(found.Token.Permissions, actor.May) };
    }

    private sealed record Standing(ApiToken Token, Membership Membership);
}

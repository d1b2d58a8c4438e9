using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Parties.Law;
using Noroshi.Parties.Recognising;
using Noroshi.Parties.Store;
using Noroshi.Store;

namespace Noroshi.Testing;

/// <summary>Machines that act for people, and operators with a duty to report, in words.</summary>
public static class HouseMachines
{
    private static int count;

    /// <summary>A machine with a token of this person, allowing all that a token of theirs may allow, or less.</summary>
    public static async Task<Visitor> AMachineOfAsync(this House house, PersonId person, params Permission[] scope)
    {
        var secret = Secret.New(TokenRecognition.Prefix);
        var actor = await house.ActorAsync(person);
        await house.InsideAsync(async services =>
        {
            var db = services.GetRequiredService<StoreDb>();
            var membership = await db.Set<Membership>().Where(m => m.Person == person).OrderBy(m => m.Id).FirstAsync();
            var now = house.Clock.GetUtcNow();
            db.Add(ApiToken.Of(Identifier.New(house.Clock), secret, "test", membership, scope.Length > 0 ? scope : ATokenAllowsNoMoreThanItsMaker.Possible(actor), now, now.AddDays(365)));
        });
        return new Visitor(house.Address) { Person = person, Token = secret };
    }

    /// <summary>A machine of somebody new with this role, in the organisation given or in a new one.</summary>
    public static async Task<Visitor> AMachineAsync(this House house, string role, OrganisationId? organisation = null)
    {
        var kind = (Roles.Find(role) ?? throw new ArgumentException($"There is no role {role}.", nameof(role))).In[0];
        return await house.AMachineOfAsync(await house.APersonAsync(role, organisation ?? await house.AnOrganisationAsync(kind)));
    }

    /// <summary>A designated operator of a sector in a prefecture, with all that the register knows of one.</summary>
    public static async Task<OrganisationId> AnOperatorAsync(this House house, string sector = "electricity", string prefecture = "13")
    {
        var id = new OrganisationId(Identifier.New(house.Clock));
        var number = Interlocked.Increment(ref count);
        await house.InsideAsync(services =>
        {
            var registrar = services.GetRequiredService<IRegistrar>();
            registrar.Add(new Organisation(
                id, $"designated-{number}", OrganisationKind.Operator, new Words($"試験事業者{number}", $"Test operator {number}"),
                CorporateNumber.FromBase(number.ToString("D12", System.Globalization.CultureInfo.InvariantCulture)).Digits, null, prefecture, "東京都千代田区1-1-1", "代表取締役 試験 太郎"));
            registrar.Add(new Designation(id, sector, new DateOnly(2023, 11, 16), false, null));
            return Task.CompletedTask;
        });
        return id;
    }

    /// <summary>An authority of the register, by its code.</summary>
    public static Task<OrganisationId> AuthorityAsync(this House house, string code) => house.InsideAsync(Actor.System, async services =>
        (await services.GetRequiredService<IWhoIsWho>().OrganisationAsync(code, CancellationToken.None) ?? throw new ArgumentException($"There is no {code}.", nameof(code))).Id);

    /// <summary>Has an agent act for a principal from the beginning of the year until a day: in the matters named, or for incident reports alone.</summary>
    public static Task MandateAsync(this House house, OrganisationId principal, OrganisationId agent, DateOnly until, params MandateScope[] scopes) => house.InsideAsync(services =>
    {
        services.GetRequiredService<IRegistrar>().Grant(principal, agent, default, new DateOnly(2026, 1, 1), until, scopes);
        return Task.CompletedTask;
    });
}

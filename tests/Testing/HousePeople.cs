using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Parties.Law;
using Noroshi.Parties.Recognising;
using Noroshi.Parties.Store;
using Noroshi.Store;
using System.Security.Claims;

namespace Noroshi.Testing;

/// <summary>Organisations, people, and people who have signed in, in words.</summary>
public static class HousePeople
{
    private static readonly DateOnly LongAgo = new(2026, 10, 1);
    private static int count;

    /// <summary>An organisation of a kind.</summary>
    /// <param name="house">The house.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="code">Its code; one is made up if none is given.</param>
    /// <param name="superior">The ministry above a bureau.</param>
    /// <param name="prefecture">Its place.</param>
    public static async Task<OrganisationId> AnOrganisationAsync(
        this House house, OrganisationKind kind, string? code = null, OrganisationId? superior = null, string? prefecture = "13")
    {
        var id = new OrganisationId(Identifier.New(house.Clock));
        code ??= $"{kind}-{Interlocked.Increment(ref count)}".ToLowerInvariant();
        await house.InsideAsync(services =>
        {
            services.GetRequiredService<IRegistrar>().Add(
                new Organisation(id, code, kind, new Words($"試験組織 {code}", $"Test organisation {code}"), null, superior, prefecture, "東京都千代田区", "代表取締役 試験 太郎"));
            return Task.CompletedTask;
        });
        return id;
    }

    /// <summary>A person with a role in an organisation.</summary>
    public static async Task<PersonId> APersonAsync(this House house, string role, OrganisationId organisation, string? name = null)
    {
        var id = new PersonId(Identifier.New(house.Clock));
        var number = Interlocked.Increment(ref count);
        await house.InsideAsync(services =>
        {
            var registrar = services.GetRequiredService<IRegistrar>();
            registrar.Add(new Person(id, name ?? $"試験 {number}", "試験課", $"person-{number}@example.jp", "03-0000-0000"));
            registrar.Appoint(id, organisation, role, LongAgo);
            return Task.CompletedTask;
        });
        return id;
    }

    /// <summary>Signs a person in without the sign-in page, as a session begun at this moment.</summary>
    public static async Task<Visitor> SignInAsync(this House house, PersonId person)
    {
        var session = Identifier.New(house.Clock);
        await house.InsideAsync(async services =>
        {
            var db = services.GetRequiredService<StoreDb>();
            var membership = await db.Set<Membership>().Where(m => m.Person == person).OrderBy(m => m.Id).FirstAsync();
            db.Add(Session.Start(session, person, membership.Id, "test", "test", house.Clock.GetUtcNow(), TimeSpan.FromHours(12)));
        });
        return new Visitor(house.Address, house.Ticket(session, person)) { Person = person, Session = session };
    }

    /// <summary>Somebody new with a role, signed in; in the organisation given, or in a new one of the first kind that may hold the role.</summary>
    public static async Task<Visitor> SignInAsAsync(this House house, string role, OrganisationId? organisation = null)
    {
        var kind = (Roles.Find(role) ?? throw new ArgumentException($"There is no role {role}.", nameof(role))).In[0];
        return await house.SignInAsync(await house.APersonAsync(role, organisation ?? await house.AnOrganisationAsync(kind)));
    }

    /// <summary>The actor that a person is today, for what is done inside the house rather than at a door.</summary>
    public static Task<Actor> ActorAsync(this House house, PersonId person) => house.InsideAsync(Actor.System, async services =>
    {
        var membership = await services.GetRequiredService<StoreDb>().Set<Membership>().AsNoTracking().Where(m => m.Person == person).OrderBy(m => m.Id).FirstAsync();
        return await services.GetRequiredService<ActorRecognition>().AsAsync(membership, "session", Guid.Empty, CancellationToken.None);
    });

    /// <summary>Every role there is, for tests that ask who may not.</summary>
    public static IReadOnlyList<string> EveryRole { get; } = [.. Roles.All.Select(r => r.Code)];

    /// <summary>In which kinds of organisation a role can be held.</summary>
    public static IReadOnlyList<OrganisationKind> WhereItIsHeld(string role) => [.. Roles.Find(role)!.In];

    /// <summary>What a role allows.</summary>
    public static IReadOnlySet<Permission> WhatItAllows(string role) => Roles.Find(role)!.May;

    private static (string, string) Ticket(this House house, Guid session, PersonId person)
    {
        var options = house.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(SessionSignIn.Scheme);
        var identity = SessionSignIn.IdentityOf(session, person);
        var now = house.Clock.GetUtcNow();
        var properties = new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now.AddHours(12) };
        return (options.Cookie.Name!, options.TicketDataFormat.Protect(new AuthenticationTicket(new ClaimsPrincipal(identity), properties, SessionSignIn.Scheme)));
    }
}

/// <summary>
/// Runs a theory for every role but those named: parameters <c>(Database on, string role)</c>. Each role is tried on one database, the next on the other: who may not pass a door is
/// found out before any table is asked.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RolesOtherThanAttribute(params string[] allowed) : Xunit.v3.DataAttribute
{
    /// <inheritdoc/>
    public override ValueTask<IReadOnlyCollection<Xunit.ITheoryDataRow>> GetData(System.Reflection.MethodInfo testMethod, Xunit.Sdk.DisposalTracker disposalTracker)
    {
        if (allowed.FirstOrDefault(a => Roles.Find(a) is null) is { } unknown)
        {
            throw new ArgumentException($"There is no role {unknown}.");
        }

        return ValueTask.FromResult<IReadOnlyCollection<Xunit.ITheoryDataRow>>(
        [
            .. from role in HousePeople.EveryRole.Except(allowed).Select((r, i) => (Code: r, Number: i))
               from database in Enum.GetValues<Database>()
               where (int)database == role.Number % 2
               select new Xunit.TheoryDataRow(database, role.Code),
        ]);
    }

    /// <inheritdoc/>
    public override bool SupportsDiscoveryEnumeration() => true;
}

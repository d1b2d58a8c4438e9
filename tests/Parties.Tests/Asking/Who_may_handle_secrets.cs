using Microsoft.Extensions.DependencyInjection;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Parties.Store;
using Noroshi.Store;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.Parties.Tests.Asking;

/// <summary>What later modules are told of undertakings of secrecy and clearances: yes or no, at a moment, and no by default.</summary>
public class Who_may_handle_secrets(Houses houses) : IClassFixture<Houses>
{
    private const string Article = "Act, Art. 8(2)";
    private const string Kind = "key-economic-security";
    private static readonly DateOnly From = new(2026, 11, 10);
    private static readonly DateOnly Until = new(2026, 12, 10);

    // 15:00 UTC is midnight in Tokyo: the day has begun there and not yet in London.
    private static readonly DateTimeOffset FirstMoment = new(2026, 11, 9, 15, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset End = new(2026, 12, 9, 15, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Microsecond = TimeSpan.FromMicroseconds(1);

    [Theory, BothDatabases]
    public async Task is_nobody_of_whom_nothing_is_recorded(Database on)
    {
        var (house, organisation, person) = await SomebodyAsync(on);

        Assert.False(await BoundAsync(house, person, organisation, Article, House.Opening));
        Assert.False(await ClearedAsync(house, person, organisation, Kind, House.Opening));
    }

    [Theory, BothDatabases]
    public async Task is_not_asked_of_what_does_not_exist(Database on)
    {
        var (house, organisation, person) = await SomebodyAsync(on);

        await Assert.ThrowsAsync<ArgumentException>(() => BoundAsync(house, person, organisation, "Act, Art. 99", House.Opening));
        await Assert.ThrowsAsync<ArgumentException>(() => ClearedAsync(house, person, organisation, "top-secret", House.Opening));
    }

    [Theory, BothDatabases]
    public async Task is_nobody_by_another_article_another_kind_another_organisation_or_another_person(Database on)
    {
        var (house, organisation, person) = await SomebodyAsync(on);
        var colleague = await house.APersonAsync("desk-officer", organisation);
        var elsewhere = await house.AnOrganisationAsync(OrganisationKind.Ministry);
        await RecordAsync(house, person, organisation);

        Assert.False(await BoundAsync(house, person, organisation, "Act, Art. 45(7)", House.Opening));
        Assert.False(await BoundAsync(house, person, elsewhere, Article, House.Opening));
        Assert.False(await BoundAsync(house, colleague, organisation, Article, House.Opening));
        Assert.False(await ClearedAsync(house, person, organisation, "specially-designated-secrets", House.Opening));
        Assert.False(await ClearedAsync(house, person, elsewhere, Kind, House.Opening));
        Assert.False(await ClearedAsync(house, colleague, organisation, Kind, House.Opening));
    }

    [Theory, BothDatabases]
    public async Task is_counted_from_midnight_to_midnight_in_Tokyo(Database on)
    {
        var (house, organisation, person) = await SomebodyAsync(on);
        await RecordAsync(house, person, organisation);

        foreach (var (at, holds) in new[] { (FirstMoment - Microsecond, false), (FirstMoment, true), (House.Opening, true), (End - Microsecond, true), (End, false) })
        {
            Assert.Equal(holds, await BoundAsync(house, person, organisation, Article, at));
            Assert.Equal(holds, await ClearedAsync(house, person, organisation, Kind, at));
        }
    }

    [Theory, BothDatabases]
    public async Task does_not_end_by_itself_where_an_undertaking_has_no_end(Database on)
    {
        var (house, organisation, person) = await SomebodyAsync(on);
        await house.InsideAsync(s =>
        {
            s.GetRequiredService<StoreDb>().Add(Undertaking.Of(Identifier.New(house.Clock), person, organisation, Article, From, null, person, House.Opening));
            return Task.CompletedTask;
        });

        Assert.True(await BoundAsync(house, person, organisation, Article, End.AddYears(50)));
    }

    [Theory, BothDatabases]
    public async Task is_nobody_from_the_moment_of_withdrawal_on_while_what_was_before_stays_true(Database on)
    {
        var (house, organisation, person) = await SomebodyAsync(on);
        var withdrawn = House.Opening.AddHours(3);
        await RecordAsync(house, person, organisation, withdrawn);

        Assert.True(await ClearedAsync(house, person, organisation, Kind, withdrawn - Microsecond));
        Assert.False(await ClearedAsync(house, person, organisation, Kind, withdrawn));
    }

    /// <summary>A colleague, who may not see the row, acts; the rule that asks is the same for everybody.</summary>
    [Theory, BothDatabases]
    public async Task is_answered_the_same_whoever_is_at_the_door(Database on)
    {
        var (house, organisation, person) = await SomebodyAsync(on);
        var other = await house.APersonAsync("desk-officer", organisation);
        await RecordAsync(house, person, organisation);

        foreach (var actor in new[] { Actor.Nobody, await house.ActorAsync(other), await house.ActorAsync(person), Actor.System })
        {
            Assert.Equal([person], await house.InsideAsync(actor, s => s.GetRequiredService<IWhoIsWho>().ClearedAsync([person, other, person], organisation, Kind, House.Opening, CancellationToken.None)));
            Assert.Equal([person], await house.InsideAsync(actor, s => s.GetRequiredService<IWhoIsWho>().BoundToSecrecyAsync([person, other], organisation, Article, House.Opening, CancellationToken.None)));
        }
    }

    private static Task<bool> BoundAsync(House house, PersonId person, OrganisationId organisation, string article, DateTimeOffset at) => house.InsideAsync(Actor.System, async s =>
        (await s.GetRequiredService<IWhoIsWho>().BoundToSecrecyAsync([person], organisation, article, at, CancellationToken.None)).Contains(person));

    private static Task<bool> ClearedAsync(House house, PersonId person, OrganisationId organisation, string kind, DateTimeOffset at) => house.InsideAsync(Actor.System, async s =>
        (await s.GetRequiredService<IWhoIsWho>().ClearedAsync([person], organisation, kind, at, CancellationToken.None)).Contains(person));

    private static Task RecordAsync(House house, PersonId person, OrganisationId organisation, DateTimeOffset? withdrawn = null) => house.InsideAsync(s =>
    {
        var db = s.GetRequiredService<StoreDb>();
        db.Add(Undertaking.Of(Identifier.New(house.Clock), person, organisation, Article, From, Until, person, House.Opening));
        var clearance = Clearance.Of(Identifier.New(house.Clock), person, organisation, Kind, From, Until, person, House.Opening);
        if (withdrawn is { } at)
        {
            clearance.Withdraw(at);
        }

        db.Add(clearance);
        return Task.CompletedTask;
    });

    private async Task<(House House, OrganisationId Organisation, PersonId Person)> SomebodyAsync(Database on)
    {
        var house = await houses.OnAsync(on);
        var organisation = await house.AnOrganisationAsync(OrganisationKind.Ministry);
        return (house, organisation, await house.APersonAsync("desk-officer", organisation));
    }
}

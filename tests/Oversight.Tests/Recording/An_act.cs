using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.Kernel;
using Noroshi.Oversight.Store;
using Noroshi.Parties.Face;
using Noroshi.Store;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.Oversight.Tests.Recording;

public class An_act(Houses houses) : IClassFixture<Houses>
{
    [Theory, BothDatabases]
    public async Task that_is_abandoned_leaves_neither_rows_nor_record(Database on)
    {
        var house = await houses.OnAsync(on);
        var organisation = new OrganisationId(Identifier.New(house.Clock));

        await Assert.ThrowsAsync<DbUpdateException>(() => house.InsideAsync(services =>
        {
            // Two organisations of one code: the second breaks the unique index, and the first must go with it, and both acts.
            var registrar = services.GetRequiredService<IRegistrar>();
            registrar.Add(Named(organisation, "twice"));
            registrar.Add(Named(new OrganisationId(Identifier.New(house.Clock)), "twice"));
            return Task.CompletedTask;
        }));

        Assert.Null(await house.InsideAsync(Actor.System, s => s.GetRequiredService<IWhoIsWho>().OrganisationAsync(organisation, CancellationToken.None)));
        Assert.DoesNotContain(await house.RecordAsync(), a => a.Object == $"organisation:{organisation}");
    }

    [Theory, BothDatabases]
    public async Task that_is_refused_is_recorded_although_the_work_is_abandoned(Database on)
    {
        var house = await houses.OnAsync(on);
        var organisation = new OrganisationId(Identifier.New(house.Clock));

        await house.InsideAsync(Actor.System, async services =>
        {
            services.GetRequiredService<IRegistrar>().Add(Named(organisation, "refused"));
            await services.GetRequiredService<IRecordOfActs>().WriteRefusalAsync(new Act("test.refused", "Act, Art. 6", $"organisation:{organisation}"), CancellationToken.None);
            return 0;   // and nothing is saved
        });

        var deed = Assert.Single(await house.RecordAsync(), a => a.Object == $"organisation:{organisation}");
        Assert.True(deed.Refused);
        Assert.Equal("test.refused", deed.Kind);
    }

    [Theory, BothDatabases]
    public async Task is_kept_with_its_rows_and_says_who_in_which_capacity_on_what_basis_and_when(Database on)
    {
        var house = await houses.OnAsync(on);
        var person = await house.APersonAsync("inspector", await house.AnOrganisationAsync(OrganisationKind.Commission));
        var actor = await house.ActorAsync(person);

        await house.InsideAsync(actor, async services =>
        {
            services.GetRequiredService<IRecordOfActs>().Write(new Act("test.done", "Act, Art. 5", $"thing:{person}") { Content = new JsonObject { ["what"] = "のろし" } });
            return await services.GetRequiredService<StoreDb>().SaveChangesAsync();
        });

        var deed = Assert.Single(await house.RecordAsync("test.done"), a => a.Object == $"thing:{person}");
        Assert.Equal((person, actor.Organisation, "inspector", "Act, Art. 5", House.Opening), (deed.Person, deed.Organisation, deed.Capacity, deed.Basis, deed.At));
        Assert.Equal("のろし", deed.Content!["what"]!.GetValue<string>());
    }

    [Theory, BothDatabases]
    public async Task has_a_commitment_that_can_be_computed_again_from_its_content(Database on)
    {
        var house = await houses.OnAsync(on);
        await house.AnOrganisationAsync(OrganisationKind.Operator);

        var (acts, contents) = await house.InsideAsync(Actor.System, async services =>
        {
            var db = services.GetRequiredService<StoreDb>();
            return (await db.Set<RecordedAct>().AsNoTracking().ToListAsync(), await db.Set<ActContent>().AsNoTracking().ToDictionaryAsync(c => c.Id));
        });

        Assert.NotEmpty(acts);
        Assert.All(acts, act => Assert.True(contents[act.Id].Matches(act)));
    }

    private static Organisation Named(OrganisationId id, string code) =>
        new(id, code, OrganisationKind.Operator, new Words("試験", "Test"), null, null, null, null, null);
}

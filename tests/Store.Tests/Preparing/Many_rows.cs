using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.Kernel;
using Noroshi.Store.Outbox;
using Noroshi.Testing;

namespace Noroshi.Store.Tests.Preparing;

/// <summary>Many rows are added as any row is, only faster: with all that is empty, whatever stands in a text, and within the caller's transaction.</summary>
public class Many_rows(Houses houses) : IClassFixture<Houses>
{
    [Theory, BothDatabases]
    public async Task are_read_as_they_were_added_and_belong_to_the_transaction(Database on)
    {
        var house = await houses.OnAsync(on);
        var now = house.Clock.GetUtcNow();
        var rows = Enumerable.Range(0, 2_500).Select(i => new OutboxMessage
        {
            Id = Identifier.New(house.Clock), Name = "store-tests.many.v1", Payload = $"{{\"text\":\"行{i}\\\\N\\t'\\u0001\"}}", RaisedAt = now, NotBefore = now.AddYears(1), LeaseUntil = i % 2 == 0 ? now : null, LastFault = i % 3 == 0 ? "" : null,
        }).ToArray();

        await house.InsideAsync(Actor.System, async services =>
        {
            var db = services.GetRequiredService<StoreDb>();
            await using (await db.Database.BeginTransactionAsync())
            {
                await db.AddManyAsync(rows, default);
            }

            Assert.Equal(0, await Of(db).CountAsync());
            await db.AddManyAsync(rows, default);
            Assert.Empty(db.ChangeTracker.Entries());
            var read = await Of(db).AsNoTracking().ToDictionaryAsync(m => m.Id);
            Assert.Equal(rows.Length, read.Count);
            Assert.All(rows, r => Assert.Equal((r.Payload, r.NotBefore, r.LeaseUntil, r.LastFault), (read[r.Id].Payload, read[r.Id].NotBefore, read[r.Id].LeaseUntil, read[r.Id].LastFault)));
            await Assert.ThrowsAnyAsync<Exception>(() => db.AddManyAsync(rows[..10], default));
            return await Of(db).ExecuteDeleteAsync();
        });
    }

    private static IQueryable<OutboxMessage> Of(StoreDb db) => db.Outbox.Where(m => m.Name == "store-tests.many.v1");
}

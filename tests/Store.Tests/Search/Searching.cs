using Microsoft.Extensions.DependencyInjection;
using Noroshi.Kernel;
using Noroshi.Store.Search;
using Noroshi.Testing;

namespace Noroshi.Store.Tests.Search;

public sealed class Searching(Houses houses) : IClassFixture<Houses>
{
    private static readonly Guid Desk = Guid.CreateVersion7();

    [Theory, BothDatabases]
    public async Task never_finds_what_the_reader_may_not_find(Database on)
    {
        var house = await houses.OnAsync(on);
        var mine = await PutAsync(house, [Desk], "制御サーバーへの不正アクセス");
        await PutAsync(house, [Guid.CreateVersion7()], "制御サーバーへの不正アクセス");

        Assert.Equal([mine], await FindAsync(house, "不正アクセス"));
    }

    [Theory, BothDatabases]
    public async Task takes_what_is_no_character_for_a_blank(Database on)
    {
        var house = await houses.OnAsync(on);
        var mine = await PutAsync(house, [Desk], "変電所\uFFFEの\uFFFF遮断器\ud800");

        Assert.Contains(mine, await FindAsync(house, "\uFFFE変電所\uFFFF遮断器\udc00"));
    }

    [Theory, BothDatabases]
    public async Task finds_nothing_that_was_not_saved(Database on)
    {
        var house = await houses.OnAsync(on);
        var reader = Guid.CreateVersion7();
        await house.InsideAsync(Actor.System, async services =>
        {
            await services.GetRequiredService<ISearchIndex>().PutAsync(Guid.CreateVersion7(), [reader], ["未保存の文書"], default);
            return 0;
        });

        Assert.Empty(await FindAsync(house, "未保存", reader));
    }

    [Theory, BothDatabases]
    public async Task no_longer_finds_what_was_taken_out(Database on)
    {
        var house = await houses.OnAsync(on);
        var reader = Guid.CreateVersion7();
        var gone = await PutAsync(house, [reader], "消去される報告");
        await house.InsideAsync(services =>
        {
            services.GetRequiredService<ISearchIndex>().Remove(gone);
            return Task.CompletedTask;
        });

        Assert.Empty(await FindAsync(house, "消去", reader));
    }

    [Theory]
    [BothDatabases("侵入")]
    [BothDatabases("ＶＰＮ装置")]
    [BothDatabases("vpn")]
    [BothDatabases("らんさむうぇあ")]
    [BothDatabases("192.0.2.10")]
    [BothDatabases("侵入 ランサム")]
    [BothDatabases("髙")]
    public async Task finds_by(Database on, string query)
    {
        var house = await houses.OnAsync(on);
        var reader = Guid.CreateVersion7();
        var found = await PutAsync(house, [reader], "VPN装置から侵入され、ランサムウェアが動いた。接続元は 192.0.2.10。担当 髙橋");

        Assert.Equal(query.Length > 1 ? [found] : [], await FindAsync(house, query, reader));
    }

    [Theory, BothDatabases]
    public async Task gives_the_newest_first_and_pages_without_gap_or_repetition(Database on)
    {
        var house = await houses.OnAsync(on);
        var reader = Guid.CreateVersion7();
        var put = new List<Guid>();
        for (var i = 0; i < 7; i++)
        {
            put.Add(await PutAsync(house, [reader], $"障害の報告 {i}"));
        }

        await AddAsync(house, put[0], [reader], "続報");
        put = [.. put.Skip(1), put[0]];

        var got = new List<Guid>();
        long? before = null;
        do
        {
            var page = await house.InsideAsync(Actor.System, s => s.GetRequiredService<ISearchIndex>().FindAsync("障害", reader, before, 3, default));
            got.AddRange(page.Select(h => h.Subject));
            before = page.Count == 3 ? page[^1].Position : null;
        }
        while (before is not null);

        Assert.Equal(Enumerable.Reverse(put), got);
    }

    [Theory, BothDatabases]
    public async Task finds_exactly_what_a_slow_look_at_every_text_finds(Database on)
    {
        var house = await houses.OnAsync(on);
        var random = new Random(20261124);
        Guid[] readers = [Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7()];
        var all = new List<(Guid Subject, Guid[] Readers, string Text)>();
        await house.InsideAsync(async services =>
        {
            var index = services.GetRequiredService<ISearchIndex>();
            for (var i = 0; i < 300; i++)
            {
                var mine = readers.Where(_ => random.Next(2) == 0).ToArray();
                var text = Babble(random, 40);
                var subject = Guid.CreateVersion7();
                all.Add((subject, mine, text));
                await index.PutAsync(subject, mine.Append(Guid.Empty), [text], default);
            }
        });

        for (var i = 0; i < 120; i++)
        {
            var reader = readers[random.Next(readers.Length)];
            var query = i % 3 == 0
                ? all[random.Next(all.Count)].Text.Substring(5, 4)
                : string.Join(random.Next(2) == 0 ? " " : "　", Enumerable.Range(0, random.Next(1, 3)).Select(_ => Babble(random, random.Next(2, 4))));
            var slow = all.Where(a => a.Readers.Contains(reader) && SearchText.Terms(query).All(t => SearchText.Fold(a.Text).Contains(t, StringComparison.Ordinal))).Select(a => a.Subject);
            if (SearchText.PiecesOf(SearchText.Terms(query)).Count > 0)
            {
                Assert.Equal(slow.Order(), (await FindAsync(house, query, reader, 1000)).Order());
            }
        }
    }

    private static string Babble(Random random, int length)
    {
        const string letters = "侵入装置のノのｱアaＡb.1１ 　不正障害　髙𠮷\n";
        return string.Concat(Enumerable.Range(0, length).Select(_ => letters[random.Next(letters.Length)]));
    }

    private static async Task<Guid> PutAsync(House house, Guid[] readers, string text)
    {
        var subject = Guid.CreateVersion7();
        await AddAsync(house, subject, readers, text);
        return subject;
    }

    private static Task AddAsync(House house, Guid subject, Guid[] readers, string text) =>
        house.InsideAsync(services => services.GetRequiredService<ISearchIndex>().PutAsync(subject, readers, [text], default));

    private static async Task<List<Guid>> FindAsync(House house, string query, Guid? reader = null, int count = 50) =>
        [.. (await house.InsideAsync(Actor.System, s => s.GetRequiredService<ISearchIndex>().FindAsync(query, reader ?? Desk, null, count, default))).Select(h => h.Subject)];
}

using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Face;
using Noroshi.CriticalComputers.Law;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Store;

namespace Noroshi.CriticalComputers.Picking;

/// <summary>Finds entries for others, behind the same filter as the register's own pages.</summary>
internal sealed class ComputersOfAnOperator(StoreDb db) : IComputersOfAnOperator
{
    private const int MostLetters = 100;

    public bool IsInSight(OrganisationId @operator) => WhoMaySeeARegister.IsInSight(db.Actor, @operator);

    public async Task<IReadOnlyList<ComputerInRegister>> FindAsync(OrganisationId @operator, string letters, int most, CancellationToken cancellation)
    {
        var query = db.Set<Computer>().AsNoTracking().Where(c => c.Operator == @operator);
        foreach (var word in RegisterKeys.Folded(letters.Length <= MostLetters ? letters : letters[..MostLetters]).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var (hiragana, katakana) = (OtherKana.Hiragana(word), OtherKana.Katakana(word));
            query = hiragana == katakana
                ? query.Where(c => c.NameKey.Contains(word) || c.LabelKey.Contains(word))
                : query.Where(c => c.NameKey.Contains(word) || c.LabelKey.Contains(word) || c.NameKey.Contains(hiragana) || c.LabelKey.Contains(hiragana) || c.NameKey.Contains(katakana) || c.LabelKey.Contains(katakana));
        }

        return await ReadAsync(query.OrderBy(c => c.RemovedOn != null).ThenBy(c => c.LabelKey).ThenBy(c => c.Id).Take(most), cancellation);
    }

    public async Task<IReadOnlyDictionary<Guid, ComputerInRegister>> TheseAsync(OrganisationId @operator, IReadOnlyCollection<Guid> computers, CancellationToken cancellation)
    {
        var ids = computers.Select(id => new ComputerId(id)).ToArray();
        return ids.Length == 0
            ? new Dictionary<Guid, ComputerInRegister>()
            : (await ReadAsync(db.Set<Computer>().AsNoTracking().Where(c => c.Operator == @operator && ids.Contains(c.Id)), cancellation)).ToDictionary(c => c.Id);
    }

    private async Task<List<ComputerInRegister>> ReadAsync(IQueryable<Computer> query, CancellationToken cancellation)
    {
        var rows = await query.Select(c => new { c.Id, c.Facility, c.Label, c.Product, c.Maker, c.Classes, c.RemovedOn, c.NotifiedIn }).ToListAsync(cancellation);
        var (facilities, notifications) = (rows.Select(r => r.Facility).Distinct().ToArray(), rows.Select(r => r.NotifiedIn).OfType<NotificationId>().Distinct().ToArray());
        var categories = await db.Set<Facility>().AsNoTracking().Where(f => facilities.Contains(f.Id)).ToDictionaryAsync(f => f.Id, f => f.Category, cancellation);
        var numbers = notifications.Length == 0 ? [] : await db.Set<Notification>().AsNoTracking().Where(n => notifications.Contains(n.Id)).ToDictionaryAsync(n => n.Id, n => n.Number, cancellation);
        return
        [
            .. rows.Select(r => new ComputerInRegister(
                r.Id.Value, r.Label, r.Product, r.Maker, categories.GetValueOrDefault(r.Facility, ""), [.. r.Classes.Classes], r.RemovedOn is null, r.NotifiedIn is { } id ? numbers.GetValueOrDefault(id) : null)),
        ];
    }
}

/// <summary>A word in the other kana: people type ふぁいあ for ファイア.</summary>
internal static class OtherKana
{
    private const int Apart = 'ァ' - 'ぁ';

    public static string Hiragana(string word) => Each(word, 'ァ', 'ヶ', -Apart);

    public static string Katakana(string word) => Each(word, 'ぁ', 'ゖ', Apart);

    private static string Each(string word, char first, char last, int by) =>
        string.Create(word.Length, (word, first, last, by), static (to, from) =>
        {
            for (var i = 0; i < to.Length; i++)
            {
                to[i] = from.word[i] >= from.first && from.word[i] <= from.last ? (char)(from.word[i] + from.by) : from.word[i];
            }
        });
}

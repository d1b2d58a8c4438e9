using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;

namespace Noroshi.Parties.Store;

/// <summary>Keeps the settings of all modules in one table.</summary>
internal sealed class PolicySettings(StoreDb db, Recently recently, TimeProvider clock) : IPolicySettings
{
    private const int Most = 200;

    public async ValueTask<IReadOnlyList<PolicyValue>> OfAsync(string name, CancellationToken cancellation) =>
        await recently.AnswerAsync<IReadOnlyList<PolicyValue>>(new Named(name), async () =>
            [.. (await db.Set<PolicySetting>().AsNoTracking().Where(s => s.Name == name).OrderBy(s => s.SetAt).ToListAsync(cancellation)).Select(s => s.Shown())]);

    public async Task<IReadOnlyList<PolicyValue>> HistoryAsync(IEnumerable<string> names, CancellationToken cancellation)
    {
        var asked = names.ToArray();
        return [.. (await db.Set<PolicySetting>().AsNoTracking().Where(s => asked.Contains(s.Name)).OrderByDescending(s => s.SetAt).Take(Most).ToListAsync(cancellation)).Select(s => s.Shown())];
    }

    public void Set(string name, string value, DateOnly from, string note) => db.Add(new PolicySetting
    {
        Id = Identifier.New(clock),
        Name = name,
        Value = value,
        From = from,
        Note = note,
        SetBy = db.Actor.Person.Value,
        SetAt = clock.GetUtcNow(),
    });

    private sealed record Named(string Name);
}

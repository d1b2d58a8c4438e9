using Noroshi.CriticalComputers.Naming;
using Noroshi.CriticalComputers.Store;
using Noroshi.Formats.Inventories;

namespace Noroshi.CriticalComputers.Importing;

/// <summary>
/// Says of a row that its names are doubtfully spelt, and what may have been meant. What the file says is taken as it is, unless a person chose for this
/// import to take what is offered.
/// </summary>
internal sealed class CheckSpelling(NameAdvice advice, bool takes)
{
    private const int Remembered = 10_000;
    private readonly Dictionary<(string, string), NameSuggestion?> asked = [];

    /// <summary>How many rows were doubtful.</summary>
    public int Doubtful { get; private set; }

    public ComputerEntry Look(InventoryRow row, ComputerEntry entry, List<RowRemark> remarks)
    {
        // What the row leaves out is the register's word, not the file's.
        if ((row.Product is null && row.Maker is null) || entry.Product.Length is 0 or > RegisterKeys.LongestName || entry.Maker.Length > RegisterKeys.LongestName || First(entry) is not { } offer)
        {
            return entry;
        }

        Doubtful++;
        var (column, was, may) = offer.Product != entry.Product ? ("product", entry.Product, offer.Product) : ("maker", entry.Maker, offer.Maker);
        if (takes)
        {
            remarks.Add(new(column, $"「{was}」を、候補の綴り「{may}」にしました。", $"“{was}” was replaced by the spelling that was offered, “{may}”.", false));
            return entry with { Product = offer.Product, Maker = offer.Maker };
        }

        var why = offer.Why;
        remarks.Add(new(column, was.Length == 0 ? $"{why.Ja}。もしかして：「{may}」" : $"綴りを確かめてください：「{was}」。もしかして：「{may}」（{why.Ja}）", was.Length == 0 ? $"{why.En}. Did you mean “{may}”?" : $"Look at the spelling: “{was}”. Did you mean “{may}”? ({why.En}.)", false));
        return entry;
    }

    private NameSuggestion? First(ComputerEntry entry)
    {
        if (!asked.TryGetValue((entry.Product, entry.Maker), out var offer))
        {
            if (asked.Count >= Remembered)
            {
                asked.Clear();
            }

            offer = advice.For(entry.Product, entry.Maker) is [var first, ..] && first.Product.Length <= RegisterKeys.LongestName ? first : null;
            asked[(entry.Product, entry.Maker)] = offer;
        }

        return offer;
    }
}

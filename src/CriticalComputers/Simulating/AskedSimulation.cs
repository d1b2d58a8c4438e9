using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Noroshi.CriticalComputers.Face;
using Noroshi.CriticalComputers.Law.Classes;
using Noroshi.CriticalComputers.Law.Simulating;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Web.Fields;

namespace Noroshi.CriticalComputers.Simulating;

/// <summary>What is to be tried out, as it stands in the address: a change, the day from which it would hold, and for an authority one business.</summary>
internal sealed record AskedSimulation
{
    private const int LongestSector = 64;

    public string? Change { get; init; }

    public string? Product { get; init; }

    public string? Maker { get; init; }

    public string? Class { get; init; }

    public string? NewSector { get; init; }

    public string? From { get; init; }

    /// <summary>Only this business; an authority narrows to it where there is too much.</summary>
    public string? Sector { get; init; }

    public static IReadOnlyList<Choice> Changes { get; } =
    [
        Choice.Of("designate", new("製品を指定する", "Designate a product")),
        Choice.Of("end", new("製品の指定を終える", "End the designation of a product")),
        Choice.Of("global", new("IPアドレスをグローバルに限る（T2-7、T3-2）", "Count global IP addresses only (T2-7, T3-2)")),
        Choice.Of("any", new("IPアドレスの種類を問わない（T2-7、T3-2）", "Count any IP address (T2-7, T3-2)")),
        Choice.Of("each", new("影響を与えるデータの送信を、T2の全区分に求める", "Demand of every class of T2 that it can send data that affect")),
        Choice.Of("first", new("影響を与えるデータの送信を、T2-1だけに求める", "Demand of T2-1 alone that it can send data that affect")),
        Choice.Of("dedicated", new("専用の製品を届出不要とする", "Exempt dedicated products")),
        Choice.Of("drop", new("区分をなくす", "Take a class out")),
        Choice.Of("sector", new("事業を加える", "Add a business")),
    ];

    public static AskedSimulation Read(IQueryCollection query) => new()
    {
        Change = query["change"],
        Product = ((string?)query["product"])?.Trim(),
        Maker = ((string?)query["maker"])?.Trim(),
        Class = query["class"],
        NewSector = ((string?)query["newSector"])?.Trim(),
        From = query["from"],
        Sector = query["sector"],
    };

    public DateOnly? Day => TypedDay.Read(From);

    /// <summary>The address of the same simulation as a file.</summary>
    public string File
    {
        get
        {
            var query = new QueryBuilder();
            foreach (var (name, value) in new[] { ("change", Change), ("product", Product), ("maker", Maker), ("class", Class), ("newSector", NewSector), ("from", From), ("sector", Sector) })
            {
                if (!string.IsNullOrEmpty(value))
                {
                    query.Add(name, value);
                }
            }

            return "/computers/what-if.csv" + query;
        }
    }

    public Problems Problems(DateOnly today)
    {
        var named = Change is "designate" or "end";
        return new Problems()
            .Unless(Changes.Any(c => c.Value == Change), "Change", "change-required", new("変更の内容を選んでください。", "Choose the change."))
            .Unless(!named || IsName(Product), "Product", "product", new("製品名を200文字以内で入力してください。", "Enter the product in at most 200 characters."))
            .Unless(!named || IsName(Maker), "Maker", "maker", new("製造者名を200文字以内で入力してください。", "Enter the maker in at most 200 characters."))
            .Unless(Change is not "drop" || DeviceClasses.TryParse(Class, out _), "Class", "class", new("区分を選んでください。", "Choose the class."))
            .Unless(Change is not "sector" || NewSector is { Length: > 0 and <= LongestSector }, "NewSector", "sector", new("事業の記号を64文字以内で入力してください。", "Enter the code of the business in at most 64 characters."))
            .Unless(Day is { } day && day >= today && day <= today.AddYears(10), "From", "from", new("今日から10年以内の日付を入力してください。", "Enter a day from today to ten years ahead."));
    }

    /// <summary>The change; there must be no problems.</summary>
    public RuleChange ToChange(ClassReadings now) => Change switch
    {
        "designate" => new RuleChange.Designation(Product!, Maker!, false),
        "end" => new RuleChange.Designation(Product!, Maker!, true),
        "global" => new RuleChange.Reading(now with { OnlyGlobalAddresses = true }),
        "any" => new RuleChange.Reading(now with { OnlyGlobalAddresses = false }),
        "each" => new RuleChange.Reading(now with { EachMustAffect = true }),
        "first" => new RuleChange.Reading(now with { EachMustAffect = false }),
        "dedicated" => new RuleChange.Dedicated(true),
        "drop" => DeviceClasses.TryParse(Class, out var @class) ? new RuleChange.ClassDropped(@class) : new RuleChange.None(),
        "sector" => new RuleChange.SectorAdded(NewSector!),
        _ => new RuleChange.None(),
    };

    private static bool IsName(string? name) => name is { Length: > 0 and <= RegisterKeys.LongestName } && !name.Any(c => char.IsControl(c) || char.IsSurrogate(c)) && name.Any(char.IsLetterOrDigit);
}

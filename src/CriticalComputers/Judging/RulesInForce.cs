using System.Text.Json;
using Noroshi.CriticalComputers.Law;
using Noroshi.CriticalComputers.Law.Classes;
using Noroshi.Kernel;
using Noroshi.Parties.Face;

namespace Noroshi.CriticalComputers.Judging;

/// <summary>
/// The rules of the register on a day: the law's dated tables with the settings laid over them. Each setting is shown as unverified; without
/// one, the law is read as ADR 0030 and 0031 say.
/// </summary>
internal sealed class RulesInForce(IPolicySettings settings, TimeProvider clock)
{
    public const string OnlyGlobalAddresses = "register.only-global-addresses";
    public const string EachMustAffect = "register.each-must-affect";
    public const string DedicatedExempts = "register.dedicated-exempts";
    public const string DesignatedProducts = "register.designated-products";

    /// <summary>The names of all settings of the register.</summary>
    public static IReadOnlyList<string> Names { get; } = [OnlyGlobalAddresses, EachMustAffect, DedicatedExempts, DesignatedProducts];

    /// <summary>The rules of today.</summary>
    public Task<RegisterRules> TodayAsync(CancellationToken cancellation) => OnAsync(LegalCalendar.LegalDay(clock.GetUtcNow()), cancellation);

    /// <summary>The rules of a day, as far as they are known today.</summary>
    public async Task<RegisterRules> OnAsync(DateOnly day, CancellationToken cancellation) => Of(await AllAsync(cancellation), day);

    /// <summary>The rules of a day, and those of each later day on which a change is known: a commencement, or a setting that takes force.</summary>
    public async Task<IReadOnlyList<RegisterRules>> FromAsync(DateOnly day, CancellationToken cancellation)
    {
        var all = await AllAsync(cancellation);
        var later = all.Select(s => s.From).Where(d => d > day).Concat(RegisterRules.CommencementsAfter(day)).Distinct().Order();
        return [Of(all, day), .. later.Select(d => Of(all, d))];
    }

    /// <summary>Everything that was ever set, the newest first.</summary>
    public Task<IReadOnlyList<PolicyValue>> HistoryAsync(CancellationToken cancellation) => settings.HistoryAsync(Names, cancellation);

    /// <summary>What was entered about designated products, in that order.</summary>
    public static DesignationChange Read(PolicyValue value)
    {
        var entered = JsonSerializer.Deserialize<EnteredDesignation>(value.Value)!;
        return new DesignationChange(value.From, new DesignatedProduct(entered.Product, entered.Maker, entered.Products, entered.Makers) { Notice = entered.Notice, From = value.From }, entered.Ends);
    }

    private static RegisterRules Of(IReadOnlyList<PolicyValue> all, DateOnly day)
    {
        var law = RegisterRules.Of(day);
        var (addresses, affect, dedicated) = (InForce(OnlyGlobalAddresses), InForce(EachMustAffect), InForce(DedicatedExempts));
        var entered = all.Where(s => s.Name == DesignatedProducts).ToList();
        var classes = Latest([law.ClassesSince, addresses?.From, affect?.From]);
        return law with
        {
            Readings = new ClassReadings(
                addresses is null ? ClassReadings.Default.OnlyGlobalAddresses : addresses.Value == Yes,
                affect is null ? ClassReadings.Default.EachMustAffect : affect.Value == Yes),
            DedicatedExempts = dedicated?.Value == Yes,
            Designated = entered.Count == 0 ? law.Designated : TheseProductsNeedNoNotification.On(day, [.. entered.Select(Read)]),
            ClassesSince = classes,
            NotificationSince = Latest([law.NotificationSince, classes, dedicated?.From, .. entered.Where(e => e.From <= day).Select(e => (DateOnly?)e.From)]),
        };

        PolicyValue? InForce(string name) => PolicyValue.InForce(all.Where(s => s.Name == name), day);
    }

    public const string Yes = "yes";
    public const string No = "no";

    private static DateOnly Latest(IEnumerable<DateOnly?> days) => days.Max()!.Value;

    private async Task<IReadOnlyList<PolicyValue>> AllAsync(CancellationToken cancellation)
    {
        var all = new List<PolicyValue>();
        foreach (var name in Names)
        {
            all.AddRange(await settings.OfAsync(name, cancellation));
        }

        return all;
    }
}

/// <summary>A designation as it is stored.</summary>
internal sealed record EnteredDesignation(string Product, string Maker, IReadOnlyList<string> Products, IReadOnlyList<string> Makers, string Notice, bool Ends);

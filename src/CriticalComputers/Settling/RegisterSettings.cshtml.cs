using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Noroshi.CriticalComputers.Judging;
using Noroshi.CriticalComputers.Law;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Fields;
using Noroshi.Web.Showing;

namespace Noroshi.CriticalComputers.Settling;

/// <summary>The readings of the text and the designated products, each with a day, a name and a reason.</summary>
/// <remarks>For the system's administrator in the Cabinet Office, who sees no register: what is entered here is how the law is read, and what notices say.</remarks>
[Authorize(nameof(Permission.Administer))]
[Article("Order, Art. 1(1)")]
[Article("Order, Art. 2(1)")]
internal sealed class RegisterSettingsPage(RulesInForce rules, IPolicySettings settings, IRecordOfActs acts, IOutbox outbox, IWhoIsWho who, StoreDb db, TimeProvider clock) : PageModel
{
    [BindProperty]
    public string? Setting { get; set; }

    [BindProperty]
    public string? Value { get; set; }

    [BindProperty]
    public string? Product { get; set; }

    [BindProperty]
    public string? Maker { get; set; }

    [BindProperty]
    public string? Products { get; set; }

    [BindProperty]
    public string? Makers { get; set; }

    [BindProperty]
    public string? Notice { get; set; }

    [BindProperty]
    public string? Ends { get; set; }

    [BindProperty]
    public string? From { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    /// <summary>The rules of today, and of the days on which a change is known.</summary>
    public IReadOnlyList<RegisterRules> Ahead { get; private set; } = [];

    public IReadOnlyList<PolicyValue> History { get; private set; } = [];

    public IReadOnlyDictionary<PersonId, Person> People { get; private set; } = new Dictionary<PersonId, Person>();

    public bool IsMending { get; private set; }

    public static Choice[] Settings => [.. SettingForm.YesOrNo.Select(s => Choice.Of(s.Name, s.Question))];

    public static Choice[] Values => [Choice.Of(RulesInForce.Yes, new("はい", "Yes")), Choice.Of(RulesInForce.No, new("いいえ", "No"))];

    public static Choice[] Kinds => [Choice.Of("no", new("指定する", "Designated")), Choice.Of("yes", new("指定を終える", "No longer designated"))];

    private DateOnly Today => LegalCalendar.LegalDay(clock.GetUtcNow());

    public bool Offers(string form) => !IsMending || Request.Query["handler"] == form;

    public string? Within(string form) => IsMending ? null : form;

    public Task OnGetAsync(CancellationToken cancellation) => ShowAsync(cancellation);

    public Task<IActionResult> OnPostReadingAsync(CancellationToken cancellation)
    {
        var chosen = SettingForm.YesOrNo.FirstOrDefault(s => s.Name == Setting);
        var problems = SettingForm.Dated(From, Note, Today)
            .Unless(chosen.Name is not null, nameof(Setting), "setting-required", new("設定を選んでください。", "Choose the setting."))
            .Unless(Value is RulesInForce.Yes or RulesInForce.No, nameof(Value), "value-required", new("「はい」か「いいえ」を選んでください。", "Choose yes or no."));
        return KeepAsync(problems, () => (chosen.Name!, Value!, chosen.Article), cancellation);
    }

    public async Task<IActionResult> OnPostDesignationAsync(CancellationToken cancellation)
    {
        var entered = new EnteredDesignation(Trimmed(Product), Trimmed(Maker), SettingForm.Lines(Products), SettingForm.Lines(Makers), Trimmed(Notice), Ends == "yes");
        var problems = SettingForm.Dated(From, Note, Today).And(SettingForm.Designation(entered))
            .Unless(Ends is "yes" or "no", nameof(Ends), "value-required", new("指定か、指定の終わりかを選んでください。", "Choose whether it is designated or no longer so."));
        if (problems.Count == 0 && entered.Ends)
        {
            var then = await rules.OnAsync(TypedDay.Read(From)!.Value, cancellation);
            problems.Unless(then.Designated.Any(d => d.IsSameAs(entered.Product, entered.Maker)), nameof(Product), "not-designated", new(
                "この製品は、その日に指定されていません。製品名と製造者名を確かめてください。", "This product is not designated on that day. Look at product and maker again."));
        }

        return await KeepAsync(problems, () => (RulesInForce.DesignatedProducts, JsonSerializer.Serialize(entered), "Order, Art. 2(1)"), cancellation);
    }

    private async Task<IActionResult> KeepAsync(Problems problems, Func<(string Name, string Value, string Article)> what, CancellationToken cancellation)
    {
        if (problems.Count > 0)
        {
            IsMending = true;
            await ShowAsync(cancellation);
            return this.Mend(problems);
        }

        var (name, value, article) = what();
        var (from, note) = (TypedDay.Read(From)!.Value, Note!.Trim());
        settings.Set(name, value, from, note);
        acts.Write(new Act("critical-computers.rule-set", article, $"policy:{name}")
        {
            Content = new JsonObject { ["value"] = value, ["from"] = from.ToString("O", CultureInfo.InvariantCulture), ["note"] = note },
        });
        outbox.Raise(new RulesTakeForce(from), LegalCalendar.StartOf(from));
        await db.SaveChangesAsync(cancellation);
        this.Say(NoticeKind.Success, new Words("設定を保存しました。その日から、すべての台帳を判断し直します。届出済みのものと、進んでいる期限は変わりません。", "The setting was kept. From that day all registers are judged anew; what was filed and limits that run do not move."));
        return Redirect("/administration/computers");
    }

    private async Task ShowAsync(CancellationToken cancellation)
    {
        Ahead = await rules.FromAsync(Today, cancellation);
        History = await rules.HistoryAsync(cancellation);
        People = await who.PersonsAsync(History.Select(h => h.SetBy), cancellation);
    }

    private static string Trimmed(string? text) => (text ?? "").Trim();
}

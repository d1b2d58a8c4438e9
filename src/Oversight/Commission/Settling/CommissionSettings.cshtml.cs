using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Fields;

namespace Noroshi.Oversight.Commission.Settling;

/// <summary>What the law leaves open about the commission, with a day and a reason.</summary>
/// <remarks>For the system's administrator, who sees nothing of what the commission deliberates: whoever would read content (8(2)) does not open it to themselves.</remarks>
[Authorize(nameof(Permission.Administer))]
[Article("Act, Art. 62")]
internal sealed class CommissionSettingsPage(CommissionDesk desk, IPolicySettings settings, IRecordOfActs acts, StoreDb db) : PageModel, ITellsNoSecret
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Value { get; set; }

    [BindProperty]
    public string? From { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    public IReadOnlyList<(Words Name, string Value)> Now { get; private set; } = [];

    public IReadOnlyList<PolicyValue> History { get; private set; } = [];

    public IReadOnlyList<Choice> Names => [.. SettingOfTheCommission.All.Select(s => Choice.Of(s.Name, s.Text, s.Help))];

    public Words Called(string name) => SettingOfTheCommission.All.First(s => s.Name == name).Text;

    public Task OnGetAsync(CancellationToken cancellation) => ShowAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var (setting, from, value) = (SettingOfTheCommission.All.FirstOrDefault(s => s.Name == Name), TypedDay.Read(From), Value?.Trim() ?? "");
        var problems = new Problems()
            .Unless(setting is not null, nameof(Name), "name", new("設定を選んでください。", "Choose a setting."))
            .Unless(setting is null || setting.Admits(value), nameof(Value), "value", setting is null ? new("値を入力してください。", "Enter the value.") : new($"この値は使えません：{setting.Help.Ja}。", $"Not possible here: {setting.Help.En}."))
            .Unless(from is not null && from >= desk.Today, nameof(From), "from", new("いつからかを、今日以後の日付で入力してください。", "Enter the first day, today or later."))
            .Unless(TypedText.IsSaid(Note, 500), nameof(Note), "note", new("理由を500字以内で入力してください。", "Say why, in at most 500 characters."));
        if (problems.Count > 0)
        {
            await ShowAsync(cancellation);
            return this.Mend(problems);
        }

        settings.Set(setting!.Name, value, from!.Value, Note!.Trim());
        acts.Write(new Act("oversight.policy-set", "Act, Art. 62", $"policy:{setting.Name}") { Content = new JsonObject { ["value"] = value, ["from"] = from.Value.ToString("O", CultureInfo.InvariantCulture), ["note"] = Note.Trim() } });
        return await this.DoneAsync(db, new("設定を保存しました。", "The setting was kept."), "/administration/commission", cancellation);
    }

    private async Task ShowAsync(CancellationToken cancellation)
    {
        Now = await SettingOfTheCommission.NowAsync(desk, cancellation);
        History = await settings.HistoryAsync(SettingOfTheCommission.All.Select(s => s.Name), cancellation);
    }
}
